/** Shows of hands as people type them: what counts, what is asked about, and that no line counts people who are not there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { echoShow, howToShow, isShow, readShow } from '../../src/kinds/shared/show-of-hands.ts'
import { sum } from '../../src/numbers.ts'

const five = ['Ana', 'Bo', 'Cem', 'Dee', 'Eli']
const consent = { people: five, points: ['0', '1', '2', '3', '4', '5'] }
const scale = { people: five, points: ['1', '2', '3', '4', '5'] }
const gate = { people: five, points: ['yes', 'partly', 'no', "don't know"] }
const stages = { people: five, points: ['I', 'II', 'III', 'IV'] }
const counts = (text: string, of = consent) => {
  const read = readShow(text, of)
  return 'ok' in read ? read.ok.counts : read.say
}

test.each([
  ['4 3 3 5 2', consent, [0, 0, 1, 2, 1, 1]],
  ['4,3,3,5,2', consent, [0, 0, 1, 2, 1, 1]],
  ['43352', consent, [0, 0, 1, 2, 1, 1]],
  ['1 1 1 1 1', scale, [5, 0, 0, 0, 0]],
  ['1 1 1 1 1', consent, [0, 5, 0, 0, 0, 0]],
  ['4 3 - 5 2', consent, [0, 0, 1, 1, 1, 1]],
  ['=3', consent, [0, 0, 0, 5, 0, 0]],
  ['= 3', consent, [0, 0, 0, 5, 0, 0]],
  ['all 3', consent, [0, 0, 0, 5, 0, 0]],
  ['5s: 3, 4s: 2', consent, [0, 0, 0, 0, 2, 3]],
  ['5s 3 4s 2', consent, [0, 0, 0, 0, 2, 3]],
  ['3x4 2x5', consent, [0, 0, 0, 0, 3, 2]],
  ['3 x 4, 2 × 5', consent, [0, 0, 0, 0, 3, 2]],
  ['４ ３ ３ ５ ２', consent, [0, 0, 1, 2, 1, 1]],
  ['0 0 0 1 3 1', consent, [0, 0, 0, 1, 3, 1]],
  ['0 1 3 1 0', scale, [0, 1, 3, 1, 0]],
  ['y', gate, [5, 0, 0, 0]],
  ['YES', gate, [5, 0, 0, 0]],
  ['=n', gate, [0, 0, 5, 0]],
  ['y y n p d', gate, [2, 1, 1, 1]],
  ['yynpd', gate, [2, 1, 1, 1]],
  ["yes yes no partly don't know", gate, [2, 1, 1, 1]],
  ['3 yes 2 no', gate, [3, 0, 2, 0]],
  ['yes: 3, no: 2', gate, [3, 0, 2, 0]],
  ['3y 2n', gate, [3, 0, 2, 0]],
  ['y3 n2', gate, [3, 0, 2, 0]],
  ['3 1 1 0', gate, [3, 1, 1, 0]],
  ['2 3 3 2 4', stages, [0, 2, 2, 1]],
  ['II III III II IV', stages, [0, 2, 2, 1]],
  ['0 2 2 1', stages, [0, 2, 2, 1]],
])('"%s" counts', (text, of, expected) => {
  expect(counts(text, of)).toEqual(expected)
  expect(isShow(text, of) || text.startsWith('all')).toBe(true)
})

test.each([
  ['5', consent, '1 of 5 answered; 4 missing, next Bo. =5 if everybody says 5.'],
  ['4 3 3 5', consent, '4 of 5 answered; 1 missing, next Eli.'],
  ['4335', consent, '4 of 5 answered; 1 missing, next Eli.'],
  ['4 3 3 5 2 2', consent, '6 answers for 5 people; one each, or counts:  5s: 3, 4s: 2'],
  ['4 3 3 5 7', consent, '"7" is not an answer here; use 0 to 5, or - for none.'],
  ['5s: 3', consent, '3 of 5 counted; 2 missing.'],
  ['5s: 3, 4s: 3', consent, '6 counted, but 5 people are in the room.'],
  ['5: 3, 4: 2', consent, '"5:3" can be read two ways. Write 5s: 3 if 3 said 5.'],
  ['2 1 1 1', scale, '4 of 5 answered; 1 missing, next Eli.'],
  ['5s: 2, 5s: 3', consent, '5 is counted twice; write each answer once.'],
  ['5', gate, '1 number for 4 answers; one each, or counts:  3y 2p'],
  ['2 1 1 0', gate, '4 of 5 counted; 1 missing.'],
  ['n', gate, '1 of 5 answered; 4 missing, next Bo. =n if everybody says no.'],
  ['maybe', gate, '"maybe" is not an answer here; use y p n d, or - for none.'],
  ['1.5 2 3 4 5', consent, '"1.5" is not an answer here; use 0 to 5, or - for none.'],
  ['', consent, 'One number per person, in this order: Ana, Bo, Cem, Dee, Eli'],
])('"%s" is asked about', (text, of, say) => expect(counts(text, of)).toBe(say))

test('the echo says how a line counts', () => {
  expect(echoShow('5 5 4 5 4', consent)).toBe('5s: 3 people · 4s: 2 · all 5 counted')
  expect(echoShow('5 5 - 5 4', consent)).toBe('5s: 3 people · 4s: 1 · no answer: 1 · 4 of 5 counted')
  expect(echoShow('0 0 0 1 3 1', consent)).toBe('As counts: 5s: 1 person · 4s: 3 · 3s: 1 · all 5 counted')
  expect(echoShow('3y 2n', gate)).toBe('yes: 3 people · no: 2 · all 5 counted')
  expect(echoShow('2 2 3 3 4', stages)).toBe('IV: 1 person · III: 2 · II: 2 · all 5 counted')
  expect(echoShow('', consent)).toBe('')
  const read = readShow('2 3 3 4 4', scale)
  expect('ok' in read && read.ok.spoken).toBe('Two people said 4, two said 3, one said 2.')
  expect(howToShow(gate)).toBe('One letter per person (y p n d), in this order: Ana, Bo, Cem, Dee, Eli')
  expect(howToShow(scale, 40)).toBe('One number per person, in the order of the list.')
})

const rooms = fc.record({
  people: fc.integer({ min: 1, max: 12 }).map(n => Array.from({ length: n }, (_, i) => `P${i}`)),
  points: fc.constantFrom(consent.points, scale.points, gate.points, stages.points),
})

test('one answer each counts as it was given, in every spelling', () => {
  fc.assert(
    fc.property(rooms, fc.infiniteStream(fc.nat(100)), fc.constantFrom(' ', ', ', ',', ';'), (of, stream, between) => {
      const short = of.points.map((p, i) => (p === 'I' || /^[IV]+$/.test(p) ? `${i + 1}` : p[0]!))
      const given = of.people.map(() => stream.next().value! % of.points.length)
      const expected = of.points.map((_, i) => given.filter(g => g === i).length)
      expect(counts(given.map(g => short[g]).join(between), of)).toEqual(expected)
      const pairs = expected.flatMap((n, i) => (n ? [`${n}x${short[i]}`] : []))
      expect(counts(pairs.join(between), of)).toEqual(expected)
    }),
  )
})

test('no line counts more or fewer people than are there', () => {
  const piece = fc.constantFrom(
    '0',
    '1',
    '3',
    '5',
    '12',
    'y',
    'n',
    'x',
    's',
    ':',
    '-',
    ' ',
    ',',
    '=',
    'all ',
    'I',
    '×',
    'é',
  )
  fc.assert(
    fc.property(rooms, fc.array(piece, { maxLength: 14 }), (of, pieces) => {
      const text = pieces.join('')
      const read = readShow(text, of)
      if ('say' in read) {
        expect(read.say).not.toBe('')
        return
      }
      const without = Number(/no answer: (\d+)/.exec(read.ok.echo)?.[1] ?? 0)
      expect(sum(read.ok.counts) + without).toBe(of.people.length)
    }),
    { numRuns: 2_000 },
  )
})
