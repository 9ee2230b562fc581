import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exitCodes, UserError } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import { type Damaged, format, glance, parse, print } from '../../src/store/format.ts'
import { faultIn, lineOf, rowsOf, tooMuch } from '../../src/store/json.ts'
import { begun, entry } from '../room/storm.ts'

const log = begun()
const text = [...print({ format, id: 't-2', log, session: fold(log) })].join('')

function trouble(source: string): Damaged {
  try {
    parse(source, 't-2.json')
  } catch (error) {
    return error as Damaged
  }
  throw new Error('it could be read')
}

describe('a session file', () => {
  test('has one entry a line, so that a diff shows what happened', () => {
    const rows = text.split('\n')
    expect(rows[0]).toBe('{')
    expect(rows[1]).toBe('  "format": 3,')
    expect(rows[2]).toBe('  "id": "t-2",')
    expect(rows[3]).toBe('  "log": [')
    expect(rows[5]).toBe('    {"n":2,"at":"2026-11-22T09:00:02.000Z","by":"p1","move":{"do":"join","name":"Ana"}},')
    expect(rows.at(-3)).toMatch(/^ {2}"sum": "[0-9a-f]{8}"$/)
    expect(JSON.parse(text).session).toEqual(JSON.parse(JSON.stringify(fold(log))))
  })

  test('may be laid out anew by other tools', () => {
    expect(parse(JSON.stringify(JSON.parse(text), null, 4), 'x').log).toEqual(log)
    expect(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'x').log).toEqual(log)
  })

  test('tells when something in it was changed, and how to keep the change', () => {
    const changed = trouble(text.replace('"Ana"', '"Eva"'))
    expect(changed.message).toMatch(
      /^t-2.json, line \d+: the checksum does not fit, so something was changed outside flywheel\.$/,
    )
    expect(changed.next).toBe('If you changed it yourself, take that line away.')
    expect(parse(text.replace('"Ana"', '"Eva"').replace(/,\n {2}"sum".*/, ''), 'x').log[1]!.move).toMatchObject({
      name: 'Eva',
    })
  })

  test('may be a bare log, the format before the first', () => {
    expect(parse(JSON.stringify(log), 'x')).toEqual({ format, id: 't-2', log })
    expect(parse(JSON.stringify({ format: 0, log }), 'x').log).toEqual(log)
  })

  test('may be of the first format, as files of today are', () => {
    const first = [...print({ format: 1, id: 't-2', log, session: fold(log) } as never)].join('')
    expect(parse(first, 'x')).toEqual({ format, id: 't-2', log, session: fold(log) })
    expect(glance(Buffer.from(first))).toEqual(fold(log))
  })

  test('of a newer flywheel is refused', () => {
    const newer = trouble(text.replace('"format": 3', '"format": 4'))
    expect(newer).toBeInstanceOf(UserError)
    expect(newer).toMatchObject({ exit: exitCodes.newer })
    expect(newer.message).toBe('t-2.json was made by a newer flywheel (format 4; this one reads up to 3).')
  })
})

describe('damage is told with its line', () => {
  const unsummed = text.replace(/,\n {2}"sum".*/, '')
  const cases: [string, string, string][] = [
    ['empty', '', 't-2.json, line 1: the file is empty.'],
    ['cut off', text.slice(0, text.indexOf('"n":3')), 't-2.json, line 7: the file ends too early.'],
    [
      'a word without quotes',
      unsummed.replace('"name":"Ana"', '"name":Ana'),
      't-2.json, line 6: a value was expected.',
    ],
    ['a lost comma', unsummed.replace('"format": 3,', '"format": 3'), 't-2.json, line 3: a comma or } was expected.'],
    ['something after it', `${text}{}`, `t-2.json, line ${text.split('\n').length}: nothing more was expected.`],
    [
      'a number as a word',
      unsummed.replace('{"n":3', '{"n":"three"'),
      't-2.json, line 7: entry 3, "n" is not a number.',
    ],
    ['a number left out', unsummed.replace('{"n":3', '{"n":33'), 't-2.json, line 7: entry 3 has the number 33.'],
    [
      'a move without a verb',
      unsummed.replace('{"do":"join","name":"Bo"}', '{}'),
      't-2.json, line 7: entry 3, "move.do" is missing.',
    ],
    [
      'an unknown field',
      unsummed.replace('"by":"p1"', '"by":"p1","of":1'),
      't-2.json, line 5: entry 1, "of" is not known here.',
    ],
    ['a log that is none', '{"format":1,"id":"x","log":7}', 't-2.json, line 1: "log" is not a list.'],
    ['no opening', `[\n${JSON.stringify(entry(1))}]`, 't-2.json, line 1: "id" is missing.'],
    ['not a session', '7', 't-2.json, line 1: it is not a session.'],
    ['another kind of file', '{"name":"flywheel"}', 't-2.json, line 1: format is not a number this program knows.'],
  ]
  test.each(cases)('%s', (_, source, message) => {
    const found = trouble(source)
    expect(found.message).toBe(message)
    expect(found.exit).toBe(exitCodes.damaged)
  })

  test('nesting and names that are traps', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(trouble(unsummed.replace('"Ana"', deep)).reason).toBe('it is nested deeper than 64 levels')
    expect(trouble(unsummed.replace('"name":"Ana"', '"__proto__":{"name":"Ana"}')).reason).toContain('__proto__')
    expect(trouble(deep).reason).toBe('it is nested deeper than 64 levels')
  })
})

