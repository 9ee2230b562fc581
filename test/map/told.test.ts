/** What a reader of a map is told: the numbers of the list are those drawn, parts of a pipeline move on, links are of their kind. */
import { expect, test } from 'vitest'
import { layout } from '../../src/map/drawing/layout.ts'
import { parse } from '../../src/map/text/parse.ts'

test('a number that is drawn stands in the list, in front of the name of what it stands at', () => {
  const names = Array.from({ length: 40 }, (_, i) => `a component with a long name, ${i}`)
  const text = names.map((name, i) => `component ${name} [${0.1 + (i % 8) / 10}, ${0.05 + Math.floor(i / 8) / 6}]`)
  const plan = layout(parse(['title Full', ...text].join('\n')).map, { columns: 60, rows: 20 })
  const list = [...plan.below, ...plan.more].join(' ').replace(/\s+/g, ' ')
  const entries = [...list.matchAll(/\[(\d+)\] (a component with a long name, \d+)/g)]
  expect(entries.length).toBeGreaterThan(3)
  for (const [, number, name] of entries)
    expect(plan.nodes.find(n => n.name === name)?.words.lines[0]?.text.replace(/[[\]]/g, '')).toBe(number)
})

test('a part of a pipeline that evolves has its future at its own height', () => {
  const map = parse(
    'component Power [0.4, 0.5]\npipeline Power\n{\n  component Coal [0.3]\n  component Sun [0.6]\n}\nevolve Sun 0.9\n',
  ).map
  const { nodes } = layout(map, { columns: 80, rows: 24 })
  const child = nodes.find(n => n.name === 'Sun' && n.kind === 'child')
  const future = nodes.find(n => n.name === 'Sun' && n.kind === 'evolved')
  expect(future?.row).toBe(child?.row)
  expect(future?.column).toBeGreaterThan(child?.column ?? 99)
})

test.each([
  ['A->B', { flow: false }],
  ['A+>B', { flow: true }],
  ['A+<B', { flow: true, future: true }],
  ["A+'10 a day'>B", { flow: true, flowText: '10 a day' }],
])('%s', (link, like) => {
  expect(parse(`component A [0.8, 0.5]\ncomponent B [0.3, 0.5]\n${link}\n`).map.links).toMatchObject([like])
})
