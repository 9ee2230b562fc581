/** Everybody, counted one way: who shares the keyboard, who is at a terminal, who was named and has not come, who left. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedOf, headcount, headcountWords, hereOf, toKeyboard, whereIs } from '../../src/room/headcount.ts'
import { type Keyboard, Presence } from '../../src/room/presence.ts'
import type { Person } from '../../src/session/types.ts'

const people: Person[] = [
  { id: 'p1', name: 'Ana', room: true },
  { id: 'p2', name: 'Bo', room: true },
  { id: 'p3', name: 'Chidi' },
  { id: 'p4', name: 'Dee' },
  { id: 'p5', name: 'Eva' },
]
const names = (heads: ReturnType<typeof headcount>) =>
  Object.fromEntries(Object.entries(heads).map(([where, some]) => [where, some.map(p => p.name)]))

describe('everybody', () => {
  it('shares the keyboard where nobody can have a terminal', () => {
    expect(names(headcount({ people }))).toEqual({
      room: ['Ana', 'Bo', 'Chidi', 'Dee', 'Eva'],
      online: [],
      expected: [],
      left: [],
    })
    expect(headcountWords(headcount({ people }))).toBe('5 in the room')
  })

  it('of a hosted room is in the room, online, expected or gone', () => {
    const presence = new Presence()
    presence.arrive('p3')
    presence.arrive('p4')()
    const heads = headcount({ people }, presence)
    expect(names(heads)).toEqual({ room: ['Ana', 'Bo'], online: ['Chidi'], expected: ['Eva'], left: ['Dee'] })
    expect(headcountWords(heads)).toBe('2 in the room, 1 online; 1 expected, 1 left')
    expect(hereOf({ people }, presence).map(p => p.id)).toEqual(['p1', 'p2', 'p3'])
  })

  it('without a keyboard in the room is expected until they come, whatever the file says', () => {
    const presence = new Presence()
    presence.share('nobody')
    expect(headcountWords(headcount({ people }, presence))).toBe('nobody here; 5 expected')
    presence.arrive('p1')
    expect(headcountWords(headcount({ people }, presence))).toBe('1 online; 4 expected')
  })

  it('is in one list each, however they come and go, and who left with their part given still counts', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...people.map(p => p.id)), fc.boolean()), { maxLength: 30 })
    const keyboards = fc.constantFrom<Keyboard>('everybody', 'sharers', 'nobody')
    fc.assert(
      fc.property(moves, keyboards, fc.subarray(people), (all, keyboard, done) => {
        const presence = new Presence()
        presence.share(keyboard)
        const leaving = new Map<string, () => void>()
        for (const [id, comes] of all) {
          leaving.get(id)?.()
          leaving.delete(id)
          if (comes) leaving.set(id, presence.arrive(id))
        }
        const heads = headcount({ people }, presence)
        const here = hereOf({ people }, presence)
        expect(
          Object.values(heads)
            .flat()
            .map(p => p.id)
            .sort(),
        ).toEqual(people.map(p => p.id))
        expect(new Set(here)).toEqual(new Set([...heads.room, ...heads.online]))
        for (const p of people) if (leaving.has(p.id)) expect(here).toContain(p)
        const of = countedOf(here, new Set(done.map(p => p.id)))
        expect(of).toBeGreaterThanOrEqual(done.length)
        expect(of).toBeLessThanOrEqual(people.length)
      }),
    )
  })

  it('lets somebody expected sit down at the keyboard as themselves, and refuses the name of somebody here', () => {
    const presence = new Presence()
    presence.arrive('p3')
    expect(toKeyboard({ people }, 'eva', presence)).toEqual({ move: { do: 'sit', room: true }, by: 'p5' })
    expect(toKeyboard({ people }, 'Chidi', presence).move).toEqual({ do: 'join', name: 'Chidi', room: true })
    expect(toKeyboard({ people }, 'Finn', presence).move).toEqual({ do: 'join', name: 'Finn', room: true })
    expect(whereIs({ ...people[4]!, room: true }, presence)).toBe('room')
  })
})
