/** Values, times and days as they are typed: all of a line is read, or it is asked about; never a part of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMeasure } from '../../src/interact/read-measure.ts'
import { readValue } from '../../src/kinds/shared/read-dated.ts'
import { readStrip } from '../../src/kinds/strip/reading.ts'
import { readDecimal } from '../../src/numbers.ts'

const today = '2026-11-22'
const runs = Number(process.env.FLYWHEEL_LINES ?? 3_000)

describe('a number', () => {
  it.each([
    ['61', 61],
    ['-2.5', -2.5],
    ['\u2212,5', -0.5],
    ['.5', 0.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1,000', 1_000],
    ['1 000', 1_000],
    ['1\u00a0000', 1_000],
    ['1\u202f000\u202f000', 1_000_000],
    ["1'000", 1_000],
    ['1\u2019000', 1_000],
    ['1.000.000', 1_000_000],
    ['1,000.5', 1_000.5],
    ['1.000,5', 1_000.5],
    ['1 000,25', 1_000.25],
    ['1k', 1_000],
    ['2.5M', 2_500_000],
    ['-0', 0],
  ])('%s', (text, ok) => expect(readDecimal(text)).toEqual({ ok }))

  it.each([
    ...['', '1.000', '12.345', '1:30', '1/2', '0x10', '1e5', '3h20', '3-4', '--5', '5-', '1,,0', '1,00,0', '1 00'],
    ...['1_000', '١', '½', 'NaN', 'Infinity', '1k5', '1,0000,000', '1.2.3', '9'.repeat(16), '1, 000', '.'],
  ])('%j is asked about', text => expect(readDecimal(text)).toHaveProperty('say'))
})

describe('a value with its day', () => {
  it.each([
    ['1k', 1_000, undefined],
    ['1,000 users', 1_000, 'users'],
    ['1 000 users yesterday', 1_000, 'users', '2026-11-21'],
    ['\u20ac 1,000', 1_000, '\u20ac'],
    ['-$5', -5, '$'],
    ['5 \u20ac 21 Nov', 5, '\u20ac', '2026-11-21'],
    ['\u221261%', -61, '%'],
    ['35kg', 35, 'kg'],
    ['5 decisions', 5, 'decisions'],
    ['5 markets 21 Nov', 5, 'markets', '2026-11-21'],
    ['61, 21 Nov', 61, undefined, '2026-11-21'],
    ['12.5 hours a week yesterday', 12.5, 'hours a week', '2026-11-21'],
  ])('%s', (text, value, unit, at = today) => {
    expect(readMeasure(text, today)).toEqual({ ok: { value, at, ...(unit ? { unit } : {}) } })
    expect(readValue(text, today)).toEqual({ ok: { value, at } })
  })

  it.each([
    '1:30',
    '1/2',
    '0x10',
    '3h20',
    '3-4',
    '3 - 4',
    '3 -4',
    '1.000',
    '61 5/6',
    '61 Nov',
    '61 Freitag',
    '61 12 Dezember',
    '61 % vendredi',
    '61 août',
    '61 Mi\u00e9rcoles',
    '61 12',
    '1e3',
    '5 h 3',
  ])('%s is asked about, with what was understood', text => {
    const read = readValue(text, today)
    expect(read).toHaveProperty('say')
    expect('say' in read && read.say).toMatch(/I read \d|I cannot read|no number|may be/)
  })
})

/** What the line says, read another way: word by word, and nothing else than the forms that are written down. */
function strictly(line: string): { value: number; at: string } | undefined {
  const days: Record<string, string> = {
    yesterday: '2026-11-21',
    today,
    '21 Nov': '2026-11-21',
    '2026-11-20': '2026-11-20',
  }
  const day = Object.keys(days).find(d => line.endsWith(` ${d}`))
  const [number = '', ...unit] = (day ? line.slice(0, -day.length - 1) : line).split(' ')
  if (unit.length > 3 || (unit.length > 1 && !day) || unit.some(u => !units.includes(u))) return undefined
  const body = number.replace(/[kM]$/, '').replace(/^[+\u2212-]/, '')
  const scale = number.endsWith('k') ? 1_000 : number.endsWith('M') ? 1_000_000 : 1
  const sign = /^[\u2212-]/.test(number) ? -1 : 1
  let value: number | undefined
  if (/^\d+$/.test(body)) value = Number(body)
  else if (/^[1-9]\d{0,2}([,'\u00a0]\d{3})+$/.test(body) && new Set(body.replace(/\d/g, '')).size === 1)
    value = Number(body.replace(/\D/g, ''))
  else if (/^\d*[.,]\d+$/.test(body) && !/^[1-9]\d{0,2}\.\d{3}$/.test(body))
    value = Number(`0${body.replace(',', '.')}`)
  else if (/^[1-9]\d{0,2}(?:('|\u00a0)\d{3}(\1\d{3})*)[.,]\d+$/.test(body))
    value = Number(body.replace(/['\u00a0]/g, '').replace(',', '.'))
  else if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(body)) value = Number(body.replaceAll(',', ''))
  else if (/^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(body)) value = Number(body.replaceAll('.', '').replace(',', '.'))
  else if (/^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(body)) value = Number(body.replaceAll('.', ''))
  if (value === undefined || body.replace(/\D/g, '').length > 15) return undefined
  return { value: Number((value * scale * sign).toPrecision(15)) + 0, at: day ? days[day]! : today }
}

const units = ['h', '%', 'days', 'km', '\u20ac', 'Zed']
const mark = fc.constantFrom(...",.'-/:\u00a0\u2212xeEkMh% ".split(''), '')
const number = fc
  .tuple(
    fc.constantFrom('', '', '-', '+', '\u2212'),
    fc.array(fc.tuple(fc.nat(1_200), mark), { minLength: 1, maxLength: 4 }),
  )
  .map(([sign, all]) => sign + all.map(([n, m]) => `${n}${m}`).join(''))
const line = fc
  .tuple(
    number,
    fc.constantFrom('', '', ...units.map(u => ` ${u}`)),
    fc.constantFrom('', '', ' yesterday', ' 21 Nov', ' 2026-11-20', ' Zed', ' 5/6', ' -3'),
  )
  .map(all => all.join(''))

it('law: a value is the one a strict reader reads, or it is asked about', () => {
  let read = 0
  fc.assert(
    fc.property(line, typed => {
      const found = readValue(typed, today)
      if ('say' in found) return
      read++
      // A number with blanks between its thousands is the one form the strict reader does not know.
      const single = typed.replace(/\u00a0(?!\d{3})/g, ' ').replace(/ +/g, ' ')
      const plain = single.replace(/(?<=^[+\u2212-]?\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/g, '')
      expect(
        strictly(
          plain
            .replace(/(\d)(h|%|km)(?= |$)/, '$1 $2')
            .replace(/,(?= (?:yesterday|21 Nov|2026-11-20)$|$)/, '')
            .trim(),
        ),
        typed,
      ).toEqual(found.ok)
    }),
    { numRuns: runs },
  )
  expect(read).toBeGreaterThan(runs / 20)
})

describe('a time on the way to production', () => {
  it.each(['1:30', '3h20', '1/2', '0x10', '3-4', '1k', '1.000'])('%s is asked about', text => {
    for (const typed of [`review, ${text} min, 4 h`, `review ${text}, 4 h wait`, `review, 5 min, ${text}`])
      expect(readStrip(typed), typed).toHaveProperty('say')
  })
  it('thousands are thousands', () => {
    expect(readStrip('review, 1,000 min, 4 h')).toEqual({ ok: { name: 'review', work: 1_000, wait: 4 } })
    expect(readStrip('review 1 200 min, 4 h')).toHaveProperty('say')
  })
})
