/** A screen as an SVG picture: its cells and styles as the terminal would show them, in light or dark colours of our own. */
import { entities, fixed } from '../draw/svg.ts'
import { width } from '../text.ts'
import { unstyled } from './theme.ts'

/** Pixels of a cell, of the letters in it, and around the screen. */
const cell = { wide: 9, high: 19, letter: 15 }
const margin = 12

/** Ground and ink, then what 31 to 36 look like; letters on the ground have at least 4.5 : 1. */
export const palettes = {
  light: {
    ground: '#ffffff',
    ink: '#1f2328',
    colours: ['#b3261e', '#1a7f37', '#7a5c00', '#0550ae', '#8250df', '#0b6e82'],
  },
  dark: {
    ground: '#16181c',
    ink: '#e6e6e6',
    colours: ['#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#39c5cf'],
  },
}

export type ScreenLook = { columns: number; title: string; dark?: boolean }

/** The picture of rows as a terminal gets them: text with our styles (SGR), nothing else. One SVG text. */
export function screenSvg(rows: readonly string[], { columns, title, dark = false }: ScreenLook): string {
  const { ground, ink, colours } = palettes[dark ? 'dark' : 'light']
  const [wide, high] = [columns * cell.wide + 2 * margin, rows.length * cell.high + 2 * margin]
  const said = rows.map(row => unstyled(row).trimEnd()).filter(Boolean)
  const classes = colours.map((colour, i) => `.c${31 + i}{fill:${colour}}`).join('')
  const style =
    `text{font:${cell.letter}px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:${ink};white-space:pre}` +
    `.b{font-weight:700}.r{fill:${ground}}.g{fill:${ground}}.i{fill:${ink}}${classes}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img">`,
    `<title>${entities(title)}</title><desc>${entities(said.join('\n'))}</desc><style>${style}</style>`,
    `<rect class="g" width="${wide}" height="${high}" rx="6"/>`,
    ...rows.flatMap((row, y) => rowOf(row, margin + y * cell.high)),
    '</svg>',
  ].join('\n')
}

/** A stretch of a row in one style, from a column on. */
type Run = { text: string; at: number; sgr: string[] }

function rowOf(row: string, top: number): string[] {
  return runsOf(row).flatMap(({ text, at, sgr }) => {
    const [x, cells] = [margin + at * cell.wide, width(text)]
    const isReverse = sgr.includes('7')
    const ground = isReverse
      ? [`<rect class="i" x="${fixed(x)}" y="${top}" width="${cells * cell.wide}" height="${cell.high}"/>`]
      : []
    if (!text.trim()) return ground
    const colour = sgr.find(n => /^3[1-6]$/.test(n))
    const kinds = [sgr.includes('1') && 'b', isReverse && 'r', colour && `c${colour}`].filter(Boolean).join(' ')
    const kind = kinds && ` class="${kinds}"`
    // Whatever font a reader has, each stretch takes just its cells.
    const place = `x="${fixed(x)}" y="${fixed(top + cell.letter - 1)}" textLength="${cells * cell.wide}" lengthAdjust="spacingAndGlyphs"`
    return [...ground, `<text${kind} ${place}>${entities(text)}</text>`]
  })
}

/** A row cut where its style changes and where blanks part words that stand far from each other. */
function runsOf(row: string): Run[] {
  const runs: Run[] = []
  let sgr: string[] = []
  let at = 0
  for (const piece of row.split(/(\x1b\[[0-9;]*m)/)) {
    const style = /^\x1b\[([0-9;]*)m$/.exec(piece)
    if (style) {
      sgr = (style[1] ?? '').split(';').filter(n => n && n !== '0')
      continue
    }
    for (const text of sgr.includes('7') ? [piece] : piece.split(/( {2,})/)) {
      if (text.trim() || (text && sgr.includes('7'))) {
        const lead = sgr.includes('7') ? 0 : text.length - text.trimStart().length
        const shown = sgr.includes('7') ? text : text.trim()
        runs.push({ text: shown, at: at + lead, sgr })
      }
      at += width(text)
    }
  }
  return runs
}
