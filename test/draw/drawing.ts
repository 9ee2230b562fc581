/** Compares a drawing with the text file a person has looked at. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Grid } from '../../src/draw/grid.ts'
import { width } from '../../src/text.ts'
import { redraws } from '../support/redraw.ts'
import { toneRows } from './tones.ts'

/**
 * The drawing must be row for row what stands in `fixtures/drawings/<name>.txt`, its tones too, and no row wider than it says. With
 * `FLYWHEEL_DRAW=1` the file is written anew instead: then look at it, that is the test.
 */
export function expectDrawing(grid: Grid, name: string): void {
  const lines = grid.lines()
  for (const line of lines) expect(width(line), line).toBeLessThanOrEqual(grid.width)
  const file = new URL(`../fixtures/drawings/${name}.txt`, import.meta.url)
  const text = `${[...lines, '='.repeat(grid.width - 6).concat(' tones'), ...toneRows(grid)].join('\n')}\n`
  if (redraws()) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}
