/** Random walks over the whole turn: whatever the way, going back and skipping delete nothing, and undo gives back what was. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turn } from '../../src/agendas/turn.ts'
import { nowhere } from '../../src/ports/session-store.ts'
import { Room } from '../../src/room/room.ts'
import { exercisesOf, stepsOf } from '../../src/session/agenda.ts'
import { neighbour } from '../../src/session/read.ts'
import type { Entry, Move, Session } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'

const agenda = turn(75)
const steps = stepsOf(agenda)
const exercises = exercisesOf(agenda)
const start = Date.parse('2026-11-22T09:00:00Z')

function begun(): Room {
  const entry = (n: number, move: Move): Entry => ({ n, at: new Date(start).toISOString(), by: 'p1', move })
  const turnOf = { id: 't-1', number: 1, kind: 'turn', team: 'checkout', carried: nothingCarried }
  const log = [
    entry(1, { do: 'open', title: 'Turn', turn: turnOf, agenda }),
    entry(2, { do: 'join', name: 'Ana', room: true }),
    entry(3, { do: 'join', name: 'Bo', room: true }),
    entry(4, { do: 'go', to: steps[0]!.id }),
  ]
  let now = start
  return new Room({ log, writer: nowhere, now: () => (now += 1_000) })
}

/** Something that can be done at a step without knowing what is in it. */
function deed(session: Session): Move | undefined {
  const step = steps.find(s => s.id === session.at)
  switch (step?.kind) {
    case 'write':
      return { in: step.id, do: 'add', text: `thought ${session.n}` }
    case 'scale':
      return { in: step.id, do: 'tally', row: step.rows[0]!.id, counts: step.points.map((_, i) => (i === 1 ? 2 : 0)) }
    case 'decide':
      return { in: step.id, do: 'fill', gap: 'we', text: `do ${session.n}` }
    case 'series':
      return step.deliveries
        ? { in: step.id, do: 'deliver', from: '2026-10-01', at: '2026-11-01' }
        : { in: step.id, do: 'add', at: '2026-11-01', value: session.n }
    case 'actions':
      return { in: step.id, do: 'add', text: `promise ${session.n}` }
    case 'tree':
      return { in: step.id, do: 'add', text: `node ${session.n}`, level: 1 }
    case 'strip':
      return { in: step.id, do: 'add', name: `step ${session.n}`, work: 5, wait: 7 }
    case 'sweep':
      return { in: step.id, do: 'add', row: step.rows[0]!.id, text: `finding ${session.n}` }
    case 'signals':
      return { in: step.id, do: 'add', text: `signal ${session.n}`, sign: 'x', by: '2027-01-01' }
    case 'topics':
      return { in: step.id, do: 'add', text: `topic ${session.n}` }
    case 'timeline':
      return { in: step.id, do: 'add', at: '2026-11-20 14:05', text: `event ${session.n}` }
    case 'choose':
      return { in: step.id, do: 'word', text: `ask ${session.n}` }
    case 'map':
      return { in: step.id, do: 'load', text: `title ${session.n}\n` }
    default:
      return undefined
  }
}

type Stride =
  | { do: 'next' | 'back' | 'deed' | 'undo' | 'reveal' }
  | { do: 'jump'; step: number }
  | { do: 'plan'; exercise: number; on: boolean }

const stride: fc.Arbitrary<Stride> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Stride>({ do: 'next' }, { do: 'deed' }) },
  { weight: 1, arbitrary: fc.constantFrom<Stride>({ do: 'back' }, { do: 'reveal' }) },
  { weight: 1, arbitrary: fc.nat({ max: steps.length - 1 }).map(step => ({ do: 'jump' as const, step })) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('plan' as const),
      exercise: fc.nat({ max: exercises.length - 1 }),
      on: fc.boolean(),
    }),
  },
)

