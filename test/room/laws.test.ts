/** The laws of a room, tried on storms of random moves. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/kinds/index.ts'
import { nowhere } from '../../src/ports/session-store.ts'
import { apply, begin } from '../../src/room/apply.ts'
import { fold, say, undone } from '../../src/room/log.ts'
import { redact } from '../../src/room/redact.ts'
import { Room } from '../../src/room/room.ts'
import { Timeline } from '../../src/room/timeline.ts'
import type { Entry, Session } from '../../src/session/types.ts'
import { format, parse, print } from '../../src/store/format.ts'
import { type Asked, aimed, begun, entries, entry, runs, steps, storm } from './storm.ts'

function live(asked: readonly Asked[]): Room {
  let at = Date.parse('2026-11-22T09:10:00Z')
  const room = new Room({ log: begun(), writer: nowhere, now: () => (at += 1_000) })
  for (const { move, ...actor } of asked) room.submit(actor, aimed(fold(room.log), move))
  return room
}

const looks = [
  { width: 78, height: 18 },
  { width: 38, height: 7, ascii: true, working: true },
]

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) frozen(inner)
  return value
}

/** A session without when it was last touched. */
function still({ n, last, ...session }: Session): object {
  return session
}

describe('apply', () => {
  test('is total and touches nothing it was given', () => {
    fc.assert(
      fc.property(entries, log => {
        let session = frozen(begin(log[0] as never))
        for (const e of log.slice(1)) session = frozen(apply(session, frozen(e)))
        expect(session.n).toBe(log.length)
      }),
      { numRuns: runs },
    )
  })

  test('is deterministic: the same log gives the same bytes, ids included', () => {
    fc.assert(
      fc.property(entries, log => {
        expect(JSON.stringify(fold(structuredClone(log)))).toBe(JSON.stringify(fold(log)))
      }),
      { numRuns: runs },
    )
  })

  test('makes ids from the number of the entry', () => {
    fc.assert(
      fc.property(storm, asked => {
        const room = live(asked)
        for (const [step, work] of Object.entries(fold(room.log).work)) {
          if (work.kind !== 'write') continue
          for (const card of work.cards) {
            const from = room.log[Number(/^c(\d+)/.exec(card.id)![1]) - 1]!
            expect(from.move).toMatchObject({ in: step })
          }
        }
      }),
      { numRuns: runs },
    )
  })
})

describe('whatever is in a log', () => {
  test('can be counted, told and drawn, for one person and for the stage, whole and on a small screen', () => {
    fc.assert(
      fc.property(entries, log => {
        const session = fold(log)
        for (const shown of [session, redact(session, 'p1'), redact(session)])
          for (const step of steps) {
            const work = shown.work[step.id]
            const rules = rulesOf(step.kind)
            if (work) expect(rules.answered(step, work)).toBeGreaterThanOrEqual(0)
            for (const look of looks) expect(rules.draw(step, shown, look).height).toBeLessThanOrEqual(look.height)
          }
        for (const e of log.slice(-40)) expect(typeof say(e, session, log)).toBe('string')
      }),
      { numRuns: Math.ceil(runs / 4) },
    )
  })
})

describe('a room', () => {
  test('says what a replay of its log says', async () => {
    await fc.assert(
      fc.asyncProperty(storm, async asked => {
        const room = live(asked)
        await room.leave()
        expect(room.session).toEqual(fold(room.log))
      }),
      { numRuns: runs },
    )
  })

  test('says the same after its file was written and read', () => {
    fc.assert(
      fc.property(storm, asked => {
        const room = live(asked)
        const head = fold(room.log)
        const file = [...print({ format, id: 't-2', log: [...room.log], session: head })].join('')
        const read = parse(file, 't-2.json')
        expect(read.log).toEqual(room.log)
        expect(fold(read.log)).toEqual(head)
        expect(read.session).toEqual(JSON.parse(JSON.stringify(head)))
      }),
      { numRuns: runs },
    )
  })

  test('numbers its entries from 1 without a gap, never back in time', () => {
    fc.assert(
      fc.property(storm, asked => {
        const { log } = live(asked)
        expect(log.map(e => e.n)).toEqual(log.map((_, i) => i + 1))
        expect(log.map(e => e.at)).toEqual(log.map(e => e.at).sort())
      }),
      { numRuns: runs },
    )
  })
})

describe('undo', () => {
  test('of an undo gives back what was', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (log, pick) => {
        const target = log[pick % log.length]!
        if (target.move.do === 'open' || undone(log).has(target.n)) return
        const before = fold(log)
        const once = [...log, entry(log.length + 1, { do: 'undo', entry: target.n })]
        const twice = [...once, entry(log.length + 2, { do: 'undo', entry: log.length + 1 })]
        expect(still(fold(twice))).toEqual(still(before))
      }),
      { numRuns: runs },
    )
  })

  test('recalled from the past says what a whole replay says', () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 4 }), logs => {
        const log: Entry[] = []
        for (const e of logs.flatMap((l, i) => (i ? l.slice(1) : l))) {
          const n = log.length + 1
          const { move } = e
          const back = !('in' in move) && move.do === 'undo' ? { ...move, entry: Math.max(2, n - move.entry) } : move
          log.push({ ...e, n, at: entry(n).at, move: back })
        }
        const timeline = new Timeline(log.slice(0, 1))
        for (const e of log.slice(1)) timeline.add(e)
        expect(timeline.head).toEqual(fold(log))
        expect(new Timeline(log).head).toEqual(fold(log))
      }),
      { numRuns: runs },
    )
  })
})

describe('what is hidden', () => {
  /** Hidden cards of these people, put in before or after the storm, which shows none of them. */
  const secrets = fc.array(
    fc.record({
      by: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
      step: fc.constantFrom(...steps.filter(s => s.kind === 'write' && s.hidden)),
      late: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )

  test('leaves no letter of anybody else in a redacted session', () => {
    const canary = (by: string) => `canary-of-${by}`
    let cases = 0
    let held = 0
    fc.assert(
      fc.property(storm, secrets, (asked, put) => {
        cases++
        const silent = asked.filter(({ move }) => 'in' in move || (move.do !== 'reveal' && move.do !== 'close'))
        const add = ({ by, step }: (typeof put)[number]): Asked => ({
          by,
          move: { in: step.id, do: 'add', text: canary(by) },
        })
        const early = put.filter(p => !p.late).map(add)
        const session = fold(live([...early, ...silent, ...put.filter(p => p.late).map(add)]).log)
        const whole = JSON.stringify(session)
        for (const me of ['p1', 'p2', 'p3', 'p4', undefined]) {
          const shown = JSON.stringify(redact(session, me))
          for (const other of ['p1', 'p2', 'p3', 'p4']) {
            if (other === me) continue
            expect(shown).not.toContain(canary(other))
            if (whole.includes(canary(other))) held++
          }
        }
      }),
      { numRuns: runs },
    )
    // A case without a secret proves nothing: nearly every one has some, for most of those who look.
    expect(cases).toBeGreaterThanOrEqual(runs)
    expect(held).toBeGreaterThan(cases * 3)
  })
})
