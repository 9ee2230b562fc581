/** Terminals that are lost between any two keys and go on in another process: what is typed comes to the same, at a step of every kind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Room } from '../../../src/room/room.ts'
import { Stand } from '../../../src/views/stand.ts'
import { actorAt, type Wanted } from '../../interact/acting.ts'
import { doneIn, logAt } from '../../interact/past.ts'
import { steps } from '../../room/storm.ts'
import { type Seated, servicesOf } from './services.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 1)
const wanted: fc.Arbitrary<Wanted> = fc.record({ act: fc.nat(999), text: fc.nat(99), key: fc.nat(9) })
/** A key as it comes from a terminal. */
const keyOf = /\x1b\x1b\[I|\x1b\[[\d;]*[A-Za-z~]|./gsu

/** A terminal that can be lost: its next process has what was kept of it. */
async function losable(log: ReturnType<typeof logAt>, name: string, person: string) {
  const services = servicesOf(log)
  // As whoever facilitates at the room's keyboard begins, by whom it is compared.
  if (person === 'p1') await services.make(person, { do: 'resume' })
  let seat: Seated = await services.sit(name)
  return {
    room: services.room as Room,
    type: (keys: string) => seat.type(keys),
    text: () => seat.text(),
    async lose() {
      const kept = JSON.stringify(services.stands.get(person)?.now() ?? {})
      const lines = new Map(services.kept)
      await seat.quit()
      services.stands.set(person, new Stand(JSON.parse(kept)))
      services.kept.clear()
      for (const [place, text] of lines) services.kept.set(place, text)
      seat = await services.sit(name)
    },
  }
}

const people = [
  ['the facilitator', 'Ana', 'p1'],
  ['a participant', 'Bo', 'p2'],
] as const
/** A look has nothing to do, a map is drawn by an editor; and a reveal with few answers is asked for twice, the more so after a loss. */
const places = steps.filter(s => s.kind !== 'look' && s.kind !== 'map' && !s.anonymous)

describe.each([
  ['a line for the parking lot', 'Ana', 'p', 'the lift', '\r', { do: 'park', text: 'the lift' }],
  ['a line for the parking lot', 'Bo', 'p', 'the lift', '\r', { do: 'park', text: 'the lift' }],
  ['a name that is changed in the plan', 'Ana', 'ir', 'n', '\r', { do: 'person', person: 'p1', name: 'Anan' }],
])('%s, of %s', (_what, name, open, text, end, move) => {
  it.each([0, 1, 2])('is there again after the loss, with what stands in it (%i)', async when => {
    const log = logAt('open.checkin')
    const terminal = await losable(log, name, name === 'Ana' ? 'p1' : 'p2')
    await terminal.type('\x1b\x1b[I')
    for (const [i, keys] of [open, text, end].entries()) {
      await terminal.type(keys)
      if (i === when) await terminal.lose()
    }
    expect(doneIn(terminal.room, log.length).at(-1)?.move).toEqual(move)
  })
})

describe.each(people)('%s', (_who, name, person) => {
  it.each(places.map(s => [s.kind, s.id] as const))('%s %s', async (_kind, id) => {
    const log = logAt(id)
    await fc.assert(
      fc.asyncProperty(
        fc.array(wanted, { minLength: 6, maxLength: 8 }),
        fc.infiniteStream(fc.nat(3)),
        async (all, losses) => {
          const terminal = await losable(log, name, person)
          const actor = actorAt(log, person)
          const typed: unknown[] = []
          for (const one of all) {
            const made = await actor.act(one)
            for (const [key] of made.keys.matchAll(keyOf)) {
              const isLost = losses.next().value === 0
              typed.push(isLost ? ['lost', key] : key)
              if (isLost) await terminal.lose()
              await terminal.type(key)
            }
            expect(doneIn(terminal.room, log.length), JSON.stringify(typed)).toEqual(doneIn(actor.room, log.length))
          }
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
  })
})
