/** Words that are commands, typed where lines are cards: they are asked about, also among pasted lines. */
import { expect, it } from 'vitest'
import { cardsOf } from '../../../src/kinds/made/board.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { isCommandWord, readMeant } from '../../../src/terminals/lines/commands/meant.ts'
import { eventually } from '../../support/eventually.ts'
import { play, talk } from './talk.ts'

const cards: StepOf<'write'> = { id: 'cards', kind: 'write', title: 'Cards', ask: 'What slowed us?', minutes: 1 }
const texts = (room: Awaited<ReturnType<typeof talk>>['room']) => cardsOf(room.session, 'cards').map(c => c.text)

it('a command word alone is a card or the command, as it is said', async () => {
  const { it: said, room } = await talk([cards])
  await play(said, [
    ['help', 'Is "help" a card or the command? Say card or command.'],
    ['yes', 'Is "help" a card or the command?'],
    ['card', 'Card 1 saved'],
    ['next', 'Is "next" a card or the command?'],
    ['the queue waits', 'Card 2 saved', 'Card 3 saved'],
    ['quit the old form', 'Card 4 saved'],
    ['NEXT', 'Is "NEXT" a card'],
    ['command', 'Who does what?'],
  ])
  expect(texts(room)).toEqual(['help', 'next', 'the queue waits', 'quit the old form'])
})

it('a colon always commands, and lines that come at once are asked about as those that come slowly', async () => {
  const { it: said, room } = await talk([cards])
  await said.say('slow tests\nnext\nquit\nhelp')
  await eventually(() => expect(texts(room)).toEqual(['slow tests', 'next', 'quit']))
  for (const word of ['next', 'quit', 'help']) expect(said.all()).toContain(`Is "${word}" a card`)
  expect(await said.say(':read')).not.toContain('a card or the command')
  expect(texts(room)).toEqual(['slow tests', 'next', 'quit', 'help'])
  await play(said, [[':next', 'Who does what?']])
})

it('a hidden step does not repeat the word', async () => {
  const { it: said, room } = await talk([{ ...cards, hidden: true }])
  const answer = await said.say('quit')
  expect(answer).toContain('Is it a card or the command?')
  expect(answer).not.toContain('"quit"')
  await said.say('card')
  expect(texts(room)).toEqual(['quit'])
})

it('answers are read as they are said', () => {
  expect(['card', 'a card', ' Command', ':command', 'yes', '', 'the queue'].map(readMeant)).toEqual([
    'card',
    'card',
    'command',
    'command',
    'again',
    'again',
    undefined,
  ])
  const next = { on: ['next', 'n'], does: 'next step', run() {} }
  expect(['next', 'NEXT', 'n', 'next week', 'N'].map(text => isCommandWord(text, [next]))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
