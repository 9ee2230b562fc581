/** The facilitator's private page: what it tells, whose keys it leaves alone, and that nobody else is sent a byte of it. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { StepId } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import type { Guest } from '../../src/views/host-services.ts'
import { noAppServices, screen } from '../support/screen.ts'
import { arrivedAt, before, exampleLog } from './given.ts'
import { type Seated, servicesOf, type TestServices } from './participant/services.ts'

/** Everybody at a terminal of their own. */
function apart(log: readonly Entry[]): Entry[] {
  return log.map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
}

type Party = { services: TestServices; ana: Seated; bo: Seated; dee: Seated; others: Seated[] }

/** Ana facilitates from afar, Bo and Dee take part, somebody looks on, a projector shows the stage; Eva is away. */
async function party(step: StepId, size: { columns?: number; rows?: number } = {}): Promise<Party> {
  const services = servicesOf(apart(before(exampleLog(1), step)))
  const guests: Guest[] = [
    { id: 'p2', person: 'p2', name: 'Bo', role: 'participant', here: true, since: 0, address: '10.0.0.4' },
    { id: 'v1', name: 'projector', role: 'stage', here: true, since: 0 },
    {
      id: 'p5',
      person: 'p5',
      name: 'Eva',
      role: 'participant',
      here: false,
      since: Date.parse(services.room.session.last),
    },
  ]
  services.guests = () => guests
  const ana = await services.sit('Ana', size)
  const bo = await services.sit('Bo')
  const dee = await services.sit('Dee')
  const others = [await services.sit('projector', { role: 'stage' }), await services.sit('guest', { role: 'observer' })]
  await services.make('p1', { do: 'go', to: step })
  return { services, ana, bo, dee, others: [bo, dee, ...others] }
}

/** The page opened at this step. */
async function page({ ana }: Party): Promise<void> {
  await ana.escape()
  await ana.type('V')
}

const title = 'ONLY YOU SEE'

describe('what it tells', () => {
  test('what is next, who is done, writing or away, since when, and what nobody else is told', async () => {
    const at = await party('challenge.write')
    await at.bo.type('- only Finn can release\r+ small changes\r- late reviews\r\t')
    at.services.pass(70)
    await at.dee.type('- a\r- b\r- c\r- d\r- e\r- on its w')
    at.services.pass(40)
    await page(at)
    expect(
      at.ana
        .rows()
        .slice(3, 21)
        .map(row => row.trimEnd()),
    ).toEqual([
      ' NEXT   reveal when 3 of 3 are done, or at 0:00',
      ' Say    Quiet writing. Nobody sees the cards before you reveal them.',
      '',
      ' PEOPLE       state    cards last key  at           PLAN            plan   used',
      ' Ana (you)    here         0           this one       Opening          3    2.2',
      ' Bo           done         3    110 s  10.0.0.4       Purpose          3    2.5',
      ' Chidi        expected     0           terminal     ▸ Challenge        9    1.8',
      ' Dee          writing      5     40 s  terminal       Next best        5',
      ' Eva          away 110 s   0           terminal       Long-term        2',
      '                                                      Close            3',
      '                                                      ends 14:23, agreed 14:25',
      '',
      ' ONLY YOU SEE',
      ' · Eva is away; the place and what was typed are kept',
      ' · Dee wrote 5 of 8 cards: ask the others first',
      '',
      '',
      ' STAGE SHOWS  question, 1 of 3 done, clock.  hidden: what people put in',
    ])
    expect(at.ana.text()).not.toContain('Finn')
  })

  test('on a large screen the stage beside it, as the stage has it and no more', async () => {
    const at = await party('challenge.write', { columns: 120, rows: 40 })
    await at.bo.type('- zqcanary\r')
    await page(at)
    const hidden = at.ana.text()
    expect(hidden).toMatch(/THE STAGE NOW +on projector/)
    expect(hidden).toMatch(/│ What sped us up, slowed us down or puzzled us\?/)
    expect(hidden).toContain('hidden: what people put in')
    expect(at.ana.bytes()).not.toContain('zqcanary')
    await at.ana.type('\r')
    expect(at.ana.text()).toMatch(/│ +zqcanary/)
  })

  test('in a step without names nothing of anybody, however long it lasts and after it', async () => {
    const at = await party('close.roti')
    await page(at)
    for (const user of [at.bo, at.dee]) await user.type('4')
    at.services.pass(95)
    await at.ana.type('\t')
    const people = at.ana.rows().slice(6, 12).join('\n')
    expect(people).toContain('no names here')
    expect(people).not.toMatch(/done|writing| \d+ s|cards/)
    expect(at.ana.text()).not.toMatch(/no key from|added nothing/)
    await at.ana.type('\rn')
    expect(at.ana.text()).toMatch(/Bo +here +10/)
    expect(at.ana.text()).not.toMatch(/Bo .* s +10|Dee .* s +term/)
  })

  test('what a new plan would save when the room is late, by the keys that take it', async () => {
    const at = await party('challenge.write')
    at.services.pass(15 * 60)
    await page(at)
    expect(at.ana.text()).toMatch(
      /! Late: 1 leaves out 2 exercises: saves 2.5 min; 2 shortens \d steps: \d+ min;\n +3 ends 11 min later/,
    )
    expect(at.ana.text()).toContain('10 min behind')
    await at.ana.type('3')
    expect(at.services.room.session.later).toBe(11)
    expect(at.ana.text()).not.toContain('Late:')
  })
})

