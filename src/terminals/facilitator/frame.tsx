/** The fixed rows of every screen: header, wheel strip, message, keys, and the two rules between; in a small window header, message and keys. */
import { Box } from 'ink'
import { useLayoutEffect, useMemo, useState } from 'react'
import { drawFooter, drawTop, footerKeys, frameRows, type Header as Still } from '../../screen/frame-drawing.ts'
import { reworded } from '../../screen/keys/changes.ts'
import { liveRows } from '../../screen/router.ts'
import { drawSmall, frameIn, type Line, sparedRows } from '../../screen/small-drawing.ts'
import { rowsOf } from '../../screen/theme.ts'
import { useChanged, useSurface } from './context.ts'
import { LineContext } from './parts/field.tsx'
import { Rows, TickingRows } from './parts/rows.tsx'
import type { ScreenContent } from './screen.ts'
import { type Ticking, useTime } from './use-clock.ts'

export { frameRows }

/** A header; the time of its clock stands at the right end of it, and changes without the rest. */
export type Header = Still & { clock?: Ticking & { text(time: number): string } }

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
  const footer = drawFooter({
    ...footerKeys(layers, typing),
    mode: hands.mode,
    message,
    width,
    hue: header.hue,
    reduced,
  })
  // The screen stays mounted while the window is too small: what is typed goes on into the same line.
  return (
    <LineContext value={small ? setLine : undefined}>
      {small && <Small {...{ header, question, line: typing ? line : undefined, message, width, height }} />}
      <Box flexDirection="column" width={width} height={height} display={small ? 'none' : 'flex'}>
        <Top header={header} />
        <Box flexDirection="column" height={Math.max(1, whole - frameRows)} flexShrink={0} overflow="hidden">
          {hands.main}
        </Box>
        <Rows of={footer} />
      </Box>
    </LineContext>
  )
}

const noClock = { base: 0, still: true }

/** The header with its clock at this time. */
function whole({ clock, ...header }: Header, time: number): Still {
  return clock ? { ...header, right: `${header.right}  ${clock.text(time)}` } : header
}

function Top({ header }: { header: Header }) {
  const { width, reduced = false, theme } = useSurface()
  const { base, still } = header.clock ?? noClock
  const below = useMemo(() => {
    const [, ...rows] = rowsOf(drawTop(whole(header, 0), width, reduced), theme)
    return rows
  }, [header, width, reduced, theme])
  const at = (time: number) => [...rowsOf(drawTop(whole(header, time), width, true), theme), ...below]
  return <TickingRows base={base} still={still} at={at} />
}

function Small({ header, ...rest }: { header: Header } & Omit<Parameters<typeof drawSmall>[0], 'header'>) {
  const time = useTime(header.clock ?? noClock, at => header.clock?.text(at) ?? '')
  return <Rows of={drawSmall({ header: whole(header, time), ...rest })} />
}