function moveOf(room: Room, to: Stride): Move | undefined {
  const { session } = room
  switch (to.do) {
    case 'next':
    case 'back': {
      const found = neighbour(session, session.at, to.do === 'next' ? 1 : -1)
      return found && { do: 'go', to: found.id }
    }
    case 'jump':
      return { do: 'go', to: steps[to.step]!.id }
    case 'plan':
      return { do: 'plan', exercise: exercises[to.exercise]!.id, on: to.on }
    case 'reveal':
      return { do: 'reveal', step: session.at }
    case 'deed':
      return deed(session)
    case 'undo':
      return undefined
  }
}

/** What every step has gathered. */
function gathered(session: Session): string {
  return JSON.stringify(session.work)
}

/** What a deed leaves behind, wherever it was done. */
const traces = /(thought|do|promise|node|step|finding|signal|ask|title) \d|2026-11-01|"tally":\{"/

/** The room as its log stands, without waiting for the disk. */
async function walked(room: Room, strides: readonly Stride[]): Promise<void> {
  for (const to of strides) {
    const before = room.session.work
    const move = moveOf(room, to)
    if (!move) continue
    const outcome = room.submit({ by: 'p1' }, move)
    if ('refusal' in outcome) continue
    await outcome.saved
    // Only a deed, or the opening of a box, changes what was gathered; going somewhere may begin a step, and ends none.
    if (to.do === 'deed' || to.do === 'reveal') continue
    for (const id of Object.keys(before)) expect(room.session.work[id], id).toBe(before[id])
  }
}

test('going on, back, elsewhere, and changing the plan delete nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stride, { minLength: 20, maxLength: 90, size: 'max' }), async strides => {
      const room = begun()
      await walked(room, strides)
      expect(stepsOf(room.session.agenda).some(s => s.id === room.session.at)).toBe(true)
      await room.leave()
    }),
    { numRuns: 15 },
  )
})

test('at least twenty deeds, wherever they were done, are taken back and given back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stride, { minLength: 150, maxLength: 200, size: 'max' }), async strides => {
      const room = begun()
      const deeds: number[] = []
      for (const to of strides) {
        const move = moveOf(room, to)
        const outcome = move && to.do !== 'reveal' ? room.submit({ by: 'p1' }, move) : undefined
        if (!outcome || !('entry' in outcome)) continue
        await outcome.saved
        if (to.do === 'deed' || to.do === 'plan') deeds.push(outcome.entry.n)
      }
      const whole = gathered(room.session)
      const hadDeeds = traces.test(whole)
      fc.pre(deeds.length >= 20 && hadDeeds)
      const undos: number[] = []
      for (const entry of deeds.toReversed()) {
        const outcome = room.submit({ by: 'p1' }, { do: 'undo', entry })
        if (!('entry' in outcome)) throw new Error(JSON.stringify(outcome))
        await outcome.saved
        undos.push(outcome.entry.n)
      }
      expect(gathered(room.session)).not.toMatch(traces)
      expect(room.session.planned ?? {}).toEqual({})
      for (const entry of undos.toReversed()) {
        const outcome = room.submit({ by: 'p1' }, { do: 'undo', entry })
        if ('saved' in outcome) await outcome.saved
      }
      expect(gathered(room.session)).toBe(whole)
      await room.leave()
    }),
    { numRuns: 8 },
  )
})

test('from the first step, next walks the whole plan to the end and back again', async () => {
  const room = begun()
  const seen = [room.session.at]
  for (let to = neighbour(room.session, room.session.at, 1); to; to = neighbour(room.session, room.session.at, 1)) {
    const outcome = room.submit({ by: 'p1' }, { do: 'go', to: to.id })
    if ('saved' in outcome) await outcome.saved
    seen.push(to.id)
  }
  expect(seen).toEqual(exercises.filter(e => !e.off).flatMap(e => e.steps.map(s => s.id)))
  const back = []
  for (let to = neighbour(room.session, room.session.at, -1); to; to = neighbour(room.session, to.id, -1))
    back.push(to.id)
  expect(back).toEqual(seen.slice(0, -1).toReversed())
  await room.leave()
})