describe('how much is read', () => {
  const list = (values: number) => `[${Array.from({ length: values }, () => 1).join(',')}]`

  test('10,000 values in any text, and more where they are one in four characters at most', () => {
    expect(tooMuch(list(10_000))).toBeUndefined()
    expect(tooMuch(list(10_001))).toBe('holds more values than any session')
    expect(tooMuch(`[${'111,'.repeat(20_000)}111111]`)).toBeUndefined()
    expect(tooMuch(`[${'11,'.repeat(20_000)}1]`)).toBe('holds more values than any session')
    expect(tooMuch(`["${',['.repeat(20_000)}"]`)).toBeUndefined()
  })

  test('64 levels', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`
    expect(tooMuch(nested(64))).toBeUndefined()
    expect(tooMuch(`[${nested(64)}]`)).toBe('is nested deeper than 64 levels')
    // What stands in quotes opens nothing, with quotes of its own too.
    expect(tooMuch(`["\\"${'['.repeat(100)}"]`)).toBeUndefined()
    expect(tooMuch(`["\\\\",${'['.repeat(64)}`)).toBe('is nested deeper than 64 levels')
  })

  test('a mistake among the first 300,000 values has a line', () => {
    const wrong = (values: number) => `[\n${'1,'.repeat(values)}x]`
    expect(faultIn(wrong(299_999))).toEqual({ line: 2, why: 'a value was expected' })
    expect(faultIn(wrong(300_001))).toBeUndefined()
    expect(lineOf(wrong(300_001), [300_001])).toBeUndefined()
  })

  test('10,000 lines in a row that are not ours', () => {
    const rows = (text: string) => [...rowsOf(text, row => row === 'ours')].length
    expect(rows('\n'.repeat(9_000))).toBe(9_001)
    expect(rows('\n'.repeat(20_000))).toBe(10_000)
    expect(rows(`${'\n'.repeat(9_000)}ours\n${'\n'.repeat(9_000)}`)).toBe(18_002)
  })
})

test.each(['-1', '1.5', '"3"', 'null', 'true'])('no format is %s', number => {
  expect(trouble(`{"format":${number},"id":"x","log":[]}`).message).toContain(
    'format is not a number this program knows',
  )
})

describe('the reader of lines', () => {
  test('agrees with JSON.parse about what is JSON', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().chain(j => fc.nat(j.length).map(i => j.slice(0, i) + j.slice(i + 1))),
    )
    fc.assert(
      fc.property(anything, source => {
        let isJson = true
        try {
          JSON.parse(source)
        } catch {
          isJson = false
        }
        expect(faultIn(source) === undefined).toBe(isJson)
      }),
      { numRuns: 500 },
    )
  })

  test('finds a value by its path', () => {
    const source = '{\n"a": [\n1,\n{"b": "x]",\n"c": {}}\n],\n"d": 4}'
    expect(lineOf(source, ['a', 0])).toBe(3)
    expect(lineOf(source, ['a', 1, 'c'])).toBe(5)
    expect(lineOf(source, ['d'])).toBe(7)
    expect(lineOf(source, ['a', 7])).toBe(2)
    expect(lineOf(source, ['e'])).toBe(1)
  })
})
