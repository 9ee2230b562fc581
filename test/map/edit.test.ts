import { describe, expect, test } from 'vitest'
import { type Change, edit } from '../../src/map/changes/edit.ts'
import { parse } from '../../src/map/text/parse.ts'
import { print } from '../../src/map/text/print.ts'

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

describe('a change that says what it saw', () => {
  const document = parse('note first [0.5, 0.5]\nnote second [0.4, 0.4]\n')

  test('finds its line where it stands by now', () => {
    const moved = parse(`title Late\n${document.text}`)
    const after = edit(moved, { do: 'remove-line', line: 2, saw: 'note second [0.4, 0.4]' })
    expect('why' in after ? after.say : after.text).toBe('title Late\nnote first [0.5, 0.5]\n')
  })

  test('is refused when nothing says that any more', () => {
    const after = edit(document, { do: 'text-line', line: 1, saw: 'note third [0.5, 0.5]', text: 'x' })
    expect('why' in after && after.say).toBe('That is no longer on the map.')
  })

  test('puts numbers and words where they belong', () => {
    const moved = edit(document, { do: 'place-line', line: 1, saw: 'note first [0.5, 0.5]', values: [null, 0.7] })
    expect('why' in moved ? moved.say : moved.lines[0]!.text).toBe('note first [0.5, 0.70]')
  })
})

describe('what a part is made of', () => {
  test('a part that is two keeps its links on both', () => {
    const document = parse(
      'anchor User [0.9, 0.5]\ncomponent Pay [0.5, 0.5]\ncomponent Bank [0.1, 0.9]\nUser->Pay\nPay->Bank\n',
    )
    const after = edit(document, { do: 'split', name: 'Pay', into: ['Card pay', 'Invoice'] })
    if ('why' in after) throw new Error(after.say)
    expect(after.map.components.map(c => [c.name, c.visibility, c.evolution])).toEqual([
      ['Card pay', 0.5, 0.5],
      ['Bank', 0.1, 0.9],
      ['Invoice', 0.5, 0.5],
    ])
    expect(after.map.links.map(l => `${l.from}>${l.to}`)).toEqual([
      'User>Card pay',
      'Card pay>Bank',
      'User>Invoice',
      'Invoice>Bank',
    ])
  })

  test('it takes two names, and none that is there already', () => {
    const document = parse('component Pay [0.5, 0.5]\ncomponent Bank [0.1, 0.9]\n')
    const refused = (into: string[]) => {
      const after = edit(document, { do: 'split', name: 'Pay', into })
      return 'why' in after ? after.say : after.text
    }
    expect(refused(['Card'])).toBe('Give two names: what it is made of.')
    expect(refused(['Card', 'Bank'])).toBe('"Bank" is already on the map.')
  })
})

describe('who owns a part', () => {
  test('stands in a comment behind it, beside the reason why it resists', () => {
    let document = parse('component Pay [0.5, 0.5] // see wiki\n')
    for (const change of [
      { do: 'inertia', name: 'Pay', on: true, reason: 'sunk capital' },
      { do: 'own', name: 'Pay', team: 'Checkout' },
    ] as const) {
      const after = edit(document, change)
      if ('why' in after) throw new Error(after.say)
      document = after
    }
    expect(document.text).toBe(
      'component Pay [0.5, 0.5] inertia // see wiki // inertia: sunk capital // team: Checkout\n',
    )
    expect(document.map.components[0]).toMatchObject({ team: 'Checkout', inertia: true })
    const nobody = edit(document, { do: 'own', name: 'Pay' })
    expect('why' in nobody ? nobody.say : nobody.map.components[0]!.team).toBeUndefined()
  })
})
