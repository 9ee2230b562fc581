/** Time in words, and said unasked where nobody is typing. */
import { afterEach, expect, test, vi } from 'vitest'
import { passed, sayLeft, sayMinutes, untilMark } from '../../../src/terminals/lines/reading/clock.ts'
import { converse, hosted, noon } from './conversation.ts'

afterEach(() => vi.useRealTimers())

test('time left and over, in words', () => {
  expect(sayLeft(170_000)).toBe('2 minutes 50 seconds left')
  expect(sayLeft(60_000)).toBe('1 minute left')
  expect(sayLeft(0)).toBe('0 seconds left')
  expect(sayLeft(-61_000)).toBe('1 minute 1 second over time')
  expect([0.5, 1, 3.5].map(sayMinutes)).toEqual(['half a minute', '1 minute', '3.5 minutes'])
})

test('a mark is said when it is passed, the latest of those passed together, and never twice', () => {
  expect(passed(121_000, 120_000)).toBe('2 minutes left.')
  expect(passed(120_000, 119_000)).toBeUndefined()
  expect(passed(180_000, 50_000)).toBe('1 minute left.')
  expect(passed(180_000, -1)).toBe('Time is up.')
  expect([180_000, 120_000, 59_000, 0, -5].map(untilMark)).toEqual([60_000, 60_000, 59_000, undefined, undefined])
})

async function at(step: string, tty: boolean) {
  const clock = noon()
  const home = hosted(clock)
  const open = await home.appServices.create({ team: 'checkout', people: ['Ana'], agenda: 'retro' })
  const it = await converse({ at: 'turn', open }, home.appServices, clock, { tty })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await it.say(`:go ${step}`)
  const wait = (ms: number) =>
    it.press('').then(() => {
      clock.at += ms
      vi.advanceTimersByTime(ms + 10)
    })
  return { it, wait }
}

test('in a talk the time is said at once, a line each', async () => {
  const { it, wait } = await at('talk', true)
  const from = it.all().length
  await wait(90_000)
  await wait(60_000)
  await wait(60_000)
  expect(it.all().slice(from)).toBe('\n2 minutes left.\n> \n1 minute left.\n> \nTime is up.\n> ')
})

test('while something is typed into a terminal it waits for the end of the line', async () => {
  const { it, wait } = await at('bet', true)
  const from = it.all().length
  await wait(100_000)
  expect(it.all().slice(from)).toBe('')
  const answer = await it.say('we rent a queue')
  expect(answer).toMatch(/^We will rent a queue\.\n/)
  expect(answer).toMatch(/\n2 minutes left\.\n> $/)
})

test('hidden typing is not interrupted; between two cards the time is said', async () => {
  const { it, wait } = await at('write', true)
  await it.press('half a ca')
  const from = it.all().length
  await wait(70_000)
  expect(it.all().slice(from)).toBe('')
  expect(await it.press('rd\r')).toBe('\nCard 1 of Ana saved.\n2 minutes left.\n> ')
  await wait(60_000)
  expect(it.all()).toMatch(/\n1 minute left\.\n> $/)
})

test('a pipe hears it at once; a stopped clock says nothing', async () => {
  const { it, wait } = await at('write', false)
  await wait(60_000)
  expect(it.all()).toMatch(/2 minutes left\.\n$/)
  await it.say(':pause')
  const from = it.all().length
  await wait(600_000)
  expect(it.all().slice(from)).toBe('')
})
