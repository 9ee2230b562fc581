import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { mapLimit, map as rules } from '../../src/kinds/map/rules.ts'
import type { Change } from '../../src/map/changes/edit.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const start = 'title Shop\nanchor User [0.95, 0.60]\ncomponent Pay [0.60, 0.50]\nUser->Pay\n'
const market: StepOf<'map'> = {
  id: 's',
  kind: 'map',
  title: 'Market',
  ask: 'What is there?',
  minutes: 5,
  role: 'market',
  text: start,
}

const change = (change: Change): Move => ({ in: 's', do: 'change', change })
const open = (step: StepOf<'map'>, carried: Partial<CarriedOver> = {}, ...moves: Move[]) =>
  played([step], [{ do: 'go', to: 's' }, ...moves], carried)
const text = (session: Session, id = 's') => workOf(session, id, 'map')!.text

describe('a map begins', () => {
  it('with the text of its step, else with a title alone', () => {
    expect(text(open(market))).toBe(start)
    expect(text(open({ ...market, text: undefined } as never))).toBe('title Market\n')
  })

  it('with what the last turn left under its role, which it keeps to compare with', () => {
    const maps = { market: { text: 'component Old [0.5, 0.5]\n', turn: 't-6' } }
    const session = open(market, { maps }, change({ do: 'move', name: 'Old', to: { evolution: 0.7 } }))
    expect(workOf(session, 's', 'map')).toMatchObject({ text: 'component Old [0.5, 0.70]\n', before: maps.market })
    expect(shown(session, 's').join('\n')).toContain('stood here before')
  })

  it('with an earlier map of the turn before one of an earlier turn', () => {
    const later: StepOf<'map'> = { ...market, id: 'b', role: 'emerging', base: 's' }
    const maps = { emerging: { text: 'component Old [0.5, 0.5]\n', turn: 't-6' } }
    const moves: Move[] = [{ do: 'go', to: 's' }, change({ do: 'remove', name: 'Pay' }), { do: 'go', to: 'b' }]
    const session = played([market, later], moves, { maps })
    expect(text(session, 'b')).toBe('title Shop\nanchor User [0.95, 0.60]\n')
    expect(workOf(session, 'b', 'map')!.before).toEqual(maps.emerging)
    // Nobody was at the earlier step in this turn: what was kept of it is the next best.
    expect(text(played([market, later], [{ do: 'go', to: 'b' }], { maps }), 'b')).toBe(maps.emerging.text)
  })

  it('with the map of the steps before it where those were passed over', () => {
    const moves: StepOf<'map'> = { ...market, id: 'm', base: 's', text: undefined } as never
    const years: StepOf<'map'> = { ...moves, id: 'y', role: 'years', base: 'm' }
    const steps = [market, moves, years]
    expect(text(played(steps, [{ do: 'go', to: 'y' }]), 'y')).toBe(start)
    const move = change({ do: 'move', name: 'Old', to: { evolution: 0.7 } })
    const maps = { market: { text: 'component Old [0.5, 0.5]\n', turn: 't-6' } }
    const drawn = played(steps, [{ do: 'go', to: 's' }, move, { do: 'go', to: 'y' }], { maps })
    expect(text(drawn, 'y')).toBe('component Old [0.5, 0.70]\n')
  })

  it('with a tree: users side by side at the top, everything else once, waiting for its place', () => {
    const tree: StepOf<'tree'> = {
      id: 't',
      kind: 'tree',
      title: 'Chain',
      ask: 'What?',
      minutes: 1,
      levels: ['user', 'need', 'part'],
    }
    const add = (text: string, level: number, parent?: string): Move => ({
      in: 't',
      do: 'add',
      text,
      level,
      ...(parent ? { parent } : {}),
    })
    let session = played([tree, { ...market, base: 't' }], [{ do: 'go', to: 't' }, add('Guest', 0), add('Owner', 0)])
    const id = (text: string) => workOf(session, 't', 'tree')!.nodes.find(n => n.text === text)!.id
    session = further(session, add('Coffee -> hot', 1, id('Guest')))
    session = further(session, add('Beans', 2, id('Coffee -> hot')))
    session = further(session, add('beans', 1, id('Owner')))
    session = further(session, { do: 'go', to: 's' })
    expect(text(session)).toBe(
      [
        'title Market',
        '',
        'anchor Guest [0.97, 0.33]',
        'anchor Owner [0.97, 0.67]',
        'component "Coffee -> hot"',
        'component Beans',
        '',
        'Guest->"Coffee -> hot"',
        '"Coffee -> hot"->Beans',
        'Owner->Beans',
        '',
      ].join('\n'),
    )
    expect(shown(session, 's').join('\n')).toContain('to place')
  })

  it('not with what every record has from birth', () => {
    expect(text(open({ ...market, role: '__proto__' }))).toBe(start)
  })
})

