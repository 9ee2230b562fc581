/** What twelve people write, vote and answer is in nobody else's bytes before it is shown, not even its length. */
import { expect, it } from 'vitest'
import type { StepId } from '../../../src/session/shapes.ts'
import type { Entry } from '../../../src/session/types.ts'
import { before, exampleLog } from '../given.ts'
import { type Seated, servicesOf, type TestServices } from './services.ts'

/** The log with people at terminals of their own, twelve of them. */
function crowd(log: readonly Entry[]): Entry[] {
  const out = log.map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const last = out.at(-1)!
  for (let i = 0; i < 7; i++)
    out.push({
      n: last.n + 1 + i,
      at: last.at,
      by: `p${6 + i}`,
      move: { do: 'join', name: `Guest${String.fromCharCode(65 + i)}` },
    })
  return out
}

type Party = { services: TestServices; people: { id: string; name: string; user: Seated }[]; others: Seated[] }

/** Twelve people at a step; with `hidden` its answers are kept back until they are shown, as agendas may ask. */
async function party(step: StepId, hidden = false): Promise<Party> {
  const services = servicesOf(crowd(before(hidden ? hide(exampleLog(1), step) : exampleLog(1), step)))
  const { people, facilitator } = services.room.session
  const seats = []
  for (const { id, name } of people)
    if (id !== facilitator) seats.push({ id, name, user: await services.sit(name, { columns: 120, rows: 40 }) })
  const others = [
    await services.sit('Ana'),
    await services.sit('wall', { role: 'stage' }),
    await services.sit('guest', { role: 'observer' }),
  ]
  await services.make(facilitator!, { do: 'go', to: step })
  // Nobody is asked for consent to a bet that does not say what is done.
  if (step === 'action.bet')
    await services.make(facilitator!, { in: step, do: 'fill', gap: 'we', text: 'stop reviewing twice' })
  return { services, people: seats, others }
}

/** The log of a session whose agenda hides this step. */
function hide(log: readonly Entry[], step: StepId): Entry[] {
  const [first, ...rest] = structuredClone(log) as [Entry, ...Entry[]]
  if ('agenda' in first.move)
    for (const { exercises } of first.move.agenda.phases)
      for (const { steps } of exercises) for (const s of steps) if (s.id === step) s.hidden = true
  return [first, ...rest]
}

const word = (name: string) => `zq${name.toLowerCase()}canary`

it('a card that is typed, saved, changed and taken back is on its own screen alone', async () => {
  const { services, people, others } = await party('challenge.write')
  for (const { name, user } of people) {
    await user.type(`- ${word(name)} one\r`)
    await user.type(`+ ${word(name)} two\r${word(name)} half`)
    expect(user.text()).toContain(`${word(name)} half`)
  }
  for (const { user } of people) {
    await user.type('\r')
    await user.type('\x1b[A!')
    await user.type('\r\t')
  }
  for (const { name, user } of people) {
    for (const other of [...people.map(p => p.user), ...others])
      if (other !== user) expect(other.bytes()).not.toContain(word(name))
    expect(user.bytes()).toContain(word(name))
  }
  await services.make(services.room.session.facilitator!, { do: 'reveal', step: 'challenge.write' })
  expect(others[1]!.text()).toContain('canary one')
})

it('the length of what one types is in nobody else’s bytes', async () => {
  const sizes: number[][] = []
  for (const text of ['a', 'a'.repeat(300)]) {
    const { people, others } = await party('challenge.write')
    const [first, second] = people
    for (const other of [second!.user, ...others]) other.taken()
    await first!.user.type(`- ${text}\r`)
    await second!.user.settle()
    sizes.push([second!.user, ...others].map(other => other.taken().length))
  }
  expect(sizes[1]).toEqual(sizes[0])
})

it('dots are on their giver’s screen alone until the vote is closed', async () => {
  const { services, people, others } = await party('challenge.vote')
  const [first, second, third] = people
  for (const other of [second!.user, ...others]) other.taken()
  await first!.user.type('+++')
  const one = [second!.user, ...others].map(other => other.taken())
  await third!.user.type('j+jj+')
  expect(first!.user.text()).toContain('●●●')
  for (const bytes of one) expect(bytes).not.toContain('●●')
  expect(second!.user.text()).not.toContain('●●●')
  expect(second!.user.text()).toMatch(/2 of 12 have voted/)
  await services.make(services.room.session.facilitator!, { do: 'reveal', step: 'challenge.vote' })
  expect(second!.user.text()).toMatch(/█.* 3/)
})

it('answers without names stay in the box, and nobody is told who is in it', async () => {
  const { services, people, others } = await party('close.roti')
  for (const { user } of people.slice(0, 2)) await user.type('5')
  expect(people[0]!.user.text()).toContain('● 5')
  expect(people[5]!.user.text()).toContain('fewer than 4 are in')
  for (const { user } of people.slice(2, 6)) await user.type('2')
  expect(people[9]!.user.text()).not.toContain('● ')
  for (const other of others) expect(other.text()).not.toMatch(/done|away|● [0-9]/)
  expect(services.room.log.filter(e => 'in' in e.move && e.move.in === 'close.roti')).toHaveLength(0)
  await services.make(services.room.session.facilitator!, { do: 'reveal', step: 'close.roti' })
  expect(others[1]!.text()).toContain('6 answers')
})

it('whoever facilitates from afar writes in silence too', async () => {
  const { services, people, others } = await party('challenge.write')
  const [ana, wall] = others
  await ana!.type('- zqanacanary\r')
  const work = services.room.session.work['challenge.write']
  expect(work?.kind === 'write' && work.cards).toMatchObject([{ by: 'p1', text: 'zqanacanary' }])
  for (const user of [wall!, ...people.map(p => p.user)]) expect(user.bytes()).not.toContain('zqanacanary')
})

it.each([
  ['a hidden scale', 'close.gates', 'y', 'n'],
  ['consent to a bet', 'action.bet', '1', '5'],
] as const)(
  'in %s others see that somebody answered, and the same bytes whatever it was',
  async (_what, step, one, other) => {
    const seen: string[][] = []
    for (const key of [one, other]) {
      const { services, people, others } = await party(step, true)
      const [first, second] = people
      const elsewhere = [second!.user, ...others]
      for (const user of elsewhere) user.taken()
      await first!.user.type(key)
      const { id } = first!
      const work = services.room.session.work[step]
      const given = work?.kind === 'scale' ? work.answers[id] : work?.kind === 'decide' ? work.consent[id] : undefined
      expect(given).toBeDefined()
      await second!.user.settle()
      seen.push(elsewhere.map(user => user.taken()))
      expect(second!.user.text()).toMatch(/1 of 12 have answered/)
    }
    expect(seen[1]).toEqual(seen[0])
  },
)
