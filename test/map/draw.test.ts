import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { dice, faultsOf, stirred } from '../../bench/measure/map-speed.ts'
import { checkDrawing } from '../../src/map/check-drawing.ts'
import { drawingJson, drawMap, paint } from '../../src/map/drawing/draw.ts'
import type { GlyphSet } from '../../src/map/drawing/glyphs.ts'
import { type LayoutOptions, layout } from '../../src/map/drawing/layout.ts'
import { parse } from '../../src/map/text/parse.ts'
import { width } from '../../src/text.ts'

const fixtures = join(import.meta.dirname, '../fixtures/maps')
const checkout = readFileSync(join(fixtures, 'checkout.owm'), 'utf8')

function rows(text: string, options: LayoutOptions & { columns?: number; rows?: number } = {}): string[] {
  return drawMap(parse(text).map, { columns: options.columns ?? 60, rows: options.rows ?? 15 }, options).lines()
}

for (const glyphs of ['braille', 'unicode', 'ascii'] satisfies GlyphSet[])
  test(`the checkout map in 80x24, ${glyphs}`, () => {
    expect(`${rows(checkout, { columns: 80, rows: 24, glyphs }).join('\n')}\n`).toBe(
      readFileSync(join(fixtures, `checkout.${glyphs}.txt`), 'utf8'),
    )
  })

test('ASCII is ASCII', () => {
  expect(rows(checkout, { glyphs: 'ascii', columns: 80, rows: 24 }).join('')).toMatch(/^[\x20-\x7e]*$/)
})

test('a small map: axis, stages, a link, a movement with inertia', () => {
  expect(
    rows('title Tea\nanchor Guest [0.9, 0.6]\ncomponent Tea [0.5, 0.5] inertia\nGuest->Tea\nevolve Tea 0.8', {
      glyphs: 'ascii',
    }),
  ).toMatchInlineSnapshot(`
    [
      " Tea                                        2 parts  1 link",
      "V|          :            :                :",
      "a|          :            :          @ Guest",
      "l|          :            :         //     :",
      "u|          :            :        //      :",
      "e|          :            :       //       :",
      " |          :            :      //        :",
      "c|          :            : Tea o/~~~~~~~~~#~~~~~> Tea",
      "h|          :            :                :",
      "a|          :            :                :",
      "i|          :            :                :",
      "n|          :            :                :",
      " |          :            :                :",
      " +- Genesis + Custom ----+ Product -------+ Commodity ----->",
      "  @ user  o part  > future  ~~ moves  # inertia",
    ]
  `)
})

test('parts without a place wait in a tray, at the height their links give them', () => {
  const plan = layout(parse('component A\ncomponent B\ncomponent C\nanchor U [0.95, 0.5]\nU->A\nA->B\nB->C').map, {
    columns: 80,
    rows: 24,
  })
  const at = (name: string) => plan.nodes.find(n => n.name === name)!
  expect(['A', 'B', 'C'].map(n => at(n).tray)).toEqual([true, true, true])
  expect(at('U').row).toBeLessThan(at('A').row)
  expect(at('A').row).toBeLessThan(at('B').row)
  expect(at('B').row).toBeLessThan(at('C').row)
  expect(plan.divider).toBeGreaterThan(at('A').column)
})

test('focus: the chain is bright, other links are left out', () => {
  const { map } = parse(
    'anchor U [0.9,0.5]\ncomponent A [0.6,0.4]\ncomponent B [0.3,0.7]\ncomponent X [0.5,0.9]\nU->A\nA->B\nU->X',
  )
  const plan = layout(map, { columns: 80, rows: 24 }, { focus: 'a' })
  expect(plan.nodes.filter(n => n.bright).map(n => n.name)).toEqual(['U', 'A', 'B'])
  expect(plan.edges.filter(e => e.bright).map(e => `${e.link.from}-${e.link.to}`)).toEqual(['U-A', 'A-B'])
})