describe('a change', () => {
  it('is refused in the words of the library', () => {
    const asks = (c: Change) => asked<'map'>(open(market), change(c) as never)
    expect(asks({ do: 'link', from: 'User', to: 'Pay' })).toMatchObject({ say: '"User" is already linked to "Pay".' })
    expect(asks({ do: 'add', kind: 'component', name: ' ' })?.why).toBe('empty')
    expect(asks({ do: 'move', name: 'Pay', to: { evolution: Number.POSITIVE_INFINITY } })?.say).toBe(
      'A map cannot be changed like that.',
    )
  })

  it('that no longer fits changes nothing', () => {
    const session = open(market)
    expect(text(further(session, change({ do: 'rename', name: 'Nobody', to: 'x' })))).toBe(start)
    expect(further(session, change({ do: 'rename', name: '__proto__', to: 'x' })).work).toEqual(session.work)
  })

  it('may make a map only so long', () => {
    const long = `${start}${'// why\n'.repeat(Math.ceil(mapLimit / 7))}`
    expect(asked<'map'>(open(market), { in: 's', do: 'load', text: long } as never)?.say).toMatch(
      /^A map in a turn has at most 20000 characters; this one would have 20\d\d\d\.$/,
    )
    const full = open({ ...market, text: long.slice(0, mapLimit - 3) })
    expect(
      asked<'map'>(full, change({ do: 'note', text: 'one more', at: { visibility: 0, evolution: 0 } }) as never)?.why,
    ).toBe('too-many')
    expect(asked<'map'>(full, change({ do: 'title', text: 'S' }) as never)).toBeUndefined()
  })

  it('is said in a sentence', () => {
    const session = open(market)
    const says = (c: Change) => saidOf(further(session, change(c)), change(c))
    expect(says({ do: 'move', name: 'Pay', to: { evolution: 0.8 } })).toBe('Pay moved to 80, commodity')
    expect(says({ do: 'evolve', name: 'Pay', to: 0.62, rename: 'Rented pay' })).toBe(
      'Pay is going to 62, product as Rented pay',
    )
    expect(says({ do: 'split', name: 'Pay', into: ['Card', 'Invoice'] })).toBe('Pay is really Card and Invoice')
  })

  it('of every kind has a shape a file can say', () => {
    const all: Change[] = [
      { do: 'add', kind: 'anchor', name: 'A', at: { visibility: 1, evolution: 0 } },
      { do: 'add', kind: 'component', name: 'A' },
      { do: 'add-child', pipeline: 'P', name: 'A', evolution: 0.2 },
      { do: 'rename', name: 'A', to: 'B' },
      { do: 'move', name: 'A', to: { evolution: 0.2 } },
      { do: 'link', from: 'A', to: 'B', flow: true },
      { do: 'unlink', from: 'A', to: 'B' },
      { do: 'evolve', name: 'A', to: 0.2, rename: 'B' },
      { do: 'settle', name: 'A' },
      { do: 'inertia', name: 'A', on: true, reason: 'x' },
      { do: 'own', name: 'A', team: 'T' },
      { do: 'split', name: 'A', into: ['B', 'C'] },
      { do: 'decorate', name: 'A', decorators: ['buy'] },
      { do: 'pipeline', name: 'A', from: 0, to: 1 },
      { do: 'no-pipeline', name: 'A' },
      { do: 'note', text: 'x', at: { visibility: 1, evolution: 0 } },
      { do: 'annotate', number: 1, text: 'x', at: { visibility: 1, evolution: 0 } },
      { do: 'attitude', kind: 'settlers', corners: [0, 0, 1, 1] },
      { do: 'title', text: 'x' },
      { do: 'remove', name: 'A' },
      { do: 'remove-line', line: 1, saw: 'x' },
      { do: 'place-line', line: 1, saw: 'x', values: [null, 0.2], nth: 1 },
      { do: 'text-line', line: 1, saw: 'x', text: 'y' },
    ]
    for (const c of all) {
      const read = v.safeParse(rules.moves, { do: 'change', change: c })
      expect(read.success && read.output).toEqual({ do: 'change', change: c })
    }
    expect(v.is(rules.moves, { do: 'change', change: { do: 'explode', name: 'A' } })).toBe(false)
  })
})

describe('a whole text', () => {
  it('becomes the map when it has a part', () => {
    const load = (text: string): Move => ({ in: 's', do: 'load', text })
    expect(asked<'map'>(open(market), load('just words') as never)?.say).toBe(
      'No line of that text puts a part on the map.',
    )
    const session = open(market, {}, load('component A [0.2, 0.3]'))
    expect(text(session)).toBe('component A [0.2, 0.3]')
    expect(saidOf(session, load('component A [0.2, 0.3]'))).toBe('The map is taken from a text: 1 part')
  })
})

describe('drawn', () => {
  it('at every size, with a list where there is no room for a map', async () => {
    const session = open(
      market,
      {},
      change({ do: 'add', kind: 'component', name: 'Bank', at: { visibility: 0.2, evolution: 0.9 } }),
      change({ do: 'link', from: 'Pay', to: 'Bank' }),
      change({ do: 'inertia', name: 'Pay', on: true, reason: 'sunk capital' }),
      change({ do: 'own', name: 'Pay', team: 'Checkout' }),
      change({ do: 'evolve', name: 'Pay', to: 0.8 }),
    )
    await expect(drawnAtAllSizes(session, 's')).toMatchFileSnapshot(fixture('map'))
    expect(shown(session, 's', { width: 40, height: 6 })).toEqual([
      ' Shop: 3 parts',
      '   User  user',
      '   Pay  50 product, early half, going…',
      '   Bank  90 commodity, later half',
    ])
    for (const row of shown(session, 's', { width: 80, height: 20, ascii: true })) expect(row).toMatch(/^[ -~]*$/)
  })

  it('says how to begin while it is empty', () => {
    expect(shown(open({ ...market, text: 'title X\n' }), 's')[0]).toMatch(/^ Nothing is on the map yet\./)
  })
})
