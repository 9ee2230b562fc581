import { expect, test } from 'vitest'
import { type Change, edit } from '../../src/map/edit.ts'
import { parse } from '../../src/map/parse.ts'
import { print } from '../../src/map/print.ts'

const text = [
  'title Tea',
  'component Cup [0.79,  0.61] label [19, -4] // the cup',
  'component  Hot Water [.52, .80] inertia',
  'component Kettle [0.43, 0.35]',
  'pipeline Kettle',
  '{',
  '  component Electric [0.63]',
  '}',
  'Cup->Hot Water->Kettle',
  'evolve Kettle->Electric Kettle 0.62 label [1, 2]',
  '',
].join('\r\n')

/** The lines a change makes different: old > new, or + new, - old. */
function changed(...changes: Change[]): string[] {
  let document = parse(text)
  for (const change of changes) {
    const next = edit(document, change)
    if ('why' in next) return [next.say]
    document = next
  }
  const [before, after] = [text.split('\r\n'), print(document).split('\r\n')]
  const out: string[] = []
  let j = 0
  for (const line of before) {
    const at = after.indexOf(line, j)
    if (at < 0) {
      out.push(`- ${line}`)
      continue
    }
    out.push(...after.slice(j, at).map(l => `+ ${l}`))
    j = at + 1
  }
  return [...out, ...after.slice(j).map(l => `+ ${l}`)]
}

test('moving rewrites the numbers and nothing else of the line', () => {
  expect(changed({ do: 'move', name: 'Cup', to: { visibility: 0.7, evolution: 0.655 } })).toEqual([
    '- component Cup [0.79,  0.61] label [19, -4] // the cup',
    '+ component Cup [0.70,  0.655] label [19, -4] // the cup',
  ])
  expect(changed({ do: 'move', name: 'hot water', to: { evolution: 0.9 } })).toEqual([
    '- component  Hot Water [.52, .80] inertia',
    '+ component  Hot Water [.52, 0.90] inertia',
  ])
  expect(changed({ do: 'move', name: 'Electric', to: { evolution: 0.7 } })).toEqual([
    '-   component Electric [0.63]',
    '+   component Electric [0.70]',
  ])
})

test('renaming reaches links, movements and pipelines', () => {
  expect(changed({ do: 'rename', name: 'Kettle', to: 'Pot "x"' })).toEqual([
    '- component Kettle [0.43, 0.35]',
    '- pipeline Kettle',
    '+ component "Pot \\"x\\"" [0.43, 0.35]',
    '+ pipeline "Pot \\"x\\""',
    '- Cup->Hot Water->Kettle',
    '- evolve Kettle->Electric Kettle 0.62 label [1, 2]',
    '+ Cup->Hot Water->"Pot \\"x\\""',
    '+ evolve "Pot \\"x\\""->Electric Kettle 0.62 label [1, 2]',
  ])
})

test('adding goes after its kind, outside the pipeline, with the line ends of the file', () => {
  const next = edit(parse(text), {
    do: 'add',
    kind: 'component',
    name: 'Tea',
    at: { visibility: 0.63, evolution: 0.81 },
  })
  expect('why' in next ? next.say : print(next)).toContain('}\r\ncomponent Tea [0.63, 0.81]\r\nCup->')
  expect(changed({ do: 'add-child', pipeline: 'Kettle', name: 'Campfire', evolution: 0.35 })).toEqual([
    '+   component Campfire [0.35]',
  ])
})

test('links, movement, inertia, marks, notes', () => {
  expect(changed({ do: 'link', from: 'Cup', to: 'Kettle' })).toEqual(['+ Cup->Kettle'])
  expect(changed({ do: 'unlink', from: 'Hot Water', to: 'Kettle' })).toEqual([
    '- Cup->Hot Water->Kettle',
    '+ Cup->Hot Water',
  ])
  expect(changed({ do: 'evolve', name: 'Kettle', to: 0.7 })).toEqual([
    '- evolve Kettle->Electric Kettle 0.62 label [1, 2]',
    '+ evolve Kettle->Electric Kettle 0.70 label [1, 2]',
  ])
  expect(changed({ do: 'settle', name: 'Kettle' })).toEqual(['- evolve Kettle->Electric Kettle 0.62 label [1, 2]'])
  expect(changed({ do: 'inertia', name: 'Hot Water', on: false })).toEqual([
    '- component  Hot Water [.52, .80] inertia',
    '+ component  Hot Water [.52, .80]',
  ])
  expect(changed({ do: 'decorate', name: 'Cup', decorators: ['buy'] })).toEqual([
    '- component Cup [0.79,  0.61] label [19, -4] // the cup',
    '+ component Cup [0.79,  0.61] label [19, -4] (buy) // the cup',
  ])
})

test('removing takes the links, movements and pipeline along', () => {
  expect(changed({ do: 'remove', name: 'Kettle' })).toEqual([
    '- component Kettle [0.43, 0.35]',
    '- pipeline Kettle',
    '- {',
    '-   component Electric [0.63]',
    '- }',
    '- Cup->Hot Water->Kettle',
    '- evolve Kettle->Electric Kettle 0.62 label [1, 2]',
    '+ Cup->Hot Water',
  ])
})

test('what cannot be done is refused in words', () => {
  expect(changed({ do: 'move', name: 'Pot', to: {} })).toEqual(['Nothing on the map is called "Pot".'])
  expect(changed({ do: 'add', kind: 'component', name: 'CUP' })).toEqual(['"CUP" is already on the map.'])
  expect(changed({ do: 'link', from: 'Cup', to: 'Hot water' })).toEqual(['"Cup" is already linked to "Hot water".'])
})
