/** What is written hidden stays hidden: not a word, not a letter, not a length before the reveal. */
import { expect, test } from 'vitest'
import { cardsOf } from '../../../src/kinds/made/board.ts'
import { converse, hosted, noon } from './conversation.ts'

/** Two people at the hidden writing step. */
async function writing(tty: boolean) {
  const clock = noon()
  const home = hosted(clock)
  const open = await home.appServices.create({ team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro' })
  const it = await converse({ at: 'turn', open }, home.appServices, clock, { tty })
  await it.say(':go write')
  return { it, room: open.room }
}

test('a pipe: nothing of a card is said before the reveal, also not in mistakes', async () => {
  const { it, room } = await writing(false)
  await it.say('- unsayable one')
  expect(await it.say(':unsayable two')).toBe('That is no command here; say help, or write and a name to type cards.\n')
  await it.say(':undo')
  await it.say(':redo')
  await it.say(':cards')
  await it.say(':change 1 unsayable three')
  await it.say('')
  await it.say('unsayable four')
  await it.say(':drop 1')
  await it.say('')
  // The round is over; a card typed now is no command, and is not repeated.
  expect(await it.say('unsayable five')).toBe('That is no command here; say help, or write and a name to type cards.\n')
  await it.say('read')
  await it.say(':go group')
  await it.say('read write')
  expect(it.all()).not.toContain('unsayable')
  await it.say(':go write')
  await it.say(':done')
  expect(await it.say('reveal')).toContain('1. slowed us down: unsayable three\n')
  expect(cardsOf(room.see(), 'challenge.write')).toHaveLength(1)
})

test('a terminal: no echo while cards are typed, and the same bytes whatever their length', async () => {
  const short = await writing(true)
  expect(short.it.raw()).toBe(true)
  const a = await short.it.press('- a\r')
  const long = await writing(true)
  const b = await long.it.press('- a very much longer card than the other one\r')
  expect(a).toBe('\nCard 1 of Ana saved.\n> ')
  expect(b).toBe(a)
  await long.it.press('\r')
  expect(await long.it.press('\r')).toContain('Everybody had the keyboard.\n')
  expect(long.it.raw()).toBe(false)
})

test('a terminal: backspace takes whole characters, ctrl-w a word, ctrl-u the line; arrows are no text', async () => {
  const { it, room } = await writing(true)
  await it.press('qu\x7f\x7fa 👩‍💻\x7fb\x1b[D\x1b[A\r')
  await it.press('lost\x15kept word gone\x17twice\x1b\x7f\r')
  await it.say('')
  await it.say('')
  await it.say('r')
  expect(cardsOf(room.see(), 'challenge.write').map(c => c.text)).toEqual(['a b', 'kept word'])
})

test('a terminal: many cards pasted at once are many cards, and none is shown', async () => {
  const { it } = await writing(true)
  await it.press('one of it\rtwo of it\rthree of it\r')
  await new Promise(setImmediate)
  const all = it.all()
  expect(all).toContain('Card 3 of Ana saved.')
  expect(all).not.toContain('of it')
})
