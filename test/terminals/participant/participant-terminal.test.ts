/** A participant's terminal, by keys: writing, voting, following, leaving, and turning into the facilitator's. */
import { expect, it } from 'vitest'
import type { SessionWriter } from '../../../src/ports/session-store.ts'
import type { StepId } from '../../../src/session/shapes.ts'
import { eventually } from '../../support/eventually.ts'
import { slowWriter } from '../../support/writer.ts'
import { before, exampleLog } from '../given.ts'
import { servicesOf, type TestServices } from './services.ts'

/** The room as it comes to a step. */
async function at(step: StepId, keep?: SessionWriter): Promise<TestServices> {
  const services = servicesOf(before(exampleLog(1), step), keep)
  await services.make('p1', { do: 'go', to: step })
  return services
}

it('the first card takes its text and enter', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  await bo.type('- the queue waits\r')
  expect(bo.text()).toContain('1  - the queue waits')
  expect(bo.text()).toContain('Saved 1. Hidden until the reveal.')
})

it('an answer names the digits that are one, and another digit is told which', async () => {
  const services = await at('close.roti')
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('1-5 answer')
  expect(bo.text()).not.toContain('0-9')
  await bo.type('9')
  expect(bo.text()).toContain('One of these: 1  2  3  4  5')
  await bo.type('4')
  expect(bo.text()).toContain('● 4')
})

it('a saved card is changed where it is, and taken back', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  await bo.type('- one\r- two\r\x1b[A')
  expect(bo.text()).toContain('card 2 > - two')
  await bo.type(' more\r')
  expect(bo.text()).toContain('2  - two more')
  await bo.escape()
  await bo.type('kx')
  await bo.type('jx')
  expect(bo.text()).not.toContain('- one')
})

it('a paste of lines asks once and makes a card of each', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  await bo.type('\x1b[200~- one\n- two\n- three\x1b[201~')
  expect(bo.text()).toContain('Pasted 3 lines')
  await bo.type('\r')
  expect(bo.text()).toContain('3  - three')
})

it('the step moves on with everybody; a line that was begun stays with its step and can be sent there', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  const chidi = await services.sit('Chidi')
  await bo.type('- one\r- half a th')
  await services.make('p1', { do: 'go', to: 'action.options' })
  expect(chidi.text()).toContain('›  options')
  expect(bo.text()).toContain('›  options')
  expect(bo.text()).not.toContain('half a th')
  expect(bo.text()).toContain('The room went on; your unsent line at "Write" is kept: K takes it back.')
  await bo.type('an option\r')
  await bo.escape()
  await bo.type('K')
  expect(bo.text()).toContain('write > - half a th')
  await bo.type('ought\r')
  expect(bo.text()).not.toContain('unsent line')
  const options = services.room.session.work['action.options']
  expect(options?.kind === 'write' && options.cards.map(c => c.text)).toEqual(['an option'])
  const work = services.room.session.work['challenge.write']
  expect(work?.kind === 'write' && work.cards.map(c => c.text)).toEqual(['one', 'half a thought'])
})

it('at the reveal everybody looks up; whoever types finishes their line first', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  const chidi = await services.sit('Chidi')
  await bo.type('- the queue\r')
  await chidi.type('- half a th')
  await services.make('p1', { do: 'reveal', step: 'challenge.write' })
  expect(bo.text()).not.toContain('Hidden until the reveal')
  expect(chidi.text()).toContain('> - half a th')
  await chidi.type('ought\r')
  // Who acted is painted first; the others come in their round.
  for (const user of [bo, chidi])
    await eventually(async () => {
      await user.settle()
      expect(user.text()).toMatch(/SLOWED US DOWN[\s\S]*the queue[\s\S]*half a thought/i)
    })
})

it('what was not sent is kept within a second and stands there again', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  await bo.type('- half a th')
  await bo.quit()
  expect(services.kept.get('p2 challenge.write')).toBe('- half a th')
  const again = await services.sit('Bo', { columns: 100 })
  expect(again.text()).toContain('> - half a th')
  expect(again.cursor()).toEqual({ row: 5, column: 14 })
})

it('while people talk it says so, and an action can be noted', async () => {
  const services = await at('challenge.talk')
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('The talk is in the room. s notes what was said.')
  await bo.type('a')
  await bo.type('ask audit\r')
  expect(services.room.session.work['close.actions']).toMatchObject({ actions: [{ text: 'ask audit' }] })
  await bo.type('p')
  await bo.type('who pays\r')
  expect(services.room.session.parked.at(-1)?.text).toBe('who pays')
  await bo.type('u')
  expect(services.room.session.parked).toHaveLength(0)
})

it('presence: who writes and who is done is on the stage, by name', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  const wall = await services.sit('wall', { role: 'stage' })
  await bo.type('- a\r')
  await bo.type('\t')
  await services.make('p1', { do: 'time', step: 'challenge.write', minutes: 1 })
  expect(wall.text()).toMatch(/Bo {11}done ✓/)
  expect(bo.text()).toContain('You are done')
})

