/** The line that is typed into. What it holds is kept by the screen, so that no key of the screen can lose it. */
import { Box, Text } from 'ink'
import TextInput from 'ink-text-input'
import { createContext, useContext, useLayoutEffect } from 'react'
import { clean, graphemes } from '../../text.ts'
import { useSurface } from '../context.ts'
import { styled } from '../theme.ts'

/** The line that is typed, for a window that is too small to show the field itself. */
export type Line = { prompt: string; value: string; masked: boolean }
export const LineContext = createContext<((line: Line) => void) | undefined>(undefined)

/** Longest line, in characters. */
export const lineLimit = 1_000

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
  const change = (typed: string) => onChange(kept(value, typed))
  return (
    <Box flexShrink={0} paddingLeft={1}>
      <Box flexShrink={0}>
        <Text>{styled(prompt, 'strong', theme)}</Text>
      </Box>
      {masked && <Text>(typing, hidden) </Text>}
      {masked && <Text inverse> </Text>}
      <Box width={Math.max(8, width - prompt.length - 2)} display={masked ? 'none' : 'flex'}>
        <TextInput value={value} onChange={change} />
      </Box>
    </Box>
  )
}

/** What is kept of a change: controls out, the length capped, and a deleted half of a character takes its other half along. */
function kept(before: string, typed: string): string {
  if (typed.length < before.length) {
    const whole = graphemes(before)
    let at = 0
    while (at < typed.length && typed[at] === before[at]) at++
    let start = 0
    for (const g of whole) {
      if (at < start + g.length) {
        // Only a part of this character is gone: take all of it.
        if (g.length > 1) return before.slice(0, start) + before.slice(start + g.length)
        break
      }
      start += g.length
    }
    return typed
  }
  const safe = typed.replace(/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu, c => (c === '\n' ? '\n' : ''))
  return safe.length > lineLimit ? graphemes(safe).slice(0, lineLimit).join('') : safe
}

/** The text of a line as it will be kept; a card keeps its line breaks. */
export function textOf(value: string, lines = false): string {
  return clean(value, lineLimit, { lines })
}
