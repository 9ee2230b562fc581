/** The format number rises with the shape of what a file may hold. */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { moveSchemas } from '../../src/room/fits.ts'
import { format, saved, shapes } from '../../src/store/format.ts'

type Known = Map<object, number>

/** A schema as plain data: its types, keys, choices and limits; without messages, and functions by their presence alone. */
function structureOf(value: unknown, known: Known = new Map()): unknown {
  if (typeof value === 'function') return 'function'
  if (value instanceof RegExp) return String(value)
  if (value instanceof Set || value instanceof Map) return structureOf([...value], known)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : (value ?? null)
  const before = known.get(value)
  // A schema that holds itself; one that stands in several places is written out in each.
  if (before !== undefined) return `like ${known.size - before} above`
  const inside: Known = new Map([...known, [value, known.size]])
  if (Array.isArray(value)) return value.map(item => structureOf(item, inside))
  if ('type' in value && value.type === 'lazy' && 'getter' in value)
    return { type: 'lazy', of: structureOf(lazily(value.getter as Getter), inside) }
  const told = Object.entries(value)
    .filter(([key]) => !key.startsWith('~') && !['message', 'expects', 'async', 'reference'].includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(told.map(([key, inner]) => [key, structureOf(inner, inside)]))
}

type Getter = (input: unknown) => unknown
const got = new Map<Getter, unknown>()
/** What a lazy schema stands for, the same object every time. */
function lazily(getter: Getter): unknown {
  if (!got.has(getter)) got.set(getter, getter(undefined))
  return got.get(getter)
}

function hashOf(schemas: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(structureOf(schemas)))
    .digest('hex')
    .slice(0, 16)
}

test('a file of this format may hold what it could when the format got its number', () => {
  const now = hashOf({ saved, moves: moveSchemas() })
  const say =
    'What a session file may hold has changed, so older programs cannot read new files: raise `format` in src/store/format.ts, ' +
    `give it the hash "${now}" in \`shapes\` (the others stay), and add a step up from the format before`
  expect(shapes[format], say).toBe(now)
})

test('every format since the second has a hash, and no two the same', () => {
  const numbers = Object.keys(shapes).map(Number)
  expect(numbers).toEqual(Array.from({ length: format - 1 }, (_, i) => i + 2))
  expect(new Set(Object.values(shapes)).size).toBe(numbers.length)
})

describe('the hash tells', () => {
  const plain = () => v.object({ do: v.string(), text: v.optional(v.string()) })
  test.each([
    ['a key more', v.object({ ...plain().entries, by: v.string() })],
    ['a key that must be there', v.object({ do: v.string(), text: v.string() })],
    ['another type', v.object({ do: v.string(), text: v.optional(v.number()) })],
    ['another choice', v.object({ do: v.picklist(['a']), text: v.optional(v.string()) })],
    ['a limit', v.object({ do: v.pipe(v.string(), v.maxLength(9)), text: v.optional(v.string()) })],
    ['strictness', v.strictObject(plain().entries)],
  ])('%s', (_, other) => expect(hashOf(other)).not.toBe(hashOf(plain())))

  test('but not words, nor the order of keys', () => {
    expect(hashOf(v.object({ text: v.optional(v.string('another word')), do: v.string() }))).toBe(hashOf(plain()))
  })
})
