import { expect, test } from 'vitest'
import { toJson } from '../../src/map/text/json.ts'
import { parse } from '../../src/map/text/parse.ts'

/** What strict reading makes of a text, as data. */
function strict(text: string) {
  const { map, problems, errors } = parse(text, { strict: true })
  return toJson(map, problems, errors)
}

test('coordinates: what is no number falls back, what is outside stays', () => {
  const { components } = strict(
    'component A [0.55. 0.18]\ncomponent B [0.5, 0.6, 9]\ncomponent C [.5,.6]\ncomponent D [1.5, -0.2]',
  )
  expect(components.map(c => [c.visibility, c.evolution])).toEqual([
    [0.55, 0.1],
    [0.5, 0.6],
    [0.5, 0.6],
    [1.5, -0.2],
  ])
})

test('names end at the first blank and bracket; marks without a place stay in the name', () => {
  const names = strict(
    'component Foo[0.5,0.6]\ncomponent Foo [v2] bar [0.5,0.6]\ncomponent Tea (market)',
  ).components.map(c => c.name)
  expect(names).toEqual(['Foo[0.5,0.6]', 'Foo', 'Tea (market)'])
})

test('evolve needs a decimal point', () => {
  const { evolve } = strict('evolve A 1\nevolve A\nevolve Web 2.0 0.8\nevolve A .8\nevolve A->B 0.7')
  expect(evolve.map(e => [e.name, e.to, e.rename])).toEqual([
    ['A 1', 0.85, undefined],
    ['A', 0.85, undefined],
    ['Web', 2, undefined],
    ['A .8', 0.8, undefined],
    ['A', 0.7, 'B'],
  ])
})

test('a block comment hides the rest of its line and all until a line that ends it, and moves later numbers', () => {
  const read = strict('/* c */ component A [0.1, 0.1]\ncomponent B [0.1, 0.1]\n*/\ncomponent C [0.1, 0.1]')
  expect(read.components.map(c => [c.name, c.line])).toEqual([['C', 3]])
})

test('a flow with a text is read twice, a chain once', () => {
  const { links } = strict("A+'x'>B\nA->B->C")
  expect(links).toEqual([
    { from: 'A', to: 'B', flow: true, future: true, flowText: 'x' },
    { from: 'A', to: 'B', flow: true, future: true },
    { from: 'A', to: 'B' },
  ])
})

test('pipelines: a bare one is hidden, a block gives its range, one without its part is hidden', () => {
  const { pipelines } = strict(
    'component K [0.5, 0.5]\npipeline K\ncomponent L [0.4, 0.5]\npipeline L\n{\ncomponent a [0.3]\ncomponent b [0.6]\n}\npipeline M [0.1, 0.2]',
  )
  expect(pipelines.map(p => [p.name, p.from, p.to, p.hidden, p.children.length])).toEqual([
    ['K', 0.2, 0.8, true, 0],
    ['L', 0.3, 0.6, false, 2],
    ['M', 0.1, 0.2, true, 0],
  ])
})

test('legacy and unknown lines are errors, links with a keyword in front are lost without one', () => {
  expect(strict('market X [0.1, 0.2]\nnotebook->Power\n# words').errors).toEqual([0, 2])
})

test('a label without brackets is an error, the part stays', () => {
  const read = strict('evolve A 0.7 label later\ncomponent B [0.1, 0.2]')
  expect([read.evolve.length, read.errors]).toEqual([1, [1]])
})

test('a title the reference stops at gives an empty map', () => {
  const read = strict('titled\ncomponent A [0.1, 0.2]')
  expect([read.title, read.components.length, read.errors]).toEqual(['Untitled Map', 0, [0]])
})