describe('whose keys it leaves alone', () => {
  test('those of every step act on the room, and what they open comes back to it', async () => {
    const at = await party('challenge.write')
    await page(at)
    await at.ana.type(']')
    expect(at.services.room.session.extra['challenge.write']).toBe(1)
    await at.ana.type('a')
    await at.ana.type('ask audit\r')
    expect(at.ana.text()).toContain(title)
    expect(at.bo.text()).not.toContain('ask audit')
    await at.bo.type('slow reviews\rslow builds\r')
    await at.ana.type('\r')
    expect(at.services.room.session.revealed['challenge.write']).toBeDefined()
    await at.ana.type('\r')
    // Few cards need no grouping and no vote.
    expect(at.services.room.session.at).toBe('challenge.talk')
    await at.ana.type('b')
    expect(at.services.room.session.at).toBe('challenge.write')
    expect(at.ana.text()).toContain(title)
    await at.ana.type('?')
    expect(at.ana.text()).toContain('do what NEXT says')
    await at.ana.escape()
    await at.ana.escape()
    expect(at.ana.text()).not.toContain(title)
  })

  test('more people than rows come by the page', async () => {
    const log = apart(before(exampleLog(1), 'challenge.talk'))
    const last = log.at(-1)!
    const many = Array.from({ length: 12 }, (_, i): Entry => {
      return { n: last.n + 1 + i, at: last.at, by: `p${i + 6}`, move: { do: 'join', name: `Guest${i}` } }
    })
    const services = servicesOf([...log, ...many])
    const ana = await services.sit('Ana')
    await ana.escape()
    await ana.type('V')
    expect(ana.text()).toMatch(/PEOPLE 1\/\d/)
    const first = ana.text()
    await ana.type('\t')
    expect(ana.text()).toMatch(/PEOPLE 2\/\d/)
    expect(first.includes('Guest8')).not.toBe(ana.text().includes('Guest8'))
  })
})

test('blank and the clock go to the stage while the page stays, and come off with it', async () => {
  const at = await party('challenge.talk', { columns: 120, rows: 40 })
  const [, , wall, guest] = at.others
  const sees = (text: string) => expect.poll(wall!.text).toContain(text)
  await page(at)
  await at.ana.type('c')
  await sees('back in a moment')
  expect(at.ana.text()).toContain(title)
  expect(at.ana.text()).toMatch(/│ +back in a moment/)
  expect(at.bo.text() + guest!.text()).not.toContain('back in a moment')
  await at.ana.type('t')
  await sees('█')
  await at.ana.type('c?')
  expect(at.ana.text()).toContain('do what NEXT says')
  expect(at.services.projected()).toBe('blank')
  await at.ana.escape()
  await at.ana.type('V')
  await sees('What about how we work')
  await at.ana.type('V')
  expect(at.services.projected()).toBeUndefined()
})

describe('who may see it', () => {
  test('on the screen of a host it is asked, it goes when somebody else leads, and is asked anew', async () => {
    const { services } = await party('challenge.talk')
    const start = {
      at: 'turn' as const,
      open: services.open,
      hosted: { services, me: 'p1', stays: true, early: false },
    }
    const shown = await screen(start, noAppServices(), { now: () => Date.parse(services.room.session.last) })
    onTestFinished(() => shown.quit().then(() => {}))
    const settled = () => shown.type('')
    await shown.type('\r')
    await shown.type('VV')
    expect(shown.text()).toContain(title)
    await services.make('p1', { do: 'facilitate', to: 'p2' })
    await settled()
    expect(shown.text()).not.toContain(title)
    await shown.type('VV')
    expect(shown.text()).not.toContain(title)
    await services.make('p2', { do: 'facilitate', to: 'p1' })
    await settled()
    expect(shown.text()).not.toContain(title)
    await shown.type('V')
    expect(shown.text()).not.toContain(title)
    expect(shown.text()).toContain('Private, and others may see this screen: V again opens it.')
  })

  test('opening it, and all it tells, sends nobody else a byte', async () => {
    const at = await party('challenge.write')
    await at.bo.type('- one\r')
    await at.ana.escape()
    for (const user of at.others) {
      await user.settle()
      user.taken()
    }
    await at.ana.type('V')
    expect(at.ana.text()).toContain(title)
    for (const user of at.others) {
      await user.settle()
      expect(user.taken()).toBe('')
    }
    for (const user of at.others) await user.type('V')
    for (const user of at.others)
      for (const word of [title, 'FACILITATOR', 'last key', '10.0.0.4', 'STAGE SHOWS'])
        expect(user.bytes()).not.toContain(word)
  })

  test('it ends with the facilitating, and whoever takes over gets their own', async () => {
    const at = await party('challenge.talk')
    await page(at)
    expect(at.ana.text()).toContain(title)
    await at.services.make('p1', { do: 'facilitate', to: 'p2' })
    for (let i = 0; i < 3; i++) await at.ana.settle()
    expect(at.ana.text()).not.toContain(title)
    await at.ana.type('V')
    expect(at.ana.text()).not.toContain(title)
    await at.bo.settle()
    await at.bo.type('V')
    expect(at.bo.text()).toContain(title)
  })

  test('on a screen that others may see it is asked once', async () => {
    const shown = await arrivedAt('challenge.talk')
    await shown.type('V')
    expect(shown.text()).not.toContain(title)
    expect(shown.rows()[22]).toContain('Private, and others may see this screen: V again opens it.')
    await shown.type('V')
    expect(shown.text()).toContain(title)
    await shown.type('V')
    expect(shown.text()).not.toContain(title)
    await shown.type('V')
    expect(shown.text()).toContain(title)
  })

  test('never where somebody only looks on', async () => {
    const shown = await arrivedAt('challenge.talk', 1, { open: { readOnly: true } })
    await shown.type('VV')
    expect(shown.text()).not.toContain(title)
  })
})
