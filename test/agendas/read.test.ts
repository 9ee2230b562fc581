/** Agendas people bring: good files read alike, bad ones refused with their line, hostile ones at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readAgenda } from '../../src/agendas/read.ts'
import { retro } from '../../src/agendas/retro.ts'
import { exitCodes, UserError } from '../../src/errors.ts'

const small = `id: small
title: A small one
minutes: 4
phases:
  - id: challenge
    title: Challenge
    exercises:
      - id: talk
        title: Talk
        why: Because
        steps:
          - id: talk.write
            kind: write
            title: Write
            ask: What now?
            minutes: 3
            hidden: true
          - id: talk.actions
            kind: actions
            title: Actions
            ask: Who does what?
            minutes: 1
`

/** The refusal of a text, as the line people see. */
function refusal(text: string): string {
  try {
    readAgenda(text, 'own.yaml')
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).exit).toBe(exitCodes.usage)
    const line = `${(error as UserError).message} ${(error as UserError).next}`.trim()
    expect(line).not.toMatch(/\p{Cc}/u)
    return line
  }
  return 'it was read'
}

test('the retro written as JSON or YAML reads back as it was', () => {
  expect(readAgenda(JSON.stringify(retro()), 'r.json')).toEqual(retro())
  expect(readAgenda(JSON.stringify(retro(), null, '\t'), 'r.json')).toEqual(retro())
  expect(readAgenda(stringify(retro()), 'r.yaml')).toEqual(retro())
  expect(readAgenda(`\ufeff${stringify(retro()).replaceAll('\n', '\r\n')}`, 'r.yaml')).toEqual(retro())
})

test('false is absent, numbers are points, texts are cleaned', () => {
  const text = small.replace('hidden: true', 'hidden: false').replace('Because', '"Be\\e[31mcause\\u202e"')
  const agenda = readAgenda(text, 'own.yaml')
  expect(agenda.phases[0]!.exercises[0]!.why).toBe('Because')
  expect(agenda.phases[0]!.exercises[0]!.steps[0]).not.toHaveProperty('hidden')
  const scale = '            kind: scale\n            points: [1, 2]\n            rows: [{ id: r, say: Well? }]'
  const step = readAgenda(small.replace('            kind: write', scale), 'own.yaml').phases[0]!.exercises[0]!.steps[0]
  expect(step).toMatchObject({ points: ['1', '2'] })
})

test.each([
  [
    'kind: write',
    'kind: wirte',
    'own.yaml, line 13, column 19: in phases[0].exercises[0].steps[0], step kind "wirte": did you mean write?',
  ],
  [
    'kind: write',
    'kind: 7',
    'line 13, column 19: in phases[0].exercises[0].steps[0], step kind 7: the words are look, write, group',
  ],
  [
    '            kind: write\n',
    '',
    'line 12, column 13: in phases[0].exercises[0].steps[0], a step needs "kind", one of look, write',
  ],
  [
    '    hidden: true',
    '    hiden: true',
    'line 17, column 13: in phases[0].exercises[0].steps[0], a write step has no "hiden"; did you mean hidden?',
  ],
  [
    '            ask: What now?\n',
    '',
    'line 12, column 13: in phases[0].exercises[0].steps[0], a write step needs "ask".',
  ],
  [
    'minutes: 3',
    'minutes: three',
    'line 16, column 22: in phases[0].exercises[0].steps[0], "minutes" should be a number, not "three".',
  ],
  [
    'minutes: 3',
    'minutes: 1',
    'line 3, column 10: the steps add up to 2 minutes, the agenda says 4. Also look at line 16.',
  ],
  ['id: challenge', 'id: chalenge', 'line 5, column 9: in phases[0], phase "chalenge": did you mean challenge?'],
  [
    'hidden: true',
    'hidden: 1',
    'line 17, column 21: in phases[0].exercises[0].steps[0], "hidden" should be true or false, not 1.',
  ],
  ['title: A small one', 'title: [a]', 'line 2, column 8: "title" should be a text, not a list.'],
  ['title: A small one', 'title: ""', 'line 2, column 8: "title" is empty.'],
  [
    'title: A small one',
    `title: ${'long '.repeat(20)}`,
    'line 2, column 8: "title" has 99 characters, 60 is the most.',
  ],
  [
    'minutes: 4',
    'minutes: 4\nowner: me',
    'line 4, column 1: an agenda has no "owner"; the words are id, title, minutes and phases.',
  ],
  ['minutes: 4', 'minutes: 4\nminutes: 5', 'line 4, column 1: this key stands twice in the same place.'],
  ['  - id: challenge', '\t- id: challenge', 'line 5, column 1: a tab indents here; use blanks.'],
  ['ask: What now?', 'ask: - what', 'line 15, column 18: this is not YAML; a sign like - ? : at the start'],
])('%j changed to %j', (from, to, said) => {
  expect(small).toContain(from)
  expect(refusal(small.replace(from, to))).toContain(said)
})

