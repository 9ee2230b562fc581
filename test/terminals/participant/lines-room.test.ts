/** Plain lines in a room with others: what is told unasked, what is kept, who may do what, and that everybody can go on. */
import { describe, expect, it, test } from 'vitest'
import { allExercises } from '../../../src/agendas/catalogue.ts'
import { kindOf } from '../../../src/kinds/index.ts'
import { cardsOf } from '../../../src/kinds/made/board.ts'
import { stepsOf } from '../../../src/session/agenda.ts'
import { isPaused, workOf } from '../../../src/session/read.ts'
import { kindNames } from '../../../src/session/shapes.ts'
import { withoutKeys } from '../../../src/views/hint-words.ts'
import { noAppServices } from '../../support/screen.ts'
import { before, exampleLog } from '../given.ts'
import { converse } from '../lines/conversation.ts'
import { listen } from './listen.ts'
import { servicesOf } from './services.ts'

const at = (step: string) => servicesOf(before(exampleLog(1), step))
const to = (step: string) => ({ do: 'go', to: step }) as const

describe('what is told unasked', () => {
  it('a bet that is filled, a group that is made, the next date and the close are told as they happen', async () => {
    const services = at('action.bet')
    const bo = listen(services, 'p2', 'Bo')
    const eye = listen(services, undefined, 'Eye', { role: 'observer' })
    await services.make('p1', to('action.bet'))
    await services.make('p1', { in: 'action.bet', do: 'fill', gap: 'we', text: 'stop reviewing twice' })
    for (const one of [bo, eye]) expect(one.said()).toContain('The bet: stop reviewing twice.')
    await services.make('p3', { in: 'action.bet', do: 'consent', value: 1 })
    for (const one of [bo, eye]) expect(one.said()).not.toMatch(/answered|Chidi/)
    await services.make('p1', { do: 'next', on: '2026-12-05' })
    await services.make('p1', { do: 'close' })
    for (const one of [bo, eye]) expect(one.said()).toMatch(/Next turn: .*This turn is closed/)
  })

  it('news stand on a line of their own, and a line that is begun is there again behind them', async () => {
    const services = at('challenge.write')
    const bo = listen(services, 'p2', 'Bo')
    await services.make('p1', to('challenge.write'))
    await bo.type('- half a th')
    await services.make('p1', { do: 'park', text: 'who pays' })
    expect(bo.text()).toMatch(/- half a th\r\nParked: who pays\.\r\n- half a th$/)
    const chi = listen(services, 'p3', 'Chidi', { echoes: true })
    await chi.settle()
    await services.make('p1', { do: 'park', text: 'who asks' })
    expect(chi.text()).toMatch(/\n\nParked: who asks\.\n$/)
  })

  it('whoever facilitates hears that all are in, and who comes and goes at the door', async () => {
    const services = at('action.bet')
    await services.make('p1', to('action.bet'))
    const ana = listen(services, 'p1', 'Ana')
    const bo = listen(services, 'p2', 'Bo')
    await services.make('p1', { in: 'action.bet', do: 'fill', gap: 'we', text: 'stop reviewing twice' })
    for (const id of services.room.session.people.map(p => p.id))
      await services.make(id, { in: 'action.bet', do: 'consent', value: 4 })
    await ana.settle()
    expect(ana.said()).toContain('Everybody is in: 5 of 5 have answered. Say reveal to show it.')
    expect(bo.said()).not.toContain('Everybody is in')
  })

  it('whoever facilitates hears each news of the door, of those who join once, and nobody else does', async () => {
    const hosted = at('action.bet')
    await hosted.make('p1', to('action.bet'))
    const ana = listen(hosted, 'p1', 'Ana')
    const bo = listen(hosted, 'p2', 'Bo', { echoes: true })
    const times = (what: string) => ana.said().split(what).length - 1
    await hosted.make('', { do: 'join', name: 'Finn' })
    hosted.tellAtDoor('Finn is here.')
    for (let i = 0; i < 2; i++) {
      hosted.tellAtDoor('Finn left their terminal.')
      await ana.settle()
    }
    hosted.tellAtDoor('40 wrong codes were tried at the door.')
    await ana.settle()
    expect([times('Finn is here.'), times('Finn left their terminal.'), times('40 wrong codes')]).toEqual([1, 2, 1])
    expect(bo.said()).not.toMatch(/left their terminal|wrong codes/)
  })

  it('the last minutes are told to everybody', async () => {
    const services = at('challenge.talk')
    await services.make('p1', to('challenge.talk'))
    let now = Date.parse(services.room.session.last)
    const eye = listen(services, undefined, 'Eye', { role: 'observer', now: () => now })
    const bo = listen(services, 'p2', 'Bo', { now: () => now })
    await services.make('p1', { do: 'time', step: 'challenge.talk', minutes: 5 })
    now += 7 * 60_000
    await services.make('p1', { do: 'park', text: 'who pays' })
    for (const one of [eye, bo]) expect(one.said()).toMatch(/2 minutes left\. /)
  })
})

