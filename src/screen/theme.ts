/** How tones and glyphs look on one terminal: its sixteen colours or none, its box drawing or plain ASCII. */
import { toAscii } from '../draw/glyphs.ts'
import type { Grid, Span, Tone } from '../draw/grid.ts'
import { width } from '../text.ts'

export type Theme = { colour: boolean; ascii: boolean }

/**
 * SGR parameters a tone: of text, and of signs where the terminal has colours. None of the sixteen colours can be read on
 * light and dark palettes alike, so letters keep the terminal's own and are bold; colour is for signs, and only repeats
 * what the text says. Nothing is dimmed: the wall is five metres away.
 *
 * Each phase of the wheel has its hue wherever it is drawn (strip, ring, the rules of the frame); `accent` is for what is one's own or
 * given by people, dots and bars for one; `focus` turns what is chosen round.
 */
export const styles: Readonly<Record<Tone, { text: string; sign: string }>> = {
  plain: { text: '', sign: '' },
  strong: { text: '1', sign: '1' },
  accent: { text: '1', sign: '1;35' },
  good: { text: '', sign: '1;32' },
  warn: { text: '1', sign: '1;31' },
  focus: { text: '7', sign: '7' },
  quiet: { text: '', sign: '' },
  link: { text: '', sign: '1;34' },
  purpose: { text: '', sign: '1;34' },
  challenge: { text: '', sign: '1;31' },
  action: { text: '', sign: '1;32' },
  value: { text: '', sign: '1;36' },
}

/** Arrows, frames, blocks, bullets, ticks and braille: what is a sign and no letter. */
const signs = /([\u2190-\u21ff\u2500-\u25ff\u2700-\u27bf\u2800-\u28ff]+)/

/** One stretch of text in its tone, closed again behind it. */
export function styled(text: string, tone: Tone, theme: Theme): string {
  const { text: letters, sign } = styles[tone]
  const shown = theme.ascii ? toAscii(text) : text
  if (!theme.colour || sign === letters || !signs.test(shown)) return dressed(shown, letters)
  // Every second piece is one of signs.
  return shown
    .split(signs)
    .map((part, i) => dressed(part, i % 2 ? sign : letters))
    .join('')
}

function dressed(text: string, sgr: string): string {
  return sgr && text ? `\x1b[${sgr}m${text}\x1b[0m` : text
}

/** A row of stretches as one string for the terminal. */
function styledRow(spans: readonly Span[], theme: Theme): string {
  return spans.map(s => styled(s.text, s.tone, theme)).join('')
}

/** Styled text without its styles; every blank stays. */
export function unstyled(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m/g, '')
}

/**
 * Where what is chosen begins: the first cell in the tone `focus`, in rows and cells from 0; undefined when nothing is. The
 * terminal's cursor stands there, for those who follow it: a magnifier, a reader, a display in braille.
 */
export function chosenIn(rows: readonly string[]): { row: number; column: number } | undefined {
  for (const [row, text] of rows.entries()) {
    const at = text.indexOf(`\x1b[${styles.focus.text}m`)
    if (at >= 0) return { row, column: width(unstyled(text.slice(0, at))) }
  }
  return undefined
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