test('ghosts stand where parts stood', () => {
  const before = parse('component A [0.5, 0.2]\ncomponent B [0.5, 0.8]').map
  const { ghosts } = layout(
    parse('component A [0.5, 0.5]\ncomponent B [0.5, 0.8]').map,
    { columns: 80, rows: 24 },
    { ghost: before },
  )
  expect(ghosts.map(g => g.name)).toEqual(['A'])
})

test('a window shows its stretch and counts what is outside', () => {
  const plan = layout(
    parse('component A [0.5, 0.2]\ncomponent B [0.5, 0.8]').map,
    { columns: 80, rows: 24 },
    { window: { visibility: [0, 1], evolution: [0, 0.5] } },
  )
  expect([plan.nodes.map(n => n.name), plan.outside]).toEqual([['A'], 1])
})

test('names that stood keep standing when another part moves', () => {
  const size = { columns: 80, rows: 24 }
  const before = layout(parse(checkout).map, size)
  const after = layout(parse(checkout.replace('[0.36, 0.86]', '[0.36, 0.84]')).map, size, { before })
  const moved = after.nodes.filter(
    (n, i) => n.name !== 'Sign-in' && JSON.stringify(n.words.lines) !== JSON.stringify(before.nodes[i]!.words.lines),
  )
  expect(moved.map(n => n.name)).toEqual([])
})

const names = fc.constantFrom(
  'Tea',
  'Cup of tea',
  '漢字の名前',
  'A very long name for a small part',
  '👩‍👧 family',
  'Müller & Söhne (old)',
  'x',
)
const place = fc.double({ min: -0.1, max: 1.1, noNaN: true })
const maps = fc
  .array(fc.record({ name: names, v: place, e: place, more: fc.constantFrom('', ' inertia', ' (buy)', ' (market)') }), {
    maxLength: 30,
  })
  .map(parts => parts.map((p, i) => `component ${p.name} ${i} [${p.v.toFixed(2)}, ${p.e.toFixed(2)}]${p.more}`))
  .chain(lines =>
    fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 30 }).map(links => {
      const name = (i: number) => lines[i]?.split(' [')[0]?.slice('component '.length)
      return [...lines, ...links.flatMap(([a, b]) => (name(a) && name(b) ? [`${name(a)}->${name(b)}`] : []))].join('\n')
    }),
  )
const sizes = fc.record({ columns: fc.integer({ min: 60, max: 140 }), rows: fc.integer({ min: 15, max: 45 }) })
const runs = { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 60) }

test('law: nothing overlaps, nothing is lost, everything is in its stage and order, the same map gives the same bytes', () => {
  fc.assert(
    fc.property(maps, sizes, fc.constantFrom<GlyphSet>('braille', 'unicode', 'ascii'), (text, size, glyphs) => {
      const { map } = parse(text)
      const plan = layout(map, size, { glyphs })
      const grid = paint(plan)
      const drawing = drawingJson(plan, grid)
      const measures = checkDrawing(map, drawing)
      expect(measures).toMatchObject({ overwritten: 0, stageChanged: 0, inverted: 0 })
      expect(measures.rowsOff).toBeLessThanOrEqual(1)
      expect(measures.columnsOff).toBeLessThanOrEqual(2)
      expect(drawing.rows).toHaveLength(size.rows)
      for (const row of drawing.rows) expect(width(row)).toBeLessThanOrEqual(size.columns)
      const said = [...drawing.keys, ...drawing.more].join(' ')
      for (const n of drawing.nodes) if (n.label.key !== undefined) expect(said).toContain(`[${n.label.key}]`)
      expect(paint(layout(map, size, { glyphs })).lines()).toEqual(drawing.rows)
    }),
    runs,
  )
})

test('law: no stirred text throws, changes a byte or writes a cell twice', () => {
  const roll = dice(11)
  const texts = [3, 8, 21].map(realisticMap)
  for (let i = 0; i < Number(process.env.FLYWHEEL_RUNS ?? 120); i++) {
    const text = stirred(texts, roll)
    const faults = faultsOf(text, i % 2 ? { columns: 80, rows: 24 } : { columns: 60, rows: 15 })
    expect(faults, text).toMatchObject({ changed: false, silent: false, unstable: false, overwritten: 0 })
  }
})
