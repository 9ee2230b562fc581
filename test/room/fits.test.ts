import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { nowhere } from '../../src/ports/session-store.ts'
import { misfit } from '../../src/room/fits.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, entries, entry, runs } from './storm.ts'

const log = begun()
const after = (move: unknown): Entry[] => [...log, entry(log.length + 1, move as Move)]

test('whatever people may do fits', () => {
  fc.assert(
    fc.property(entries, all => {
      expect(misfit(all)).toBeUndefined()
    }),
    { numRuns: runs },
  )
})

test.each([
  [{ do: 'dance' }, '"dance" is no move'],
  [{ do: 'toString' }, '"toString" is no move'],
  [{ do: 'go', to: 7 }, '"to" does not fit "go"'],
  [{ do: 'park' }, '"text" does not fit "park"'],
  [{ in: 'safe.write', do: 'add', text: ['a'] }, '"text" does not fit "add"'],
  [{ in: 'close.roti', do: 'answer', row: 'roti', point: '5' }, '"point" does not fit "answer"'],
  [{ in: 'safe.write', do: 'dots', on: 'c1', count: 1 }, expect.stringContaining('does not fit "dots"')],
])('%j does not', (move, why) => {
  expect(misfit(after(move))).toEqual({ n: log.length + 1, why })
})

test('a log that does not fit is not folded, and says where', () => {
  expect(() => fold(after({ do: 'go', to: 7 }))).toThrow(
    `Entry ${log.length + 1} cannot be read: "to" does not fit "go".`,
  )
  expect(() => new Room({ log: after({ do: 'go', to: 7 }), writer: nowhere, now: Date.now })).toThrow(UserError)
})

test('an agenda that is none is found before anything is folded', () => {
  const open = { ...log[0]!, move: { ...log[0]!.move, agenda: { id: 'x', phases: 'none' } } as unknown as Move }
  expect(misfit([open])).toEqual({ n: 1, why: expect.stringContaining('does not fit "open"') })
})

test('a step whose id every record knows already is found before anything is folded', () => {
  const open = structuredClone(log[0]!)
  if (open.move.do !== 'open') throw new Error('a log begins with open')
  open.move.agenda.phases[0]!.exercises[0]!.steps[0]!.id = 'constructor'
  const go = entry(2, { do: 'go', to: 'constructor' })
  expect(misfit([open, go])).toEqual({ n: 1, why: '"constructor" cannot be the id of a step' })
})

test.each([
  ['bet', { turn: 't-1', fields: {}, result: 'splendid' }],
  ['parked', [{ id: 'k1', text: 'x', turn: 't-1', fate: 'eaten' }]],
  ['turns', [{ id: 't-1', day: '2026-11-01', kind: 'retro' }]],
])('what is carried over is whole: %s', (what, value) => {
  const open = structuredClone(log[0]!)
  if (open.move.do !== 'open') throw new Error('a log begins with open')
  Object.assign(open.move.turn.carried, { [what]: value })
  expect(misfit([open])).toEqual({ n: 1, why: expect.stringMatching(`^"turn.carried.${what}.*" does not fit "open"$`) })
})

test('any entry in which any value was exchanged is found, or can be folded all the same', () => {
  const exchange = (value: unknown, at: number, by: unknown): unknown => {
    let i = 0
    const walk = (x: unknown): unknown => {
      if (i++ === at) return by
      if (Array.isArray(x)) return x.map(walk)
      if (typeof x === 'object' && x !== null)
        return Object.fromEntries(Object.entries(x).map(([k, y]) => [k, walk(y)]))
      return x
    }
    return walk(value)
  }
  const anything = fc.constantFrom<unknown>(null, 7, -1, '', 'x', true, [], {}, [null], { a: 1 })
  fc.assert(
    fc.property(entries, fc.nat(), fc.nat({ max: 400 }), anything, (all, pick, at, by) => {
      const i = pick % all.length
      const changed = all.map((e, k) => (k === i ? { ...e, move: exchange(e.move, at, by) as Move } : e))
      if (typeof changed[i]!.move !== 'object' || changed[i]!.move === null || typeof changed[i]!.move.do !== 'string')
        return
      if (misfit(changed)) return
      expect(fold(changed).n).toBe(all.length)
    }),
    { numRuns: runs * 5 },
  )
})