describe('what is typed', () => {
  it('an answer to a question of a step that the room has left lands in no other step', async () => {
    const services = at('challenge.talk')
    await services.make('p1', to('challenge.talk'))
    const bo = listen(services, 'p2', 'Bo')
    expect(await bo.say('action')).toContain('What will be done?')
    await services.make('p1', to('action.options'))
    await bo.settle()
    await bo.say('an option')
    expect(cardsOf(services.room.session, 'action.options').map(c => c.text)).toContain('an option')
    expect(JSON.stringify(services.room.log.map(e => e.move))).not.toMatch(
      /"do":"add","text":"an option".*"in":"[^"]*actions/,
    )
  })

  it('an unsent line outlives a cut where the terminal shows us what is typed; elsewhere that it does not is said', async () => {
    const services = at('challenge.write')
    await services.make('p1', to('challenge.write'))
    const bo = listen(services, 'p2', 'Bo')
    await bo.type('- half a th')
    await bo.user.quit(0)
    expect(services.kept.get('p2 challenge.write')).toBe('- half a th')
    const again = listen(services, 'p2', 'Bo')
    await again.settle()
    expect(again.text()).toMatch(/Your unsent line[\s\S]*- half a th$/)
    await again.type('ought\r')
    expect(cardsOf(services.room.session, 'challenge.write').map(c => c.text)).toContain('half a thought')
    expect(services.kept.get('p2 challenge.write')).toBe('')
    const chi = listen(services, 'p3', 'Chidi', { echoes: true })
    expect(chi.said()).toContain('A line you have not sent is lost when the connection breaks')
  })

  it('a command word at a writing step is asked about, also among lines that come at once', async () => {
    const services = at('challenge.write')
    await services.make('p1', to('challenge.write'))
    const bo = listen(services, 'p2', 'Bo')
    expect(await bo.say('help')).toContain('Is "help" a card or the command?')
    expect(await bo.say('card')).toContain('Card 1 saved.')
    await bo.type('next\rquit\rhelp\r')
    expect(cardsOf(services.room.session, 'challenge.write').filter(c => c.by === 'p2')).toHaveLength(3)
    expect(await bo.say('card')).toContain('Card 4 saved.')
  })
})

describe('roles', () => {
  it('somebody takes over when nobody facilitates, and then has all commands', async () => {
    const services = at('challenge.talk')
    await services.make('p1', to('challenge.talk'))
    const bo = listen(services, 'p2', 'Bo')
    expect(await bo.say('close')).toContain('Only the facilitator can do that: Ana.')
    services.vacant = true
    services.project(undefined)
    await bo.settle()
    expect(bo.said()).toContain('Nobody facilitates now. Say take over to do it.')
    expect(await bo.say('take over')).toContain('You facilitate now')
    expect(await bo.say('close')).toContain('Say yes or no')
    await bo.say('no')
    expect(await bo.say('hand over Ana')).toContain('You do not facilitate any more; Ana does.')
  })

  it('somebody who looks on hears the cards and the wheel, and changes nothing', async () => {
    const services = at('challenge.group')
    await services.make('p1', { do: 'reveal', step: 'challenge.write' }).catch(() => {})
    await services.make('p1', to('challenge.write'))
    const eye = listen(services, undefined, 'Eye', { role: 'observer' })
    expect(await eye.say('cards')).toMatch(/1\. /)
    expect(await eye.say('wheel')).toMatch(/Gates: .*The wheel:/)
    const { n } = services.room.session
    for (const line of ['park x', 'next', 'undo', 'a card', ':reveal', 'done', 'take over', '1'])
      expect(await eye.say(line)).toMatch(/do not know|Only the facilitator/)
    expect(services.room.session.n).toBe(n)
  })

  it('connected people are not away in the hints, and who says who is done', async () => {
    const services = at('challenge.write')
    await services.make('p1', to('challenge.write'))
    const ana = listen(services, 'p1', 'Ana')
    const bo = listen(services, 'p2', 'Bo')
    await bo.say(':done')
    expect(await ana.say(':hints')).not.toMatch(/Away: [^.]*(Ana|Bo)/)
    expect(await bo.say(':who')).toMatch(/Done: Bo\./)
    expect(await bo.say(':done')).toContain('Not done yet')
  })
})

