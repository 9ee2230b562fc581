/** Finding a command in a line, and what is said when there is none. */
import { expect, test } from 'vitest'
import { stepsOf } from '../../../src/session/agenda.ts'
import { type Command, find, listed } from '../../../src/terminals/lines/commands/command.ts'
import { converse, hosted, noon } from './conversation.ts'

const nothing = () => {}
const table: Command[] = [
  { on: ['next', 'n'], does: 'next step', run: nothing },
  { on: ['next turn', 'N'], takes: 'DAY', does: 'the day', run: nothing },
  { on: ['undo', 'u'], does: 'take back', run: nothing },
  { on: ['redo', 'U'], does: 'give back', run: nothing },
  { on: ['more', '+'], takes: 'N', does: 'minutes', run: nothing },
]
const found = (line: string) => {
  const hit = find(table, line)
  return hit && [hit.command.on[0], hit.rest]
}

test('words in any case, keys as they are, the longest form first', () => {
  expect(found('NEXT')).toEqual(['next', ''])
  expect(found('next turn 5 Dec, Dee')).toEqual(['next turn', '5 Dec, Dee'])
  expect(found('N 5 Dec')).toEqual(['next turn', '5 Dec'])
  expect(found('u')).toEqual(['undo', ''])
  expect(found('U')).toEqual(['redo', ''])
  expect(found('+ 2')).toEqual(['more', '2'])
})

test('a word that only begins like a command is none, nor is one with words it does not take', () => {
  expect(found('nextish')).toBeUndefined()
  expect(found('next please')).toBeUndefined()
  expect(found('')).toBeUndefined()
})

test('help shows the word, what follows, and the other ways to say it', () => {
  expect(listed(table)[1]).toBe('next turn DAY (also N): the day')
})

test('unknown words get one sentence, a colon is fine everywhere', async () => {
  const clock = noon()
  const home = hosted(clock)
  const open = await home.appServices.create({ team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro' })
  const it = await converse({ at: 'turn', open }, home.appServices, clock)
  await it.say(':go talk')
  expect(await it.say('dance now')).toBe('I do not know "dance"; say help to hear what can be said here.\n')
  expect(await it.say('next please')).toBe('next takes nothing after it.\n')
  expect(await it.say(':go nowhere')).toBe('There is no step "nowhere". Say steps to hear them all.\n')
  expect(await it.say(':go 99')).toBe('There are 16 steps; say a number from 1 to 16.\n')
  expect(await it.say('more lots')).toBe('Say how many minutes, for example: more 2\n')
  expect(await it.say('reveal')).toBe('Nothing is hidden here.\n')
  expect(await it.say('undo')).toBe('There is nothing to take back.\n')
  expect(await it.say(':park tea')).toBe('Parked: tea.\n')
  expect(await it.say('p')).toBe('1. tea\n')
  expect(await it.say('?')).toContain('help all says the rest')
  expect(await it.say('help all')).toContain('Everywhere:\nhelp all (also ?): hear what can be said here')
})

test('every command that help lists at a step is understood there', async () => {
  const clock = noon()
  const home = hosted(clock)
  const { room, key: path } = await home.appServices.create({
    team: 'checkout',
    people: ['Ana', 'Bo'],
    agenda: 'retro',
  })
  for (const step of stepsOf(room.session.agenda)) {
    const outcome = room.submit({ by: 'p1' }, { do: 'go', to: step.id })
    if ('saved' in outcome) await outcome.saved
    // Looking on, every command can be tried and none of them changes anything.
    const open = await home.appServices.open(path, { readOnly: true })
    const it = await converse({ at: 'turn', open }, home.appServices, clock)
    expect((await it.say(':help')).split(/\s+/).length, `help at ${step.id}`).toBeLessThanOrEqual(120)
    const help = await it.say(':help all')
    const words = help.split('\n').flatMap(line => /^([a-z]+(?: turn| out)?)(?= .*: |: )/.exec(line)?.[1] ?? [])
    expect(words.length).toBeGreaterThan(20)
    for (const word of words.filter(w => w !== 'quit')) {
      expect(await it.say(`:${word}`), `${word} at ${step.id}`).not.toMatch(/I do not know|no command|nothing after/)
      await it.say(':')
    }
    await it.end()
  }
})
