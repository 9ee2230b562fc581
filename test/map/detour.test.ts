/** The way around what is in the way: what it costs is what the line of dots meets that is drawn along it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detour } from '../../src/map/drawing/detour.ts'
import { Follower } from '../../src/map/drawing/follow.ts'
import type { Cell } from '../../src/map/drawing/scale.ts'

const [columns, rows] = [24, 12]
const plot = { row: 0, column: 0, rows, columns }
const cell = fc.tuple(fc.nat({ max: rows - 1 }), fc.nat({ max: columns - 1 }))

test('law: it passes no marker where a way past all of them is there', () => {
  fc.assert(
    fc.property(cell, cell, fc.array(cell, { maxLength: 30 }), (from, to, markers) => {
      const cover = new Uint8Array(columns * rows)
      // Markers that leave every other row and column free never shut anything in.
      for (const [row, column] of markers) if (row % 2 && column % 2) cover[row * columns + column] = 2
      const by = new Follower(cover, columns)
      const way: Cell[] = detour(from, to, plot, by) ?? [from, to]
      const look = by.follow(way)
      if (way.length > 2 || look.length) expect(look.foreign).toBe(0)
    }),
    { numRuns: 400 },
  )
})

test('a wall of text with a gap is passed through the gap, slanting either way', () => {
  for (const [from, to] of [
    [
      [2, 2],
      [9, 20],
    ],
    [
      [9, 20],
      [2, 2],
    ],
    [
      [9, 2],
      [2, 20],
    ],
    [
      [2, 20],
      [9, 2],
    ],
  ] as [Cell, Cell][]) {
    const cover = new Uint8Array(columns * rows)
    for (let row = 0; row < rows; row++) if (row !== 5 && row !== 6) cover[row * columns + 11] = 1
    const by = new Follower(cover, columns)
    expect(by.follow(detour(from, to, plot, by) ?? []).hidden).toBe(0)
  }
})
