/** Trees, rings and the sentence by lines alone. */
import { expect, test } from 'vitest'
import { collinsFlywheel } from '../../../src/agendas/exercises/purpose/collins-flywheel.ts'
import { starTree } from '../../../src/agendas/exercises/purpose/star-tree.ts'
import { theAsk, theAskStands } from '../../../src/agendas/exercises/purpose/the-ask.ts'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { inOrder } from '../../../src/session/tree.ts'
import { play, talk } from './talk.ts'

test('a tree grows by numbers, gets its values, and says what hangs on nothing', async () => {
  const { it, room } = await talk(starTree.steps.slice(1, 2).map(s => ({ ...s, from: undefined }) as StepOf<'tree'>))
  expect(it.all()).toContain('No star yet.')
  await play(it, [
    ['add orders finished without help', 'Star: orders finished without help.'],
    ['add answers', 'Input: answers.'],
    ['add 1 reviews', 'Input: reviews.'],
    ['add 2 search', 'Work: search.'],
    ['add 9 more', 'Say a number from 1 to 4.'],
    ['value 1 61 %', '61 % on 22 Nov'],
    ['value 3 soon', 'Type a number, its unit and day'],
    ['hang 2 3', 'It cannot hang on itself'],
    ['hang 3', 'hangs on nothing now'],
    [
      'tree',
      '1. Star: orders finished without help, 61 % on 22 Nov',
      '2. Input on 1: answers, no value yet',
      '4. Work on nothing yet: search',
      '1 hangs on nothing yet.',
    ],
  ])
  expect(inOrder(workOf(room.session, 'star.tree', 'tree')!.nodes).map(p => p.node.text)).toEqual([
    'orders finished without help',
    'answers',
    'reviews',
    'search',
  ])
})

test('a ring is built, put in order, and its weakest link named', async () => {
  const { it, room } = await talk([collinsFlywheel.steps[1]!])
  await play(it, [
    ['add lower prices', 'Link 1: lower prices.'],
    ['add more sellers', 'Link 2'],
    ['after 1 more visits', 'Link 2: more visits.'],
    ['move 3 1', '"more sellers" is number 1 now'],
    ['move 1 3', 'is number 3 now'],
    ['weakest 4', 'Say a number from 1 to 3.'],
    ['weakest 2', 'The weakest link is "more visits".'],
    ['links', 'A ring of 3 links; each feeds the next, and 3 feeds 1 again.', '2. more visits', 'The weakest is 2'],
    ['drop 1', '2 links left'],
  ])
  expect(workOf(room.session, 'flywheel.ring', 'ring')?.links.map(l => l.text)).toEqual(['more visits', 'more sellers'])
})

test('a sentence is taken from a card, put in words, or kept', async () => {
  const { it, room } = await talk(theAsk.steps)
  await play(it, [
    ['late orders hear the day'],
    ['one answer'],
    [''],
    [''],
    [''],
    ['reveal', 'late orders hear the day'],
    ['next', 'A. late orders hear the day', 'B. one answer', 'Say "take A" to take card A'],
    ['keep', 'No earlier turn left a sentence here'],
    ['take c', 'Which card: A, B?'],
    ['take b', 'Taken: one answer.'],
    ['words one answer from one person', 'In words: one answer from one person.'],
  ])
  expect(workOf(room.session, 'ask.choose', 'choose')?.text).toBe('one answer from one person')

  const again = await talk(theAskStands.steps, { choices: { ask: { text: 'one answer', since: 'checkout-t0005' } } })
  expect(again.it.all()).toContain('The sentence, since turn 5: one answer.')
  await play(again.it, [['keep', 'Kept as it was']])
})

test('what comes from cards nobody has seen yet says so', async () => {
  const { it } = await talk(starTree.steps)
  await it.say('s: orders without help')
  await it.say(':go 2')
  expect(it.all()).toContain('The cards of "Inputs" are still hidden.\nSay reveal to show them.')
})
