import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isDay, type Lean, localDay, readDay, showDay } from '../src/day.ts'

/** A Sunday. */
const today = '2026-11-22'

describe('readDay', () => {
  test.each([
    ['21 Nov', '2026-11-21'],
    ['21 nov.', '2026-11-21'],
    ['21st of November', '2026-11-21'],
    ['21nov', '2026-11-21'],
    ['Nov 21', '2026-11-21'],
    ['November 21, 2025', '2025-11-21'],
    ['21 Nov 2026', '2026-11-21'],
    ["1 Sept '27", '2027-09-01'],
    ['2026-11-21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['21.11.', '2026-11-21'],
    ['21.11', '2026-11-21'],
    ['21.11.27', '2027-11-21'],
    ['21/11/2026', '2026-11-21'],
    ['13-2', '2027-02-13'],
    ['3 Jan', '2027-01-03'],
    ['by 5 Dec', '2026-12-05'],
    [' Today ', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['in 2 weeks', '2026-12-06'],
    ['in a week', '2026-11-29'],
    ['in 3 days', '2026-11-25'],
    ['in two weeks', '2026-12-06'],
    ['two weeks from now', '2026-12-06'],
    ['a week from today', '2026-11-29'],
    ['in twelve months', '2027-11-22'],
    ['in a year', '2027-11-22'],
    ['three days ago', '2026-11-19'],
    ['the day after tomorrow', '2026-11-24'],
    ['end of month', '2026-11-30'],
    ['the end of the month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['end of February', '2027-02-28'],
    ['end of Feb 2028', '2028-02-29'],
    ['end of the year', '2026-12-31'],
    ['in 1 month', '2026-12-22'],
    ['2 weeks ago', '2026-11-08'],
    ['+14', '2026-12-06'],
    ['-3', '2026-11-19'],
    ['+2w', '2026-12-06'],
    ['Friday', '2026-11-20'],
    ['tue', '2026-11-24'],
    ['next Friday', '2026-11-27'],
    ['last thurs', '2026-11-19'],
    ['next week', '2026-11-29'],
  ])('%s', (text, day) => expect(readDay(text, today)).toBe(day))

  test.each([
    '',
    'soon',
    '31 Nov',
    '29 Feb',
    '29.2.2027',
    '0.1.',
    '1.13.',
    '12',
    'may',
    '5 ma',
    '21 Novembre',
    '2026-11-31',
    '99999',
    '2026-1',
    'sundays',
    'in weeks',
    '1/2/3/4',
    '2 weeks',
    '1-2',
    '5/6',
    '5/6/2027',
    'in thirteen weeks',
    'in two weeks ago',
    'end of',
    'end of Zed',
    'in the end',
    '21 Nov 20261',
    '١ Nov',
    'constructor',
    '__proto__',
  ])('%j is no day', text => expect(readDay(text, today)).toBeUndefined())

  test.each<[string, Lean, string]>([
    ['21 Nov', 'future', '2027-11-21'],
    ['22 Nov', 'future', '2026-11-22'],
    ['23 Nov', 'past', '2025-11-23'],
    ['22 Nov', 'past', '2026-11-22'],
    ['1 Mar', 'near', '2027-03-01'],
    ['Friday', 'future', '2026-11-27'],
    ['Friday', 'past', '2026-11-20'],
    ['Sunday', 'future', '2026-11-29'],
    ['Sunday', 'past', '2026-11-15'],
    ['Sunday', 'near', '2026-11-22'],
  ])('%s, %s', (text, lean, day) => expect(readDay(text, today, lean)).toBe(day))

  test('leap years', () => {
    expect(readDay('29 Feb', '2027-12-01')).toBe('2028-02-29')
    expect(readDay('29 Feb 2028', today)).toBe('2028-02-29')
    expect(readDay('29 Feb 1900', today)).toBeUndefined()
    expect(readDay('29 Feb 2000', today)).toBe('2000-02-29')
    expect(readDay('in 1 month', '2028-01-31')).toBe('2028-02-29')
    expect(readDay('1 month ago', '2027-03-31')).toBe('2027-02-28')
  })

  test('law: whatever is shown can be read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -180_000, max: 180_000 }), away => {
        const day = addDays('2026-11-22', away)
        expect(readDay(showDay(day, today), day)).toBe(day)
        expect(readDay(day, today)).toBe(day)
      }),
      { numRuns: 500, seed: 1 },
    )
  })
})

describe('days are counted', () => {
  test.each([
    ['2026-11-21', '2026-11-22', 1],
    ['2026-11-22', '2026-10-23', -30],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['2026-12-31', '2027-01-01', 1],
    ['2026-03-28', '2026-03-30', 2],
  ])('%s to %s', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days)
    expect(addDays(a, days)).toBe(b)
  })
  test('shown with the year only when it is another one', () => {
    expect(showDay('2026-11-01', today)).toBe('1 Nov')
    expect(showDay('2027-11-21', today)).toBe('21 Nov 2027')
    expect(showDay('some day', today)).toBe('some day')
  })
  test('isDay', () => {
    expect(['2026-11-22', '2028-02-29'].every(isDay)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '22 Nov', '', '0000-01-01'].some(isDay)).toBe(false)
  })
  test('localDay is the day on the wall', () => expect(localDay(new Date(2026, 10, 5, 23, 59))).toBe('2026-11-05'))
})
