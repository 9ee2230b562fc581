import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { agendaShape } from '../src/agendas/shape.ts'
import { fitsQuickly } from '../src/quick-check.ts'
import { moveSchemas } from '../src/room/fits.ts'
import { stepsOf } from '../src/session/agenda.ts'
import type { Entry } from '../src/session/types.ts'
import { format, saved } from '../src/store/format.ts'

const examples = readdirSync('sessions/examples')
  .filter(name => name.endsWith('.json'))
  .map(name => JSON.parse(readFileSync(`sessions/examples/${name}`, 'utf8')) as { log: Entry[]; sum?: string })

const schemas = moveSchemas()
const shape = JSON.stringify

/** What a log holds, each with the schema it must fit. */
function* valuesOf({ sum: _, ...file }: (typeof examples)[number]): Generator<[v.GenericSchema, unknown]> {
  yield [saved, { ...file, format }]
  const { move: open } = file.log[0]! as { move: { agenda: Parameters<typeof stepsOf>[0] } }
  yield [agendaShape, open.agenda]
  const kinds = new Map(stepsOf(open.agenda).map(step => [step.id, step.kind]))
  for (const { move } of file.log) {
    if ('in' in move) {
      if (kinds.has(move.in)) yield [schemas[`in ${kinds.get(move.in)}`]!, move]
    } else yield [schemas[move.do]!, move]
  }
}

const values = examples.flatMap(file => [...valuesOf(file)])

/** A value with one thing in it taken out, put in twice, or made something else; `at` picks which. */
function bent(value: unknown, at: number, into: unknown, how: number): unknown {
  const copy = JSON.parse(shape(value))
  const places: [Record<string, unknown>, string][] = []
  const walk = (thing: unknown) => {
    if (typeof thing !== 'object' || thing === null) return
    for (const key of Object.keys(thing)) {
      places.push([thing as Record<string, unknown>, key])
      walk((thing as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  const [around, key] = places[at % places.length]!
  if (how === 0) delete around[key]
  else if (how === 1) around[`${key} too`] = into
  else around[key] = into
  return copy
}

test('everything in the examples that fits is told quickly', () => {
  expect(values.length).toBeGreaterThan(200)
  for (const [schema, value] of values) {
    expect([v.is(schema, value), fitsQuickly(schema, value), shape(value).slice(0, 200)]).toEqual([
      true,
      true,
      shape(value).slice(0, 200),
    ])
  }
})

test('the quick answer is the answer of the schema, whatever was changed', () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      '',
      0,
      -1,
      1.5,
      Number.POSITIVE_INFINITY,
      '2026-02-30',
      'x'.repeat(400),
      [],
      {},
      null,
      true,
      false,
      'yes',
    ),
  )
  const seen = { yes: 0, no: 0 }
  fc.assert(
    fc.property(fc.nat(values.length - 1), fc.nat(100_000), odd, fc.nat(2), (which, at, into, how) => {
      const [schema, value] = values[which]!
      const changed = bent(value, at, into, how)
      const is = v.is(schema, changed)
      seen[is ? 'yes' : 'no']++
      expect(fitsQuickly(schema, changed)).toBe(is)
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100)
})

test('a schema made of parts it does not know is left to the library', () => {
  const even = v.pipe(
    v.array(v.number()),
    v.check(all => all.length % 2 === 0),
  )
  for (const schema of [v.any(), even, v.pipe(v.string(), v.trim())])
    for (const value of ['a', undefined, [1, 2]]) expect(fitsQuickly(schema, value)).toBe(false)
})

test('what takes the place of nothing is checked as if it stood there', () => {
  const few = v.optional(v.pipe(v.array(v.string()), v.maxLength(1)), [])
  const wrong = v.optional(v.pipe(v.array(v.string()), v.maxLength(1)), ['a', 'b'])
  for (const [schema, value] of [
    [few, undefined],
    [few, ['a']],
    [few, ['a', 'b']],
    [wrong, undefined],
    [wrong, ['a']],
  ] as const)
    expect(fitsQuickly(schema, value)).toBe(v.is(schema, value))
})
