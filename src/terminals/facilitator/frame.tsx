/** The fixed rows of every screen: header, wheel strip, message, keys, and the two rules between; in a small window header, message and keys. */
import { Box } from 'ink'
import { useLayoutEffect, useMemo, useState } from 'react'
import { drawFooter, drawTop, frameRows, type Header, hasHelp, hintsOf, leaveOf } from '../../screen/frame-drawing.ts'
import { reworded } from '../../screen/keys/changes.ts'
import { liveRows } from '../../screen/router.ts'
import { drawSmall, frameIn, type Line, sparedRows } from '../../screen/small-drawing.ts'
import { useChanged, useSurface } from './context.ts'
import { LineContext } from './parts/field.tsx'
import { Rows } from './parts/rows.tsx'
import type { ScreenContent } from './screen.ts'

export { frameRows, type Header }

/** `question` stays on the screen when the window is too small for the rest of it. */
type FrameProps = { header: Header; content: ScreenContent; message: string; question?: string }

export function Frame({ header, content: hands, message: said, question }: FrameProps) {
  const { width, height: whole, reduced = false, router } = useSurface()
  const height = reduced ? whole - sparedRows : whole
  const typing = hands.typing ?? false
  const small = frameIn(width, height) === 'none'
  const [line, setLine] = useState<Line>()
  const layers = useChanged(hands.layers)
  useLayoutEffect(() => router.activate({ layers, typing, paste: hands.paste, click: hands.click }))
  const message = reworded(said, liveRows(layers, typing))
  const top = useMemo(() => drawTop(header, width, reduced), [header, width, reduced])
  const keys = hintsOf(layers, typing)
  const footer = drawFooter({
    keys,
    mode: hands.mode,
    leave: typing ? leaveOf(layers) : undefined,
    help: !typing || hasHelp(layers),
    message,
    width,
    hue: header.hue,
    reduced,
  })
  // The screen stays mounted while the window is too small: what is typed goes on into the same line.
  return (
    <LineContext value={small ? setLine : undefined}>
      {small && <Rows of={drawSmall({ header, question, line: typing ? line : undefined, message, width, height })} />}
      <Box flexDirection="column" width={width} height={height} display={small ? 'none' : 'flex'}>
        <Rows of={top} />
        <Box flexDirection="column" height={Math.max(1, whole - frameRows)} flexShrink={0} overflow="hidden">
          {hands.main}
        </Box>
        <Rows of={footer} />
      </Box>
    </LineContext>
  )
}
