/** Finds texts on the rows of a screen as somebody reads them: whole, or broken over rows that stand in line. */
import { itemAt } from '../../src/lists.ts'

/** A part of a text on one row, from a column up to one that is no more of it. */
type Line = { row: number; from: number; to: number }

/** Which ends of the rows of a broken text stand in line. */
type End = 'from' | 'to'

/** Whether a text is on a screen: with blanks and line ends all one, or broken into rows as a map breaks a name. */
export function isOnScreen(text: string, rows: readonly string[]): boolean {
  return rows.join('\n').replace(/\s+/g, ' ').includes(text) || drawn(text, rows).length > 0
}

/** A letter at the end of what stands before a text; a mark between them is no letter and no line of a drawing. */
const inFront = /(?:^|[^\p{L}\p{N}])([A-Z]{1,2})[ ·]{1,3}(?:[^\sA-Z│┊]{1,2} +)?$/u

/**
 * The letter that stands for a text, in capitals: the one in front of it, a mark of a card between them or not, or else the one nearest to
 * it on any side, as the letter on the marker of a part is beside, above or below its name. Throws when there is none, or two are as near.
 */
export function letterFor(text: string, rows: readonly string[]): string {
  const places = drawn(text, rows)
  for (const line of places.flat()) {
    const letter = inFront.exec(itemAt(rows, line.row).slice(0, line.from))?.[1]
    if (letter) return letter
  }
  const near = places.flatMap(lines => lettersAbout(lines, rows))
  const least = Math.min(...near.map(l => l.far))
  const nearest = new Set(near.filter(l => l.far === least).map(l => l.letter))
  const [letter] = nearest
  if (letter && nearest.size === 1) return letter
  throw new Error(`${letter ? 'two letters are as near to' : 'no letter beside'} "${text}" on\n${rows.join('\n')}`)
}

/** Where a text stands; where it is nowhere whole, where it stands broken. */
function drawn(text: string, rows: readonly string[]): Line[][] {
  const whole = rows.flatMap((_, row) => linesOf(text, rows, row).map(line => [line]))
  if (whole.length) return whole
  const pieces = text.split(/(?<=[ _/-])/)
  return rows.flatMap((_, row) => (['from', 'to'] as const).flatMap(end => broken(pieces, rows, row, end)))
}

/** The places of a text that begins on a row and goes on below it, at least one piece a row, all in line at one end. */
function broken(pieces: readonly string[], rows: readonly string[], row: number, end: End, at?: number): Line[][] {
  if (row >= rows.length) return []
  return pieces.flatMap((_, i) => {
    const [own, rest] = [pieces.slice(0, i + 1).join(''), pieces.slice(i + 1)]
    const isInLine = (line: Line) => at === undefined || line[end] === at
    const lines = linesOf(own.trimEnd(), rows, row).filter(line => isInLine(line) && isApart(line, rows))
    if (!rest.length) return at === undefined ? [] : lines.map(line => [line])
    return lines.flatMap(line => broken(rest, rows, row + 1, end, line[end]).map(below => [line, ...below]))
  })
}

function linesOf(text: string, rows: readonly string[], row: number): Line[] {
  const found: Line[] = []
  const shown = itemAt(rows, row)
  for (let from = shown.indexOf(text); from >= 0; from = shown.indexOf(text, from + 1))
    found.push({ row, from, to: from + text.length })
  return found
}

/** Whether no letter or digit goes on where a line begins and ends. */
function isApart({ row, from, to }: Line, rows: readonly string[]): boolean {
  const shown = itemAt(rows, row)
  return !/[\p{L}\p{N}]/u.test(`${shown[from - 1] ?? ''}${shown[to] ?? ''}`)
}

/** The letters as near to a text as a name is to its marker, with their distance squared; a row is a little over two columns high. */
function lettersAbout(lines: readonly Line[], rows: readonly string[]): { letter: string; far: number }[] {
  return rows
    .flatMap((text, row) =>
      Array.from(text.matchAll(/(?<![\p{L}\p{N}])[A-Z]{1,2}(?![\p{L}\p{N}])/gu), ({ index, 0: letter }) => {
        const aside = ({ from, to }: Line) => Math.max(0, from - index - letter.length + 1, index - to + 1)
        const far = Math.min(...lines.map(line => aside(line) ** 2 + 5 * (row - line.row) ** 2))
        // In the first column the name of the axis stands upright.
        return { letter, far: index > 0 ? far : 0 }
      }),
    )
    .filter(({ far }) => far > 0 && far <= 9)
}
