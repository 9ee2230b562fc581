/** Whatever stands in the lines of a map: written in one form, they read as what they were, and written again they stay as they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { format } from '../../src/map/text/format.ts'
import { parse } from '../../src/map/text/parse.ts'
import { write } from '../../src/map/text/print.ts'

/** Words that are odd in names: keywords, signs of the format, and what looks like a comment, a place or a mark. */
const odd = [
  'inertia',
  'label',
  'Label',
  'evolve',
  'url',
  '(buy)',
  '[0.5]',
  '[]',
  '->',
  '//',
  '/*',
  '"',
  '\\t',
  "'",
  ';',
  '{',
  '%%',
  '0.4',
  '\t',
]
const words = fc.oneof(
  fc.constantFrom('Cup', 'Tea', 'Kettle', '払在顧', ...odd),
  fc.string({ maxLength: 4, unit: 'grapheme' }),
)
const name = fc.array(words, { minLength: 1, maxLength: 3 }).map(all => all.join(' '))
const number = fc.constantFrom('0.5', '0.44', '1', '0.123', '.3', '-1', '70', 'x')
const place = fc.oneof(
  fc.tuple(number, number).map(([v, e]) => `[${v}, ${e}]`),
  fc.constantFrom('', '[]', '[0.5]', '[0.3, 0.4', '0.3, 0.4]', '[ , 0.4]', '[0.3,]'),
)
const marks = fc
  .array(
    fc.constantFrom(
      'inertia',
      'label [3, -4]',
      'label',
      '(buy)',
      '(market)',
      'url(x)',
      'evolve 0.7',
      '// why',
      '/* c */',
    ),
    { maxLength: 3 },
  )
  .map(all => all.join(' '))
const node = fc.constantFrom('component', 'anchor', 'submap', 'market', 'Component', 'note', 'accelerator')
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map(all => all.filter(Boolean).join(' '))
const line = fc.oneof(
  joined(node, name, place, marks),
  joined(fc.constant('evolve'), name, fc.constantFrom('0.7', '->Other 0.6', '', '0.4->0.6'), marks),
  joined(
    name,
    fc.constantFrom('->', '+<>', "+'a//b'>", '-->', '+>'),
    name,
    fc.constantFrom('', '; why', '//', '// c', '; a // b'),
  ),
  joined(fc.constant('pipeline'), name, fc.constantFrom('', '[0.2, 0.6]', '{', '[0.2]')),
  joined(
    fc.constant('annotation'),
    fc.constantFrom('1', '2,', 'x'),
    place,
    fc.constantFrom('[[0.1, 0.2], [0.3, 0.4]]', ''),
    name,
  ),
  joined(
    fc.constantFrom('title', 'style', 'y-axis', 'evolution', 'url', 'size', 'annotations', 'pioneers'),
    name,
    place,
  ),
)
const text = fc.array(line, { maxLength: 6 }).map(lines => lines.join('\n'))
const runs = { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 600) }

test('map format twice gives the same bytes', () => {
  fc.assert(
    fc.property(text, given => {
      const once = format(parse(given))
      expect(format(parse(once))).toBe(once)
    }),
    runs,
  )
})

test('a map that is written anew is written so again', () => {
  fc.assert(
    fc.property(text, given => {
      const once = write(parse(given).map)
      expect(write(parse(once).map)).toBe(once)
    }),
    runs,
  )
})