test.each([
  ['nothing', ''],
  ['a word', 'hello'],
  ['a list', '[1, 2]'],
  ['a number', '7'],
  ['two documents', `${small}---\n${small}`],
  ['phases as a record', small.replace(/phases:[\s\S]*/, 'phases: { a: 1 }')],
  ['phases of words', small.replace(/phases:[\s\S]*/, 'phases: [a, b]')],
  ['a step that is a word', small.replace(/steps:[\s\S]*/, 'steps: [write]')],
  ['bytes that are no text', '\ud800\u0000\ufffe'],
])('%s is refused in a sentence', (_, text) => {
  expect(refusal(text)).toMatch(/^own\.yaml.*: .+[.?]/)
})

const laughs = `a: &a [lol, lol]\n${'bcdefghij'
  .split('')
  .map((name, i) => `${name}: &${name} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}]`)
  .join('\n')}`

test.each([
  ['a billion laughs', laughs, /anchors/],
  ['an alias', 'a: 1\nb: *a', /cannot be read|aliases/],
  ['a tag', small.replace('title: A small one', 'title: !!js/function "x"'), /tags/],
  ['__proto__', `__proto__: { minutes: 4 }\n${small}`, /"__proto__" cannot be a key/],
  ['constructor', small.replace('hidden: true', 'constructor: { prototype: 1 }'), /"constructor" cannot be a key/],
  ['a step called __proto__', small.replace('talk.write', '__proto__'), /cannot be an id/],
  ['a key that is a list', '? [a]\n: 1', /a key is a plain word/],
  ['deep brackets', '['.repeat(60_000), /deeper/],
  ['deep brackets, some closed in strings', '[ "]" '.repeat(10_000), /deeper/],
  ['deep brackets over lines', '[\n'.repeat(3_000), /deeper/],
  ['deep records', '{"a":'.repeat(20_000), /deeper/],
  ['deep lists on one line', '- '.repeat(50_000), /deeper/],
  ['deep indentation', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /deeper/],
  ['a megabyte', small + '# \n'.repeat(400_000), /an agenda fits in 128 kB/],
  ['a megabyte on one line', `a: ${'x'.repeat(1_000_000)}`, /an agenda fits in 128 kB/],
  ['lines and lines', ': : :\n'.repeat(20_000), /lines are too many/],
  ['a long word', `a: ${'x'.repeat(100_000)}`, /an agenda has no "a"|needs/],
  ['escape sequences in a key', `"\\e]0;title\\a": 1\n${small}`, /an agenda has no ""|is empty/],
])('hostile: %s', (_, text, said) => {
  expect(refusal(text)).toMatch(said)
  expect(({} as { minutes?: number }).minutes).toBeUndefined()
})

test('whatever the text, it is read or refused in a sentence', () => {
  const pieces = small.split(/(?<=\n)/)
  const broken = fc
    .tuple(
      fc.integer({ min: 0, max: pieces.length - 1 }),
      fc.string({ unit: fc.constantFrom(...'-?:[]{}&*!|>"\'#%@`, \n\tax1') }),
    )
    .map(([i, noise]) => pieces.with(i, `${pieces[i]}${noise}`).join(''))
  const runs = Number(process.env.FLYWHEEL_RUNS ?? 200)
  fc.assert(
    fc.property(fc.oneof(broken, fc.string({ unit: 'binary' })), text => {
      expect(refusal(text)).toMatch(/^own\.yaml.*: |^it was read$/)
    }),
    { numRuns: runs },
  )
})
