/** While a part of a full map moves, what it does not touch stays where it was. */
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { edit, type Layout, layout, parse } from '../../src/map/index.ts'

const size = { columns: 80, rows: 24 }

/** Full maps, each with one of its parts a little further on. */
const moves = [28, 75, 201].map(seed => {
  const document = parse(realisticMap(seed))
  const part = document.map.components[20]
  const moved = edit(document, {
    do: 'move',
    name: part?.name ?? '',
    to: { evolution: (part?.evolution ?? 0) + 0.036 },
  })
  if ('why' in moved) throw new Error(moved.say)
  return { before: layout(document.map, size), map: moved.map }
})

const cells = (words: Layout['nodes'][number]['words']) =>
  words.lines.map(l => `${l.row} ${l.column} ${l.text.replace(/\d+/, 'n')}`).join()

/** Names and links of one drawing that stand elsewhere in the other. */
function elsewhere(one: Layout, other: Layout): { names: number; links: number } {
  return {
    names: one.nodes.filter((n, i) => cells(n.words) !== cells(other.nodes[i]?.words ?? { text: '', lines: [] }))
      .length,
    links: one.edges.filter((e, i) => e.way.cells.join() !== other.edges[i]?.way.cells.join()).length,
  }
}

test.each(moves)('names and links keep their places while a part of more than a hundred moves', ({ before, map }) => {
  expect(before.nodes.length).toBeGreaterThan(100)
  const { names, links } = elsewhere(before, layout(map, size, { before, quick: true }))
  expect(names).toBeLessThan(before.nodes.length * 0.1)
  expect(links).toBeLessThan(before.edges.length * 0.15)
})

test.each(moves)('when it is put down, few names look for another place', ({ before, map }) => {
  expect(elsewhere(before, layout(map, size, { before })).names).toBeLessThan(before.nodes.length * 0.2)
})

test.each(moves)('a drawing made quickly names every part, in full or by its number', ({ before, map }) => {
  const plan = layout(map, size, { before, quick: true })
  for (const { words } of plan.nodes.filter(n => n.words.key !== undefined)) {
    const entry = `[${words.key}] ${words.text}`
    expect(plan.more.includes(entry) || plan.below.join(' ').replace(/\s+/g, ' ').includes(entry.slice(0, 12))).toBe(
      true,
    )
  }
})
