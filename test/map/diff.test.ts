import { expect, test } from 'vitest'
import { diffMaps, sayChange } from '../../src/map/changes/diff.ts'
import { parse } from '../../src/map/text/parse.ts'

const before =
  'component Cup [0.8, 0.6]\ncomponent Tea [0.6, 0.3]\ncomponent Old way [0.2, 0.2]\ncomponent Kettle [0.4, 0.35] inertia\nCup->Tea\nTea->Kettle\nevolve Kettle 0.6'
const said = (after: string) => diffMaps(parse(before).map, parse(after).map).map(sayChange)

test('the same map has no changes', () => {
  expect(said(before)).toEqual([])
})

test('added, removed, renamed, moved across a stage, marks, links, movements', () => {
  expect(
    said(
      'component Cup [0.8, 0.6]\ncomponent Green tea [0.6, 0.3]\ncomponent Kettle [0.5, 0.45] (buy)\ncomponent Water [0.1, 0.9]\nCup->Green tea\nGreen tea->Water\nevolve Kettle 0.7',
    ),
  ).toEqual([
    '- component Old way',
    '+ component Water',
    '= component Tea is now Green tea',
    '~ component Kettle moved +0.1 evolution, +0.1 visibility, from Custom-Built to Product (+rental)',
    '~ component Kettle: marks inertia -> buy',
    '- link green tea -> kettle',
    '+ link green tea -> water',
    '- evolve kettle to 0.6',
    '+ evolve kettle to 0.7',
  ])
})

test('of two parts with one name the nearest are compared', () => {
  const two = diffMaps(
    parse('component A [0.5, 0.1]\ncomponent A [0.5, 0.9]').map,
    parse('component A [0.5, 0.9]\ncomponent A [0.5, 0.12]').map,
  )
  expect(two.map(sayChange)).toEqual(['~ component A moved +0.02 evolution'])
})

test('title, axis, notes, annotations, areas', () => {
  const changes = diffMaps(
    parse('title A\nnote x [0.1, 0.2]').map,
    parse('title B\nevolution a->b->c->d\nannotation 1 [0.2, 0.3] y\npioneers [0.9, 0.1, 0.5, 0.3]').map,
  )
  expect(changes.map(c => `${c.change} ${c.kind}`)).toEqual([
    'changed map',
    'changed map',
    'removed note',
    'added annotation',
    'added team area',
  ])
})
