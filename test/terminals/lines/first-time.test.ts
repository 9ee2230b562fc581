/** What somebody hears who says help at a step for the first time: what can be done there now, and nothing else. */
import { expect, test } from 'vitest'
import type { StepOf } from '../../../src/session/shapes.ts'
import { play, talk } from './talk.ts'

const write = {
  id: 'write',
  kind: 'write',
  title: 'Write',
  ask: 'What slowed us down?',
  minutes: 3,
  each: 3,
  hidden: true,
} as const
const vote = {
  id: 'vote',
  kind: 'vote',
  title: 'Vote',
  ask: 'Which first?',
  minutes: 2,
  on: 'write',
  dots: 3,
  hidden: true,
} as const
const pulse = (anonymous: boolean): StepOf<'scale'> => ({
  id: 'pulse',
  kind: 'scale',
  title: 'Pulse',
  ask: 'How true is this?',
  minutes: 1,
  hidden: true,
  ...(anonymous ? { anonymous: true } : {}),
  points: ['1', '2', '3', '4', '5'],
  rows: [
    { id: 'star', say: 'We share a star.' },
    { id: 'soon', say: 'Requests reach users soon.' },
  ],
})

test('a scale without gates offers nothing of a gate, and names the row that is counted', async () => {
  const { it } = await talk([pulse(false)])
  const told = await it.say('help')
  expect(told).toContain('Now row 1: We share a star.')
  expect(told).toContain('Everyone shows fingers at once')
  expect(told).not.toMatch(/gate|nobody knows/)
})

test('where answers have no names nobody is asked to show fingers', async () => {
  const { it } = await talk([pulse(true)])
  await play(it, [
    ['33', ''],
    ['', ''],
    ['', ''],
    ['', ''],
    ['', ''],
  ])
  expect(await it.say('list')).toContain('1. We share a star.')
  const told = await it.say('help')
  expect(told).toContain('Say answer to hand the keyboard round, reveal to hear the answers.')
  expect(told).not.toContain('fingers')
})

test('a vote on nothing is not explained; one on cards names them by letters', async () => {
  const { it } = await talk([write, vote])
  await play(it, [['slow reviews'], ['slow builds'], [':reveal', '1. ']])
  expect(await it.say(':next')).toContain('A. slow reviews')
  await play(it, [['back'], [':undo', ''], [':undo', ''], [':undo', ''], [':next']])
  expect(await it.say('help')).not.toContain('vote 5 3 2 0.')
})

test('what was hidden is read out where it was revealed', async () => {
  const { it } = await talk([write, vote])
  await play(it, [['slow reviews'], [':next', 'The cards of "Write" are still hidden.']])
  const told = await it.say('reveal')
  expect(told).toContain('A. slow reviews')
  expect(told).toContain('vote 5 3 2 0')
})

test('dots are typed as help shows them, by letter too', async () => {
  const { it } = await talk([write, vote])
  await play(it, [['slow reviews'], ['flaky tests'], [':reveal'], [':next', 'A. ', 'B. ']])
  expect(await it.say('A3 B2')).toContain('A 3, B 2')
})

test('gates are asked and read in words', async () => {
  const row = { id: 'skills', say: 'We have the skills.', phase: 'challenge' } as const
  const gate: StepOf = { ...pulse(false), id: 'gate', points: ['yes', 'partly', 'no', "don't know"], rows: [row] }
  const { it } = await talk([gate])
  await play(it, [
    ['list', '1. We have the skills. No answer yet.'],
    ['gates p', '1. We have the skills. Partly.'],
    ['why 1 nobody from legal was here', 'nobody from legal was here'],
  ])
})
