/** Lines that are cut at any moment, while people type and vote: nothing is lost, nothing counts twice, nobody stays as a ghost. */
import { expect, test } from 'vitest'
import { stepsOf } from '../../src/session/agenda.ts'
import { workOf } from '../../src/session/read.ts'
import { mountTerminal } from '../../src/terminals/hosted-terminal.tsx'
import { emulator } from '../support/emulator.ts'
import { eventually } from '../support/eventually.ts'
import { Caller, hosted, local, screen } from './given.ts'

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Resolves when this terminal shows a text, once all that was sent to it is painted. */
function shows(caller: Caller, text: string): Promise<void> {
  return eventually(async () => {
    const term = emulator(80, 24)
    await term.write(caller.output)
    expect(term.text()).toContain(text)
  })
}

const people = ['Bo', 'Chidi', 'Dee', 'Eva']
const cuts = 40

test('forty cuts', async () => {
  const draw = randomFrom(20_261_122)
  const { socket, services, open } = await hosted(['Ana'], { mountTerminal })
  const { room } = open
  const [write, vote] = (['write', 'vote'] as const).map(
    kind => stepsOf(room.session.agenda).find(s => s.kind === kind && !s.anonymous && s.hidden)!.id,
  ) as [string, string]
  room.submit({ by: 'p1' }, { do: 'go', to: write })
  room.submit({ by: 'p1' }, { in: write, do: 'add', text: 'one to vote for' })

  const at = new Map<string, Caller>()
  const tickets = new Map<string, string>()
  const typed = new Map<string, string>()
  for (const name of people) {
    const caller = local(socket, name)
    tickets.set(name, (await caller.welcome()).ticket!)
    await caller.sees('puzzled us?')
    at.set(name, caller)
    typed.set(name, '')
  }
  const idOf = (name: string) => room.session.people.find(p => p.name === name)!.id
  for (let i = 0; i < cuts; i++) {
    const name = people[Math.floor(draw() * people.length)]!
    const letter = String.fromCharCode(97 + Math.floor(draw() * 26))
    at.get(name)!.say('input', letter)
    typed.set(name, typed.get(name)! + letter)
    await shows(at.get(name)!, `> ${typed.get(name)}`)
    // Half of the cuts come before the old line is known to be gone.
    const old = at.get(name)!
    if (draw() < 0.5) old.socket.destroy()
    const back = new Caller(socket, { is: 'terminal', screen, ticket: tickets.get(name)! })
    await shows(back, `> ${typed.get(name)}`)
    old.socket.destroy()
    at.set(name, back)
  }

  for (const name of people) at.get(name)!.say('input', '\r')
  const cards = () => workOf(room.session, write, 'write')!.cards.flatMap(c => (c.by === 'p1' ? [] : [c.text]))
  await eventually(() => expect(cards().sort()).toEqual([...typed.values()].sort()))
  room.submit({ by: 'p1' }, { do: 'reveal', step: write })
  room.submit({ by: 'p1' }, { do: 'go', to: vote })
  for (const name of people) {
    at.get(name)!.socket.destroy()
    const back = new Caller(socket, { is: 'terminal', screen, ticket: tickets.get(name)! })
    await shows(back, '3 dots')
    back.say('input', '+')
    await eventually(() => {
      const dots = workOf(room.session, vote, 'vote')?.dots ?? {}
      expect(Object.values(dots).flatMap(by => by[idOf(name)] ?? [])).toEqual([1])
    })
    back.socket.destroy()
    at.set(name, new Caller(socket, { is: 'terminal', screen, ticket: tickets.get(name)! }))
    await shows(at.get(name)!, '2 dots left')
  }
  expect(room.session.people).toHaveLength(1 + people.length)
  for (const caller of at.values()) caller.socket.destroy()
  await eventually(() => expect(services.guests().filter(g => g.here)).toEqual([]))
  expect(services.presence.here()).toEqual([])
})
