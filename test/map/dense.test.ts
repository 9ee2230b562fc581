/** Maps nobody drew: real ones turned round, merged and crowded, whose drawings must keep what every drawing keeps. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { madeMap } from '../../bench/measure/map-speed.ts'
import { variations, varied } from '../../bench/measure/varied-maps.ts'
import { checkDrawing } from '../../src/map/check-drawing.ts'
import { drawingJson, paint } from '../../src/map/drawing/draw.ts'
import { layout } from '../../src/map/drawing/layout.ts'
import type { Size } from '../../src/map/drawing/scale.ts'
import { parse } from '../../src/map/text/parse.ts'
import { width } from '../../src/text.ts'

const checkout = readFileSync(new URL('../fixtures/maps/checkout.owm', import.meta.url), 'utf8')
const crowd = madeMap(60)

function drawn(text: string, size: Size) {
  const { map } = parse(text)
  const plan = layout(map, size)
  const drawing = drawingJson(plan, paint(plan))
  return { drawing, ...checkDrawing(map, drawing) }
}

for (const how of variations)
  test(`${how}: no cell is written twice, nothing stands elsewhere, no name is lost`, () => {
    for (const [text, other] of [
      [checkout, crowd],
      [crowd, checkout],
    ] as const)
      for (const [columns, rows] of [
        [60, 15],
        [80, 24],
        [120, 40],
        [200, 60],
      ] as const) {
        const { drawing, ...seen } = drawn(varied(text, how, other), { columns, rows })
        expect(drawing.rows.filter(r => width(r) > columns)).toEqual([])
        expect(seen).toMatchObject({ overwritten: 0, stageChanged: 0, inverted: 0 })
        // Every name stands on the map, or in the list by its number.
        const list = [...drawing.keys, ...drawing.more].join(' ').replace(/\s+/g, '')
        for (const { label } of drawing.nodes)
          if (label.key !== undefined) expect(list).toContain(`[${label.key}]${label.text}`.replace(/\s+/g, ''))
        if (columns >= 120) expect(seen).toMatchObject({ neither: 0, allHidden: 0 })
        if (columns >= 200) expect(seen.full).toBe(seen.nodes)
      }
  })

test('from 120 columns on, names that are only a number stand beside the map, which keeps 80', () => {
  const { map } = parse(realisticMap(33))
  const plan = layout(map, { columns: 120, rows: 24 })
  expect(plan.scale.plot.columns).toBeGreaterThanOrEqual(80)
  expect(plan.beside).toEqual([expect.stringMatching(/^\[1\] \w/), expect.stringMatching(/^ {2}\w/)])
  expect(plan.below.join()).not.toContain('[1]')
  const rows = paint(plan).lines()
  for (const [i, said] of plan.beside.entries()) expect(rows[i + 1]).toMatch(new RegExp(`.{82,} {2}${bare(said)}$`))
  const narrow = layout(map, { columns: 119, rows: 24 })
  expect([narrow.aside, narrow.beside]).toEqual([0, []])
  // The list keeps its place while a part moves, and what it has no room for is told.
  const components = map.components.map((c, i) => (i ? c : { ...c, evolution: c.evolution + 0.02 }))
  expect(layout({ ...map, components }, plan.size, { before: plan, quick: true }).aside).toBe(plan.aside)
})

function bare(text: string): string {
  return text.replace(/[[\]()]/g, '\\$&')
}

test('when a part moves by a step, few other names move', () => {
  const size = { columns: 80, rows: 24 }
  const shares = [checkout, madeMap(20)].flatMap(text => {
    const { map } = parse(text)
    const before = layout(map, size)
    return map.components.flatMap((part, nth) =>
      [-0.014, 0.014].map(by => {
        const components = map.components.map((c, i) => (i === nth ? { ...c, evolution: c.evolution + by } : c))
        const after = layout({ ...map, components }, size)
        const moved = after.nodes.filter(
          (n, i) =>
            n.name !== part.name && JSON.stringify(n.words.lines) !== JSON.stringify(before.nodes[i]!.words.lines),
        )
        return moved.length / after.nodes.length
      }),
    )
  })
  const sorted = shares.toSorted((a, b) => a - b)
  expect(sorted[sorted.length >> 1]).toBe(0)
  expect(shares.reduce((a, b) => a + b) / shares.length).toBeLessThan(0.05)
})

test('where names fill a map it has all rows, and the list comes after it, whole', () => {
  const { map } = parse(madeMap(80))
  const [size, kept] = [{ columns: 80, rows: 24 }, 4]
  const after = layout(map, size)
  expect(after.scale.plot.rows).toBe(22)
  expect(after.below).toEqual([])
  expect(after.more[0]).toMatch(/^\[1\] /)
  const below = layout(map, size, { listRows: kept })
  expect(below.scale.plot.rows).toBeLessThan(22)
  expect(below.below[0]).toMatch(/^\[1\] /)
  const named = (plan: typeof after) => plan.nodes.filter(n => n.words.key === undefined).length
  expect(named(after)).toBeGreaterThan(named(below))
})