test.each(['p1', 'p2', undefined])('what help lists is understood at every step, and help is short (%s)', async me => {
  const services = at('challenge.write')
  const one = listen(services, me, 'One', { columns: 2_000, ...(me === undefined ? { role: 'observer' } : {}) })
  for (const step of stepsOf(services.room.session.agenda)) {
    await services.make('p1', to(step.id))
    const help = await one.say(':help')
    expect(help.split(' ').length, `help at ${step.id}`).toBeLessThanOrEqual(125)
    const from = one.text().length
    await one.type(':help all\r')
    const words = one
      .text()
      .slice(from)
      .split(/\r?\n/)
      .flatMap(line => /^([a-z]+(?: turn| out| over| away| codes| back| part)?)(?= .*: |: )/.exec(line)?.[1] ?? [])
    expect(words.length).toBeGreaterThan(6)
    const harmless = words.filter(
      w => !['quit', 'next', 'back', 'close', 'hand over', 'lead', 'my part', 'take over'].includes(w),
    )
    for (const word of harmless) {
      expect(await one.say(`:${word}`), `${word} at ${step.id}`).not.toMatch(/I do not know|no command|nothing after/)
      await one.say(':')
    }
  }
})

test('a facilitator in lines counts for those at the host, and takes part where they say so', async () => {
  const services = at('challenge.vote')
  const ana = listen(services, 'p1', 'Ana')
  await services.make('p1', to('challenge.vote'))
  await services.make('p1', { do: 'reveal', step: 'challenge.write' }).catch(() => {})
  expect(await ana.say('my part')).toContain('Your own part, as everybody has it')
  await ana.say('1')
  const dots = () => Object.values(workOf(services.room.session, 'challenge.vote', 'vote')?.dots ?? {})
  expect(dots()).toContainEqual({ p1: 1 })
  expect(await ana.say('lead')).toContain('You facilitate again.')
  const n = services.room.session.n
  await ana.say('next')
  expect(services.room.session.n).toBe(n + 1)
})

test('time is given to another step, and a phase is heard, without going there', async () => {
  const services = at('challenge.talk')
  await services.make('p1', to('challenge.talk'))
  const ana = listen(services, 'p1', 'Ana')
  expect(await ana.say('more 2 bet')).toMatch(/2 minutes more: Bet has \d/)
  expect(await ana.say('more 1')).toMatch(/1 minute more: .* (left|over time)\./)
  expect(await ana.say('wheel 2')).toMatch(/Challenge.*Talk, .* here: .*Gate: /)
  expect(await ana.say('wheel 9')).toContain('Say a number from 1 to 4.')
  expect(services.room.session.at).toBe('challenge.talk')
})

test('what is read aloud names nothing that takes eyes', () => {
  const eyes = /\blook up\b|side by side|\bthe bars?\b|\bon the wall\b|\bon the screen\b|\bbelow here\b/i
  const aloud = allExercises.flatMap(({ exercise: e }) => [
    e.why,
    ...e.steps.flatMap(step => [step.ask, withoutKeys(step.hint ?? '')]),
  ])
  const commands = kindNames
    .flatMap(kind => kindOf(kind).ways)
    .flatMap(way => way.acts.filter(a => a.command && !a.command.everywhere))
  expect(aloud.length).toBeGreaterThan(100)
  expect([...aloud, ...commands.map(a => a.does)].filter(text => eyes.test(text))).toEqual([])
})

test('a host in lines whose room opens early leaves the clock standing', async () => {
  const services = at('challenge.write')
  await services.make('p1', to('challenge.write'))
  await services.make('p1', { do: 'pause' })
  const clock = { at: Date.parse(services.room.session.last) }
  const hosted = { services, me: 'p1', early: true }
  const it = await converse({ at: 'turn', open: services.open, hosted }, noAppServices(), clock)
  expect(it.all()).toContain('Cards come in early: the clock stands still until the reveal.')
  expect(isPaused(services.room.session)).toBe(true)
  await it.say(':pause')
  expect(isPaused(services.room.session)).toBe(false)
  await it.end()
})
