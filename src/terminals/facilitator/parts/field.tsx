/** The line that is typed into. What it holds is kept by the screen, so that no key of the screen can lose it. */
import { Box, Text } from 'ink'
import TextInput from 'ink-text-input'
import { createContext, useContext, useLayoutEffect, useRef, useState } from 'react'
import { lifeOf } from '../../../interact/typed.ts'
import { atCursor, type Edited, edit, typeInto } from '../../../screen/edit-line.ts'
import type { Line } from '../../../screen/small-drawing.ts'
import { styled } from '../../../screen/theme.ts'
import { useSurface } from '../context.ts'

export const LineContext = createContext<((line: Line) => void) | undefined>(undefined)

type FieldProps = {
  value: string
  onChange(value: string): void
  /** Shown in front, default `> `. */
  prompt?: string
  /** Draws nothing of the text, not even its length. */
  masked?: boolean
  /** What stands here is only a guess: the first thing typed takes its place. */
  guessed?: boolean
  /** Cells the line may take before it wraps. */
  width: number
}

export function Field({ value, onChange, prompt = '> ', masked = false, guessed = false, width }: FieldProps) {
  const { theme, router } = useSurface()
  const tell = useContext(LineContext)
  useLayoutEffect(() => tell?.({ prompt, value, masked }), [tell, prompt, value, masked])
  // Several keys may come before the next drawing, so the line is kept here; a value from outside puts the cursor at its end.
  const line = useRef({ text: value, at: value.length, turn: 0 })
  if (line.current.text !== value) line.current = { text: value, at: value.length, turn: line.current.turn + 1 }
  const [, draw] = useState(0)
  const become = ({ text, at }: Edited, turn = line.current.turn + 1) => {
    const moved = text === line.current.text
    line.current = { text, at, turn }
    if (moved) draw(n => n + 1)
    else onChange(text)
  }
  const guess = useRef(guessed)
  useLayoutEffect(() =>
    router.line(how => {
      guess.current = false
      become(edit(line.current, how))
    }),
  )
  const [before, under, after] = atCursor(line.current)
  // The library types well at the end of its text, so its text always ends at the cursor; every other edit is made on
  // the whole line, and a new one begins where the cursor then is (its key changes).
  const typed = (text: string) => {
    const added = text.slice(before.length)
    if (!guess.current) return become(typeInto(line.current, added), line.current.turn)
    guess.current = false
    become(typeInto({ text: '', at: 0 }, added))
  }
  return (
    <Box flexShrink={0} paddingLeft={1}>
      <Box flexShrink={0}>
        <Text>{styled(prompt, 'strong', theme)}</Text>
      </Box>
      {masked && <Text>{theme.ascii ? lifeOf(value).replace('…', '...') : lifeOf(value)} </Text>}
      {masked && <Text inverse> </Text>}
      <Box width={Math.max(8, width - prompt.length - 2)} display={masked ? 'none' : 'flex'}>
        <Text>
          <TextInput key={line.current.turn} value={before} onChange={typed} showCursor={false} />
          <Text inverse>{under.trim() ? under : ' '}</Text>
          {under === '\n' ? under : ''}
          {after}
        </Text>
      </Box>
    </Box>
  )
}
