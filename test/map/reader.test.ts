/** What a reader of a drawing needs: parts in their pipeline, notes in order, own names nearest, numbers that lead to their names. */
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { checkDrawing } from '../../src/map/check-drawing.ts'
import { checkReader } from '../../src/map/check-reader.ts'
import { mapCommand } from '../../src/map/command.ts'
import { drawingJson, paint } from '../../src/map/drawing/draw.ts'
import { layout } from '../../src/map/drawing/layout.ts'
import { toSvg } from '../../src/map/drawing/svg.ts'
import { parse } from '../../src/map/text/parse.ts'
import { graphemes, width } from '../../src/text.ts'

const drawn = (text: string, columns = 80, rows = 24) => {
  const { map } = parse(text)
  const plan = layout(map, { columns, rows })
  return { map, plan, drawing: drawingJson(plan, paint(plan)) }
}
/** A row as cells: a wide sign takes two. */
const cellsOf = (row: string) => graphemes(row).flatMap(g => (width(g) === 2 ? [g, ''] : [g]))
const draw = (text: string, more = {}) =>
  mapCommand({ action: 'draw', size: '80x24', files: [{ name: 'a.owm', text }], ...more })

const boxed = `component Kettle [0.50, 0.50]
pipeline Kettle [0.30, 0.80]
component Campfire [0.48, 0.35]
component Electric [0.46, 0.70]
component Below [0.40, 0.60]
`

test('parts a little lower than a pipeline lie in its box, at every size and in the picture', () => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
    [200, 60],
  ] as const) {
    const { plan } = drawn(boxed, columns, rows)
    const [bar] = plan.bars
    const row = (name: string) => plan.nodes.find(n => n.name === name)?.row
    expect([row('Campfire'), row('Electric')]).toEqual([bar?.row, bar?.row])
    expect(row('Below')).toBeGreaterThan(bar?.row ?? 99)
  }
  const svg = toSvg(parse(boxed).map)
  const box = /class="bar" x="\d+" y="([\d.]+)" width="\d+" height="(\d+)"/.exec(svg)
  const [top, bottom] = [Number(box?.[1]), Number(box?.[1]) + Number(box?.[2])]
  const circles = [...svg.matchAll(/class="part" cx="[\d.]+" cy="([\d.]+)"/g)].map(c => Number(c[1]))
  expect(circles.filter(y => y > top && y < bottom)).toHaveLength(2)
})

test('a movement inside a box leaves the box to be seen, and an evolving part of a pipeline keeps its future', () => {
  const { plan, drawing } = drawn(
    'component A [0.5, 0.5]\npipeline A\n{\ncomponent k [0.30]\ncomponent l [0.70]\n}\nevolve k 0.60\n',
  )
  expect(plan.nodes.find(n => n.kind === 'evolved')).toMatchObject({
    name: 'k',
    evolution: 0.6,
    row: plan.bars[0]?.row,
  })
  const row = drawing.rows[plan.bars[0]?.row ?? 0]
  expect(row).toMatch(/◦[═╌]*═╌[═╌]*○?[═╌]*▸/)
})

test('notes of one column stand in its order with a sign, and nothing between the rows of one text', () => {
  const text = `component A [0.50, 0.30]\ncomponent Another name [0.45, 0.32]\n${[0.52, 0.49, 0.46, 0.43]
    .map((v, i) => `note row ${i + 1} of what we said [${v}, 0.25]`)
    .join('\n')}`
  const { rows } = drawn(text).drawing
  const at = rows.flatMap((r, i) => (r.includes('✎ row') ? [i] : []))
  expect(at.map(i => rows[i]?.match(/row \d/)?.[0])).toEqual(['row 1', 'row 2', 'row 3', 'row 4'])
  expect(at.at(-1)).toBe((at[0] ?? 0) + 3)
})

test('law: on maps as real ones are, the list names every number and readers find what belongs together', () => {
  for (const seed of [1, 2, 7, 21]) {
    const { map, plan, drawing } = drawn(realisticMap(seed))
    const list = [...drawing.keys, ...drawing.more].join(' ').replace(/\s+/g, '')
    for (const { label } of drawing.nodes) {
      if (label.key === undefined) continue
      expect(list).toContain(`[${label.key}]${label.text}`.replace(/\s+/g, ''))
      for (const { row, column, text } of label.lines) {
        expect([`[${label.key}]`, label.key]).toContain(text)
        expect(
          cellsOf(drawing.rows[row] ?? '')
            .slice(column, column + text.length)
            .join(''),
        ).toBe(text)
      }
    }
    const keys = drawing.nodes.flatMap(n => n.label.key ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    const seen = checkReader(map, drawing)
    expect(seen.inside).toBe(seen.piped)
    expect(seen.notesInOrder).toBe(seen.notePairs)
    expect(seen.astray).toBeLessThanOrEqual(Math.max(2, seen.standing * 0.2))
    expect(checkDrawing(map, drawing)).toMatchObject({ overwritten: 0, stageChanged: 0, inverted: 0 })
    expect(plan.nodes.every(n => n.words.lines.every(l => width(l.text) > 0))).toBe(true)
  }
})

test('a link that leaves the view is drawn to its rim, with the name of its other end', () => {
  const text =
    'component Near [0.5, 0.5]\ncomponent Far away [0.5, 0.95]\ncomponent Up there [0.98, 0.5]\nNear->Far away\nUp there->Near\n'
  const { out } = draw(text, { zoom: '3', at: 'Near' })
  expect(out).toMatch(/Far away →|→/)
  expect(out).toContain('Far away')
  expect(out).toMatch(/↑ ?Up there|Up there/)
  expect(out.split('\n')[0]).toContain('2 links')
})

test('--fit draws the height the parts use', () => {
  const text = 'component A [0.60, 0.5]\ncomponent B [0.40, 0.5]\nA->B\n'
  const rowOf = (out: string, name: string) =>
    out.split('\n').findIndex(r => r.includes(`○ ${name}`) || r.includes(`${name} ○`))
  const { out } = draw(text, { fit: true })
  expect(rowOf(out, 'B') - rowOf(out, 'A')).toBeGreaterThan(13)
  expect(draw(text, { fit: true, zoom: '2' })).toMatchObject({ exit: 2 })
})

test('the header and the legend speak of what is drawn', () => {
  const { out } = draw('component A [0.5, 0.5]\nA->Nobody\nNobody->Else\nevolve Nobody 0.8\n')
  expect(out.split('\n')[0]).toContain('1 part  0 links')
  expect(out).not.toContain('moves')
})

test('--strict draws what onlinewardleymaps.com reads', () => {
  const text = 'component A [0.5, 0.5]\ncomponent B [0.4, 0.5]\nA->B->A\n'
  const links = (strict: boolean) => JSON.parse(draw(text, { strict, json: true }).out).edges.length
  expect([links(false), links(true)]).toEqual([2, 1])
})
