/** A stretch of cards put down at once is the same as one by one, and its cost does not grow with what lies there already. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, applyAll } from '../../src/room/apply.ts'
import { fold, undone } from '../../src/room/log.ts'
import { Timeline } from '../../src/room/timeline.ts'
import type { Entry, Move, Session } from '../../src/session/types.ts'
import { walked } from '../support/walked.ts'
import { begun, entry, steps } from './storm.ts'

const writes = steps.filter(s => s.kind === 'write')

/** Mostly cards, in a few steps, with what breaks a stretch in between. */
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...writes.slice(0, 2)).map(s => ({ in: s.id, do: 'add', text: 'a' }) as Move),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      in: fc.constant(writes[0]!.id),
      do: fc.constant('add'),
      text: fc.string(),
      said: fc.constant(true),
      mark: fc.constantFrom('+', '-', 'x'),
    }) as fc.Arbitrary<Move>,
  },
  { weight: 1, arbitrary: fc.constant<Move>({ do: 'park', text: 'later' }) },
  { weight: 1, arbitrary: fc.nat(60).map((n): Move => ({ do: 'undo', entry: 6 + n })) },
  { weight: 1, arbitrary: fc.nat(60).map((n): Move => ({ in: writes[0]!.id, do: 'drop', card: `c${6 + n}` })) },
)

function oneByOne(log: readonly Entry[]): Session {
  const dead = undone(log)
  return log
    .slice(1)
    .reduce((now, e) => (dead.has(e.n) ? { ...now, n: e.n, last: e.at } : apply(now, e)), fold(log.slice(0, 1)))
}

describe('a stretch of cards', () => {
  test('is the same at once as one by one, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 150 }), fc.nat(150), (moves, cut) => {
        const log = begun()
        for (const m of moves) log.push(entry(log.length + 1, m))
        const whole = oneByOne(log)
        expect(fold(log)).toEqual(whole)
        const dead = undone(log)
        const at = Math.min(log.length, 1 + cut)
        const half = applyAll(fold(log.slice(0, 1)), log, dead, 1, at)
        expect(applyAll(half, log, dead, at, log.length)).toEqual(whole)
      }),
    )
  })

  test('keeps the sessions an undo goes back to', () => {
    const log = begun()
    while (log.length < 5_000) log.push(entry(log.length + 1, { in: writes[0]!.id, do: 'add', text: `${log.length}` }))
    const timeline = new Timeline(log)
    for (const n of [4_999, 4_000, 100]) {
      timeline.add(entry(timeline.log.length + 1, { do: 'undo', entry: n }))
      expect(timeline.head).toEqual(oneByOne(timeline.log))
    }
  })

  test('copies what lies there once, not once a card', () => {
    const work = (size: number) => {
      const log = begun()
      for (let i = 0; i < size; i++) log.push(entry(log.length + 1, { in: writes[0]!.id, do: 'add', text: `${i}` }))
      return walked(() => fold(log))
    }
    expect(work(2_000)).toBeLessThan(3 * work(1_000))
  })
})
