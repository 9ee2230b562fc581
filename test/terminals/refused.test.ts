/** What cannot be read is told in a sentence of its own that fits the row, and stays in the line. */
import { expect, test } from 'vitest'
import { exerciseOf } from '../../src/agendas/catalogue.ts'
import { readDue, readMeeting } from '../../src/interact/read-day.ts'
import { readDelivery } from '../../src/kinds/shared/read-dated.ts'
import { readStrip } from '../../src/kinds/strip/reading.ts'
import { readDots } from '../../src/kinds/vote/reading.ts'
import { readMark } from '../../src/kinds/write/reading.ts'
import { width } from '../../src/text.ts'
import { opened } from './given.ts'
import { logOf } from './steps.ts'

const long = 'no day at all '.repeat(700)
const said = (read: object) => ('say' in read ? String(read.say) : '')

test.each(['31.2., 4 Mar, tracking', 'soon, later, x', '-5', '__proto__', long])('a delivery: %.20s', text => {
  const say = said(readDelivery(text, '2026-11-21'))
  expect(say).toContain('No two days in "')
  expect(width(say)).toBeLessThanOrEqual(78)
})

test('a refusal is not the sentence that stood there before', async () => {
  const shown = await opened(logOf([exerciseOf('time-to-value')!.exercise.steps[0]!]))
  const before = shown.rows()[22]
  await shown.type('31.2., 4 Mar, tracking\r')
  expect(shown.rows()[22]).not.toBe(before)
  expect(shown.text()).toContain('> 31.2., 4 Mar, tracking')
})

test.each(['deploy, -5, 2 d', 'deploy -5 2', 'deploy, 5, -2'])('minutes below nothing: %s', text => {
  expect(said(readStrip(text))).toMatch(/^Work and waiting count from 0 up\./)
})

test('a name with a dash and a number in it is a name', () => {
  expect(readStrip('phase-2 review, 60 min, 4 h')).toEqual({ ok: { name: 'phase-2 review', work: 60, wait: 4 } })
})

test('more numbers than places', () => {
  expect(said(readDots('1 1 1 1 1 1', { letters: ['A', 'B', 'C', 'D', 'E'], people: 5, each: 3 }))).toBe(
    '6 numbers for 5 places; type one for each.',
  )
})

test('what was taken back is said whole or cut, never the way to have it again', async () => {
  const shown = await opened(logOf([exerciseOf('time-to-value')!.exercise.steps[0]!]))
  await shown.type(`10 Jan, 24 Feb, ${'a long name of a delivery '.repeat(4)}\r`)
  await shown.escape()
  await shown.type('u')
  expect(shown.rows()[22]).toMatch(/^ Taken back: .*… {2}U: redo$/)
})

test('a mark may be said by what it stands for', () => {
  const marks = [
    { mark: 's:', label: 'the star' },
    { mark: 'r:', label: 'rent' },
    { mark: 'e:', label: 'explore: much fails' },
  ]
  expect(readMark('star: calls a day', marks)).toEqual({ mark: 's:', text: 'calls a day' })
  expect(readMark('Rent: the map', marks)).toEqual({ mark: 'r:', text: 'the map' })
  expect(readMark('explore: search', marks)).toEqual({ mark: 'e:', text: 'search' })
  for (const text of ['rent the map', 'rent:', 'later: rent: it', '__proto__: x'])
    expect(readMark(text, marks)).toEqual({ text })
})

test.each(['31.2.', '2026-13-01', '99/99', 'Zed', 'next quarter', '1.5 turns', '__proto__', '3h', '14:00', long])(
  'no day at all: %.20s',
  text => {
    for (const read of [readDue, readMeeting]) {
      const say = said(read(text, '2026-11-21'))
      expect(say).toContain(`I cannot read the day in "${text.slice(0, 12)}`)
      expect(width(say)).toBeLessThanOrEqual(90)
    }
  },
)

test.each([
  ['4.12.', '4 Dec'],
  ['4.12. 14:00', '4 Dec 14:00'],
  ['2026-12-05 14:00', '5 Dec 14:00'],
  ['in two weeks', '5 Dec'],
  ['next Friday at 3 pm', '27 Nov 3 pm'],
  ['end of month, 9:30', '30 Nov 9:30'],
])('the next turn on %s', (text, on) => expect(readMeeting(text, '2026-11-21')).toEqual({ ok: on }))

test('a day that may be two is asked about', () => {
  expect(said(readDue('5/6', '2026-11-21'))).toBe('"5/6" may be 5 Jun or 6 May; write the month as a word.')
  expect(readDue('20/11/2027', '2026-11-21')).toEqual({ ok: '2027-11-20' })
})

test.each(['31.2.', ''])('the next turn is not on %j, and that is said', async text => {
  const shown = await opened(logOf([exerciseOf('summary')!.exercise.steps[0]!]))
  await shown.type(`N${text}\r`)
  expect(shown.rows()[22]).toMatch(/I cannot read the day|Type a day/)
  expect(shown.room.session.next).toBeUndefined()
  await shown.type('\x15in 2 weeks\r')
  expect(shown.room.session.next).toMatchObject({ on: '5 Dec' })
})
