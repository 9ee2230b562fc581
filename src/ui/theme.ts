/** How tones and glyphs look on one terminal: its sixteen colours or none, its box drawing or plain ASCII. */
import { toAscii } from '../draw/glyphs.ts'
import type { Grid, Span, Tone } from '../draw/grid.ts'

export type Theme = { colour: boolean; ascii: boolean }

/** SGR parameters a tone. Colour only repeats what the text says, and nothing is dimmed: the wall is five metres away. */
const styles: Record<Tone, { mono: string; colour: string }> = {
  plain: { mono: '', colour: '' },
  strong: { mono: '1', colour: '1' },
  accent: { mono: '1', colour: '1;36' },
  good: { mono: '', colour: '32' },
  warn: { mono: '1', colour: '1;33' },
  focus: { mono: '7', colour: '7' },
  quiet: { mono: '', colour: '' },
}

/** One stretch of text in its tone, closed again behind it. */
export function styled(text: string, tone: Tone, theme: Theme): string {
  const shown = theme.ascii ? toAscii(text) : text
  const sgr = styles[tone][theme.colour ? 'colour' : 'mono']
  return sgr ? `\x1b[${sgr}m${shown}\x1b[0m` : shown
}

/** A row of stretches as one string for the terminal. */
function styledRow(spans: readonly Span[], theme: Theme): string {
  return spans.map(s => styled(s.text, s.tone, theme)).join('')
}

/** Styled text without its styles; every blank stays. */
export function unstyled(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m/g, '')
}

const rendered = new WeakMap<Grid, Map<string, string[]>>()

/** A drawing as rows for the terminal; computed once for a drawing and look, however many screens show it. */
export function rowsOf(grid: Grid, theme: Theme): string[] {
  const key = `${theme.colour}${theme.ascii}`
  let byTheme = rendered.get(grid)
  if (!byTheme) {
    byTheme = new Map()
    rendered.set(grid, byTheme)
  }
  let rows = byTheme.get(key)
  if (!rows) {
    rows = Array.from({ length: grid.height }, (_, y) => styledRow(grid.spans(y), theme))
    byTheme.set(key, rows)
  }
  return rows
}
