/** Hands counted at one keyboard: every counted kind says how a line was understood before enter counts it, and asks about the rest. */
import { expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { opened } from './given.ts'
import { play, talk } from './lines/talk.ts'
import { atSteps, mixedLogOf } from './steps.ts'

const worth: StepOf<'scale'> = {
  id: 'worth',
  kind: 'scale',
  title: 'Worth it?',
  ask: 'Was it worth your time?',
  minutes: 1,
  hidden: true,
  points: ['1', '2', '3', '4', '5'],
  rows: [{ id: 'a', say: 'Return on time' }],
}
const gate: StepOf<'scale'> = {
  ...worth,
  id: 'gate',
  points: ['yes', 'partly', 'no', "don't know"],
  rows: [{ id: 'a', say: 'Do we have the skills?', phase: 'challenge' }],
}
const bet: StepOf<'decide'> = {
  id: 'bet',
  kind: 'decide',
  title: 'Bet',
  ask: 'What will we do?',
  minutes: 1,
  hidden: true,
}

it('five people who all say 1 are five people who say 1, and the screen says so first', async () => {
  const screen = await atSteps([worth])
  expect(screen.text()).toContain('One number per person, in this order: Ana, Bo, Chidi, Dee, Eva')
  await screen.type('1 1 1 1')
  expect(screen.text()).toContain('4 of 5 answered; 1 missing, next Eva.')
  await screen.type('\r')
  expect(workOf(screen.room.session, 'worth', 'scale')?.tally ?? {}).toEqual({})
  await screen.type(' 1')
  expect(screen.text()).toContain('1s: 5 people · all 5 counted')
  expect(workOf(screen.room.session, 'worth', 'scale')?.tally ?? {}).toEqual({})
  await screen.type('\r')
  expect(workOf(screen.room.session, 'worth', 'scale')!.tally).toEqual({ a: [5, 0, 0, 0, 0] })
})

it('y at a private gate is everybody saying yes', async () => {
  const screen = await opened(mixedLogOf([gate]))
  await screen.type('y')
  expect(screen.text()).toContain('yes: 5 people · all 5 counted')
  await screen.type('\r')
  expect(workOf(screen.room.session, 'gate', 'scale')!.tally).toEqual({ a: [5, 0, 0, 0] })
})

it('a 5 at consent is one answer of five, and consent waits for what we do', async () => {
  const screen = await atSteps([bet])
  await screen.escape()
  expect(screen.text()).toContain('consent comes after that. Enter fills it in.')
  await screen.type('\r')
  expect(screen.text()).toContain('what we will do >')
  await screen.type('stop reviewing twice\r')
  await screen.escape()
  await screen.type('\r5')
  expect(screen.text()).toContain('1 of 5 answered; 4 missing, next Bo. =5 if everybody says 5.')
  await screen.type('\r')
  expect(workOf(screen.room.session, 'bet', 'decide')!.tally).toBeUndefined()
  await screen.type(' 4 4 3 2\r')
  expect(workOf(screen.room.session, 'bet', 'decide')!.tally).toEqual([0, 0, 1, 1, 2, 1])
})

it('lines say a count back, and ask where bare numbers had to be read as counts', async () => {
  const { it: said, room } = await talk(mixedLogOf([worth, gate, bet]))
  await play(said, [
    ['4', '1 of 5 answered; 4 missing'],
    ['0 0 1 3 1', 'Read as counts: One person said 5, three said 4, one said 3.'],
    ['no', 'Not taken.'],
    ['1 1 1 1 1', 'Five people said 1. 5 answers counted.'],
    ['next'],
    ['y y n', '3 of 5 answered; 2 missing, next Dee.'],
    ['n', '1 of 5 answered; 4 missing'],
    ['yynpd', "Two people said yes, one said partly, one said no, one said don't know."],
    [':n'],
    ['5 5 5 5 5', 'Say first what we do'],
    ['we stop reviewing twice'],
    ['=5', 'Five people said 5. 5 hands counted.'],
  ])
  expect(workOf(room.session, 'worth', 'scale')!.tally).toEqual({ a: [5, 0, 0, 0, 0] })
  expect(workOf(room.session, 'gate', 'scale')!.tally).toEqual({ a: [2, 1, 1, 1] })
  expect(workOf(room.session, 'bet', 'decide')!.tally).toEqual([0, 0, 0, 0, 0, 5])
})

it('answers to the gates are bare letters in lines, n among them', async () => {
  const { it: said, room } = await talk([
    { ...gate, hidden: undefined, rows: [...gate.rows, { id: 'b', say: 'Is it worth it?', phase: 'value' }] },
  ])
  await play(said, [
    ['n', '1. Do we have the skills? No.'],
    ['y', '2. Is it worth it? Yes.'],
  ])
  expect(workOf(room.session, 'gate', 'scale')!.room).toEqual({ a: 2, b: 0 })
})