it('whoever is handed the facilitator finishes their line first, then has all keys, and gives them back', async () => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo')
  await bo.type('- half')
  await services.make('p1', { do: 'facilitate', to: 'p2' })
  expect(bo.text()).toContain('You facilitate now')
  expect(bo.text()).toContain('> - half')
  await bo.type(' done\r')
  await bo.settle()
  await bo.escape()
  await bo.type('r')
  expect(services.room.session.revealed['challenge.write']).toBeDefined()
  await services.make('p2', { do: 'facilitate', to: 'p1' })
  expect(bo.text()).toContain('h hand')
})

it('a line the facilitator was typing stands at their desk again after they handed over', async () => {
  const services = await at('challenge.write')
  const chidi = await services.sit('Chidi')
  await services.make('p1', { do: 'facilitate', to: 'p3' })
  await chidi.settle()
  await chidi.escape()
  await chidi.type('n')
  await services.make('p3', { do: 'facilitate', to: 'p1' })
  expect(chidi.text()).toContain('›  group')
})

it('two dots given while the disk is slow are two dots', async () => {
  let release = () => {}
  let slow = false
  const disk = () => (slow ? new Promise<void>(resolve => (release = resolve)) : Promise.resolve())
  const services = await at('challenge.vote', slowWriter(disk))
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('3 dots left')
  slow = true
  await bo.type('++')
  slow = false
  release()
  await eventually(async () => {
    await bo.settle()
    expect(bo.text()).toContain('1 of 3 dots left')
  })
})

it('whoever facilitates from afar votes at a desk of their own and comes back', async () => {
  const services = await at('challenge.vote')
  const ana = await services.sit('Ana')
  await ana.escape()
  await ana.type('M')
  await ana.settle()
  expect(ana.text()).toContain('F goes back to facilitating')
  await ana.type('+')
  await ana.settle()
  const given = services.room.session.work['challenge.vote']
  expect(given?.kind === 'vote' && Object.values(given.dots).map(by => by.p1 ?? 0)).toContain(1)
  await ana.type('F')
  await ana.settle()
  expect(ana.text()).toContain('dots per card')
})

it('while nobody facilitates, a key takes over', async () => {
  const services = await at('challenge.talk')
  const bo = await services.sit('Bo')
  await bo.type('F')
  expect(services.room.session.facilitator).toBe('p1')
  services.vacant = true
  await services.make('p1', { do: 'park', text: 'x' })
  expect(bo.text()).toContain('F takes over')
})

it('help, wheel, clock and own cards go over the step and away again; ctrl-l paints all', async () => {
  const services = await at('challenge.talk')
  const bo = await services.sit('Bo')
  for (const [key, text] of [
    ['?', 'AT EVERY STEP'],
    ['w', 'TURN 1'],
    ['t', '██'],
    ['g', 'card'],
  ] as const) {
    await bo.type(key)
    if (key !== '?') expect(bo.text()).toContain(text)
    else expect(bo.text()).toContain('note an action')
    await bo.escape()
    expect(bo.text()).toContain('h hand')
  }
  bo.taken()
  await bo.type('\x0c')
  expect(bo.taken()).toContain('\x1b[2J')
})

it('ctrl-c twice leaves, with the terminal as it was', async () => {
  const services = await at('challenge.talk')
  const bo = await services.sit('Bo')
  await bo.type('\x03')
  expect(bo.text()).toContain('Press ctrl-c again')
  await bo.type('\x03')
  expect(await bo.exited).toBe(130)
  expect(bo.bytes()).toContain('\x1b[?1049l')
})

it('a terminal that is stuck gets nothing, then the newest frame', async () => {
  const services = await at('challenge.talk')
  const bo = await services.sit('Bo', { columns: 120, rows: 40 })
  bo.output.stuck = true
  bo.taken()
  for (let i = 0; i < 5; i++) await services.make('p1', { do: 'park', text: `thing ${i}` })
  expect(bo.taken()).toBe('')
  bo.output.stuck = false
  bo.output.emit('drain')
  await bo.settle()
  expect(bo.text()).toContain('thing 4')
})

it.each([
  [20, 5],
  [44, 14],
  [60, 15],
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
])('at %dx%d the question and the line stay', async (columns, rows) => {
  const services = await at('challenge.write')
  const bo = await services.sit('Bo', { columns, rows })
  await bo.type('- the queue')
  if (columns >= 44) expect(bo.text()).toContain('the queue')
  if (columns >= 60) expect(bo.text()).toMatch(/What sped us up/)
  await bo.resize(80, 24)
  expect(bo.text()).toContain('> - the queue')
})

it('in ascii without colour no byte is outside of ascii but what people typed', async () => {
  const services = await at('challenge.vote')
  const bo = await services.sit('Bo', { ascii: true })
  await bo.type('+j+w')
  expect(bo.bytes()).toMatch(/^[\x00-\x7f]*$/)
})
