/** The same acts at full screens and in plain lines give the same log: any acts, at a step of every kind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Room } from '../../src/room/room.ts'
import { type Kind, kindNames } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import { steps } from '../room/storm.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { opened } from '../terminals/given.ts'
import { converse } from '../terminals/lines/conversation.ts'
import { listen } from '../terminals/participant/listen.ts'
import { servicesOf } from '../terminals/participant/services.ts'
import { actorAt, type Wanted } from './acting.ts'
import { doneIn, logAt } from './past.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 1)
const wanted: fc.Arbitrary<Wanted> = fc.record({ act: fc.nat(999), text: fc.nat(99), key: fc.nat(9) })

/** Two terminals of one person in two rooms of the same past: one takes keys, one lines. */
type Pair = { keys: Room; lines: Room; type(keys: string): Promise<void>; say(line: string): Promise<unknown> }

async function atKeyboard(log: Entry[]): Promise<Pair> {
  const at = Date.parse(log.at(-1)?.at ?? '')
  const screen = await opened(log)
  const open = openRoom(log, () => at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), { at })
  return { keys: screen.room, lines: open.room, type: screen.type, say: lines.say }
}

async function atOwnTerminal(log: Entry[]): Promise<Pair> {
  const [byKeys, byLines] = [servicesOf(log), servicesOf(log)]
  const screen = await byKeys.sit('Bo')
  const lines = listen(byLines, 'p2', 'Bo', { now: () => Date.parse(log.at(-1)?.at ?? '') })
  await lines.settle()
  return { keys: byKeys.room, lines: byLines.room, type: screen.type, say: lines.say }
}

const people = [
  ['the facilitator at the keyboard of the room', 'p1', atKeyboard],
  ['a participant at a terminal of their own', 'p2', atOwnTerminal],
] as const
/** A map is drawn by the keys of its editor, a look has nothing to do. */
const places = steps.filter(s => s.kind !== 'look' && s.kind !== 'map')
const done = new Set<string>()

describe.each(people)('%s', (_who, person, terminals) => {
  it.each(places.map(s => [s.kind, s.id] as const))('%s %s', async (kind, id) => {
    const log = logAt(id)
    await fc.assert(
      fc.asyncProperty(fc.array(wanted, { minLength: 8, maxLength: 10 }), async all => {
        const it = await terminals(log)
        const actor = actorAt(log, person)
        const typed: unknown[] = []
        for (const one of all) {
          const made = await actor.act(one)
          typed.push(made)
          if (made.keys) await it.type(made.keys)
          for (const line of made.lines) await it.say(line)
          const meant = doneIn(actor.room, log.length)
          if (made.act && meant.length) done.add(`${person} ${kind}`)
          expect(doneIn(it.keys, log.length), `keys: ${JSON.stringify(typed)}`).toEqual(meant)
          expect(doneIn(it.lines, log.length), `lines: ${JSON.stringify(typed)}`).toEqual(meant)
        }
      }),
      { numRuns: runs, endOnFailure: true },
    )
  })
})

it('something was done at nearly every kind, by everybody it is for', () => {
  const kinds = (person: string) => [...done].filter(d => d.startsWith(person)).length
  expect(kinds('p1')).toBeGreaterThanOrEqual(kindNames.length - 4)
  expect(kinds('p2')).toBeGreaterThanOrEqual(5)
})

/** What takes several keys and one command, or is an editor of its own. */
const bySeveralKeys: [kind: Kind, keys: string, line: string][] = [
  ['group', 'ac', ':group A C'],
  ['map', '/Shop\rx', ':remove Shop'],
  ['map', '/Shop\r\r\x15Store\r', ':rename Shop > Store'],
  ['map', '/Shop\rOwest\r', ':team Shop: west'],
  ['decide', '\r\x1b[B\r', ':option 1'],
]

it.each(bySeveralKeys)('%s by several keys, or by one command', async (kind, keys, line) => {
  const log = logAt(steps.find(s => s.kind === kind)?.id ?? '')
  const it = await atKeyboard(log)
  await it.type(keys)
  await it.say(line)
  expect(doneIn(it.keys, log.length)).toEqual(doneIn(it.lines, log.length))
  expect(doneIn(it.lines, log.length).length).toBeGreaterThan(1)
})
