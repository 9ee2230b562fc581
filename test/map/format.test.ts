/** Formatting and converting: nothing is lost, a line stays in its place, an unchanged map keeps its bytes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { mapCommand } from '../../src/map/command.ts'
import { format } from '../../src/map/text/format.ts'
import { toJson } from '../../src/map/text/json.ts'
import { parse } from '../../src/map/text/parse.ts'

const corpus = join(import.meta.dirname, '../../../shared/maps/corpus')
const read = (text: string) => JSON.stringify(toJson(parse(text).map, []))

test('one form a line; comments, unreadable lines and the order stay', () => {
  const text = [
    'title  Tea ',
    'component  Cup [0.5,.4]  (buy)   label [1,2] // team: X',
    '// hello',
    'pipeline Cup',
    ' {',
    'component a [0.3]',
    '   component "b b" [.5] // inertia: habit',
    '}',
    'A->B ->C;  why',
    'what is this',
    'evolve Cup .8 inertia',
    '/* x */ component Q [1, 1]',
    '',
    'annotation 1 [.1,.2] "words"',
  ].join('\n')
  expect(format(parse(text)).split('\n')).toEqual([
    'title Tea',
    'component Cup [0.50, 0.40] label [1, 2] (buy) // team: X',
    '// hello',
    'pipeline Cup',
    '{',
    '  component a [0.30]',
    '  component "b b" [0.50] // inertia: habit',
    '}',
    'A->B->C; why',
    'what is this',
    'evolve Cup 0.80 inertia',
    '/* x */ component Q [1, 1]',
    '',
    'annotation 1 [0.10, 0.20] words',
  ])
})

test('a formatted map reads the same and formats to itself; converting it to its own form changes no byte', ({
  skip,
}) => {
  const files = existsSync(corpus) ? readdirSync(corpus).map(f => readFileSync(join(corpus, f), 'utf8')) : []
  for (const text of [...files, ...Array.from({ length: 5 }, (_, seed) => realisticMap(seed))]) {
    const once = format(parse(text))
    expect(read(once)).toBe(read(text))
    expect(format(parse(once))).toBe(once)
    const { out } = mapCommand({ action: 'convert', to: 'owm', files: [{ name: 'a.owm', text }] })
    expect(out).toBe(text)
  }
  if (!files.length) skip('the public maps are not beside the project')
})

test('law: any text keeps its number of lines and what it says', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'component A [0.5, 0.5]',
      'pipeline A {',
      '}',
      '{',
      'A->B',
      'evolve A 0.5->0.7',
      '/*',
      '*/',
      'note "x" [1,1]',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const text = lines.join('\n')
      const once = format(parse(text))
      expect(once.split('\n')).toHaveLength(text.split('\n').length)
      expect(read(once)).toBe(read(text))
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 300) },
  )
})

test('format prints one map, or says which files it would write', () => {
  const files = [
    { name: 'a.owm', text: 'component A [.5,.5]\n' },
    { name: 'b.owm', text: 'component B [0.50, 0.50]\n' },
  ]
  expect(mapCommand({ action: 'format', files: files.slice(0, 1) }).out).toBe('component A [0.50, 0.50]\n')
  expect(mapCommand({ action: 'format', files })).toMatchObject({ exit: 2 })
  expect(mapCommand({ action: 'format', write: true, files })).toEqual({
    out: 'a.owm: formatted\nb.owm: as it was\n',
    err: '',
    exit: 0,
    files: [{ name: 'a.owm', text: 'component A [0.50, 0.50]\n' }],
  })
})
