/** Strokes and progress. */
import { expect, test } from 'vitest'
import { progress, stroke } from '../../src/draw/bars.ts'

test('progress tells begun from not begun and almost from all', () => {
  expect([0, 1, 50, 99, 100, 120].map(n => progress(n, 100, 8))).toEqual([
    '░░░░░░░░',
    '█░░░░░░░',
    '████░░░░',
    '███████░',
    '████████',
    '████████',
  ])
  expect([progress(0, 0, 3), progress(1, 2, 0), progress(1, 2, 1)]).toEqual(['░░░', '', '░'])
})
test('a stroke is to half a cell and never nothing for something', () => {
  expect([0, -1, Number.NaN, 0.01, 0.5, 1, 2.5].map(stroke)).toEqual(['', '', '', '▌', '▌', '█', '██▌'])
})
