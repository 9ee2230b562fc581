/** The line that is typed into. What it holds is kept by the screen, so that no key of the screen can lose it. */
import { Box, type Key as InkKey, Text, useInput } from 'ink'
import { createContext, useContext, useLayoutEffect, useRef, useState } from 'react'
import { clean } from '../../text.ts'
import { useSurface } from '../context.ts'
import { atCursor, type Edit, edit, lineLimit, typeInto } from '../edit-line.ts'
import { styled } from '../theme.ts'

/** The line that is typed, for a window that is too small to show the field itself. */
export type Line = { prompt: string; value: string; masked: boolean }
export const LineContext = createContext<((line: Line) => void) | undefined>(undefined)

type FieldProps = {
  value: string
  onChange(value: string): void
  /** Shown in front, default `> `. */
  prompt?: string
  /** Draws nothing of the text, not even its length. */
  masked?: boolean
  /** Cells the line may take before it wraps. */
  width: number
}

export function Field({ value, onChange, prompt = '> ', masked = false, width }: FieldProps) {
  const { theme } = useSurface()
  const tell = useContext(LineContext)
  useLayoutEffect(() => tell?.({ prompt, value, masked }), [tell, prompt, value, masked])
  // Several keys may come before the next drawing, so the line is kept here; a value from outside puts the cursor at its end.
  const line = useRef({ text: value, at: value.length })
  if (line.current.text !== value) line.current = { text: value, at: value.length }
  const [, move] = useState(0)
  useInput((input, key) => {
    const how = editOf(input, key)
    if (!how && (!input || key.ctrl || key.meta || key.return || key.tab || key.escape)) return
    line.current = how ? edit(line.current, how) : typeInto(line.current, input)
    if (line.current.text !== value) onChange(line.current.text)
    move(n => n + 1)
  })
  const [before, under, after] = atCursor(line.current)
  return (
    <Box flexShrink={0} paddingLeft={1}>
      <Box flexShrink={0}>
        <Text>{styled(prompt, 'strong', theme)}</Text>
      </Box>
      {masked && <Text>(typing, hidden) </Text>}
      {masked && <Text inverse> </Text>}
      <Box width={Math.max(8, width - prompt.length - 2)} display={masked ? 'none' : 'flex'}>
        <Text>{`${before}\x1b[7m${under.trim() ? under : ' '}\x1b[27m${under === '\n' ? under : ''}${after}`}</Text>
      </Box>
    </Box>
  )
}

/** The keys of a line as Ink names them. */
function editOf(input: string, key: InkKey): Edit | undefined {
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.backspace) return 'backspace'
  if (key.delete) return 'delete'
  if (key.ctrl) return ({ u: 'cut-to-start', w: 'cut-word' } as const)[input]
  return undefined
}

/** The text of a line as it will be kept; a card keeps its line breaks. */
export function textOf(value: string, lines = false): string {
  return clean(value, lineLimit, { lines })
}
