/** The tones of a drawing as rows of text, so that a fixture tells them too. */
import type { Grid, Tone } from '../../src/draw/grid.ts'
import { width } from '../../src/text.ts'

const letters: Record<Tone, string> = {
  plain: '.',
  strong: 's',
  accent: 'a',
  good: 'g',
  warn: 'w',
  focus: 'f',
  quiet: 'q',
  link: 'l',
  purpose: '1',
  challenge: '2',
  action: '3',
  value: '4',
}

/** A letter for each cell with something on it: the first of its tone, a dot for plain. As wide and high as the drawing. */
export function toneRows(grid: Grid): string[] {
  return Array.from({ length: grid.height }, (_, row) =>
    grid
      .spans(row)
      .map(({ text, tone }) => text.replace(/[^ ]+/gu, word => letters[tone].repeat(width(word))))
      .join('')
      .trimEnd(),
  )
}
