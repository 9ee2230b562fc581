/** How tones and glyphs look on one terminal: its own sixteen colours, a theme with colours of its own, or none; box drawing or plain ASCII. */
import { toAscii } from '../draw/glyphs.ts'
import type { Grid, Span, Tone } from '../draw/grid.ts'
import { width } from '../text.ts'
import { type Ground, type ThemeName, themes } from './themes.ts'

/** `name` is `terminal` where it is absent, `ground` unknown. */
export type Theme = {
  colour: boolean
  ascii: boolean
  name?: ThemeName | undefined
  ground?: Ground | undefined
  /** The terminal can be asked for its ground. */
  asks?: true | undefined
  /** Nothing moves by itself: no seconds, no blinking, nothing that counts up. */
  still?: boolean | undefined
}

/** What tells two looks apart, for what is drawn once and kept. */
export function lookKey({ colour, ascii, name, ground, still }: Theme): string {
  return `${colour} ${ascii} ${still} ${colour ? name : ''} ${colour ? ground : ''}`
}

/** SGR parameters of a row's ground and letters, where the theme has its own; undefined leaves both to the terminal. */
export function groundOf({ colour, name = 'terminal' }: Theme): string | undefined {
  return colour ? themes[name].ground : undefined
}

/** What is chosen is turned round in every theme. */
const chosen = '7'

/** Arrows, frames, blocks, bullets, ticks and braille: what is a sign and no letter. */
const signs = /([\u2190-\u21ff\u2500-\u25ff\u2700-\u27bf\u2800-\u28ff]+)/

/** One stretch of text in its tone, closed again behind it. */
export function styled(text: string, tone: Tone, theme: Theme): string {
  const { text: letters, sign } = themes[theme.name ?? 'terminal'].styles(theme.ground)[tone]
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
    const at = text.indexOf(`\x1b[${chosen}m`)
    if (at >= 0) return { row, column: width(unstyled(text.slice(0, at))) }
  }
  return undefined
}

const rendered = new WeakMap<Grid, Map<string, string[]>>()

/** A drawing as rows for the terminal; computed once for a drawing and look, however many screens show it. */
export function rowsOf(grid: Grid, theme: Theme): string[] {
  const key = lookKey(theme)
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
