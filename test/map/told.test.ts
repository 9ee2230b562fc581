/** What a reader of a map is told: the numbers of the list are those drawn, parts of a pipeline move on, links are of their kind. */
import { expect, test } from 'vitest'
import { diffMaps, sayChange } from '../../src/map/changes/diff.ts'
import { edit } from '../../src/map/changes/edit.ts'
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

test('why a part moves stands behind its line, is told by a comparison, and goes when it is emptied', () => {
  const text = 'component Ledger [0.50, 0.40] inertia // team: Pay // inertia: contract\nevolve Ledger 0.80 // later\n'
  const done = (from: string, change: Parameters<typeof edit>[1]) => {
    const after = edit(parse(from), change)
    if ('why' in after) throw new Error(after.say)
    return after
  }
  const moved = done(text, { do: 'move', name: 'Ledger', to: { evolution: 0.6 }, because: 'sold // now' })
  expect(moved.text.split('\n')[0]).toBe(
    'component Ledger [0.50, 0.60] inertia // team: Pay // inertia: contract // why: sold / now',
  )
  expect(moved.map.components[0]).toMatchObject({ team: 'Pay', why: 'sold / now', inertia: true })
  expect(parse(moved.text, { strict: true }).map.components[0]).toMatchObject({ name: 'Ledger', evolution: 0.6 })
  expect(diffMaps(parse(text).map, moved.map).map(sayChange)).toEqual([
    '~ component Ledger moved +0.2 evolution: sold / now',
  ])
  const going = done(moved.text, { do: 'evolve', name: 'ledger', to: 0.9, because: 'rent it' })
  expect(going.text.split('\n')[1]).toBe('evolve Ledger 0.90 // later // why: rent it')
  expect(diffMaps(moved.map, going.map).map(sayChange)).toContain('+ evolve ledger to 0.9: rent it')
  const emptied = done(going.text, { do: 'move', name: 'Ledger', to: { evolution: 0.4 }, because: '' })
  expect(emptied.text.split('\n')[0]).toBe(text.split('\n')[0])
})
