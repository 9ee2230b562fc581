/** A quick yes for values that fit a valibot schema: no copies and no reasons, for logs of many thousand entries. */

import type { GenericSchema } from 'valibot'
import { itemAt } from './lists.ts'

type Check = (value: unknown) => boolean

/** What is read of a schema. Which of it is there depends on its type. */
type Facts = {
  kind: string
  type: string
  pipe?: Facts[]
  entries?: Record<string, Facts>
  item?: Facts
  items?: Facts[]
  value?: Facts
  options?: unknown[]
  literal?: unknown
  wrapped?: Facts
  default?: unknown
  key?: string | Facts
  requirement?: unknown
  operation?: (value: unknown) => unknown
}

const made = new WeakMap<object, Check>()

/**
 * True only for a value that `v.is(schema, value)` is true for as well. False says nothing where a schema is made of parts that are
 * not known here: valibot has the last word, and the words for what is wrong.
 */
export function fitsQuickly(schema: GenericSchema, value: unknown): boolean {
  return checkOf(schema)(value)
}

function checkOf(schema: Facts | undefined): Check {
  if (!schema) return unknown()
  const known = made.get(schema)
  if (known) return known
  const check = schema.pipe ? inPipe(schema, schema.pipe) : (byType[schema.type] ?? unknown)(schema)
  made.set(schema, check)
  return check
}

const unknown = (): Check => () => false

const byType: Record<string, (schema: Facts) => Check> = {
  string: () => value => typeof value === 'string',
  number: () => value => typeof value === 'number' && !Number.isNaN(value),
  boolean: () => value => typeof value === 'boolean',
  literal: schema => value => value === schema.literal,
  picklist: ({ options }) => {
    const all = new Set(options)
    return value => all.has(value)
  },
  optional: ({ wrapped, default: instead }) => {
    const check = checkOf(wrapped)
    // What takes the place of nothing is checked as if it stood there.
    const isNone = instead === undefined || check(instead)
    return value => (value === undefined ? isNone : check(value))
  },
  nullable: ({ wrapped, default: instead }) => {
    if (instead !== undefined) return unknown()
    const check = checkOf(wrapped)
    return value => value === null || check(value)
  },
  array: ({ item }) => {
    const check = checkOf(item)
    return value => Array.isArray(value) && all(value.length, at => check(value[at]))
  },
  tuple: ({ items }) => {
    const checks = (items ?? []).map(checkOf)
    return value => Array.isArray(value) && all(checks.length, at => itemAt(checks, at)(value[at]))
  },
  record: ({ key, value: inner }) => {
    const [ofKey, ofValue] = [checkOf(typeof key === 'object' ? key : undefined), checkOf(inner)]
    return value => {
      if (!isThing(value)) return false
      for (const name in value) if (!ofKey(name) || !ofValue(value[name])) return false
      return true
    }
  },
  object: schema => fields(schema),
  loose_object: schema => fields(schema),
  strict_object: schema => {
    const entries = schema.entries ?? {}
    const check = fields(schema)
    return value => {
      if (!isThing(value) || !check(value)) return false
      for (const name in value) if (!Object.hasOwn(entries, name)) return false
      return true
    }
  },
  union: ({ options }) => {
    const checks = schemasIn(options).map(checkOf)
    return value => checks.some(check => check(value))
  },
  variant: ({ key, options }) => (typeof key === 'string' ? variant(key, schemasIn(options)) : unknown()),
}

/** Options that are schemas: those of a union or a variant. */
function schemasIn(options: readonly unknown[] = []): Facts[] {
  return options as Facts[]
}

function all(count: number, fits: (at: number) => boolean): boolean {
  for (let at = 0; at < count; at++) if (!fits(at)) return false
  return true
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Every entry that must be there is, and each that is fits. */
function fields({ entries }: Facts): Check {
  const rows = Object.entries(entries ?? {}).map(([name, schema]) => ({
    name,
    check: checkOf(schema),
    mayLack: schema.type === 'optional' && !schema.pipe,
  }))
  return value =>
    isThing(value) && rows.every(({ name, check, mayLack }) => (name in value ? check(value[name]) : mayLack))
}

/** Which of the options is meant stands in one entry, where each has a literal of its own. */
function variant(key: string, options: readonly Facts[]): Check {
  const byLiteral = new Map<unknown, Check[]>()
  for (const option of options) {
    const { type, literal } = option.entries?.[key] ?? { type: '' }
    if (type !== 'literal') return unknown()
    byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), checkOf(option)])
  }
  return value => isThing(value) && (byLiteral.get(value[key])?.some(check => check(value)) ?? false)
}

type Sized = { readonly length: number }
const actions: Record<string, (most: never, value: never) => boolean> = {
  integer: (_: unknown, value: unknown) => Number.isInteger(value),
  finite: (_: unknown, value: unknown) => Number.isFinite(value),
  min_value: (least: number, value: number) => value >= least,
  max_value: (most: number, value: number) => value <= most,
  min_length: (least: number, value: Sized) => value.length >= least,
  max_length: (most: number, value: Sized) => value.length <= most,
  regex: (pattern: RegExp, value: string) => pattern.test(value),
}

/** A type, and one thing after the other that must be so of a value or changes it. */
function inPipe(schema: Facts, [, ...after]: Facts[]): Check {
  const first = (byType[schema.type] ?? unknown)(schema)
  const steps: ((value: unknown) => [fits: boolean, value: unknown])[] = []
  for (const { type, requirement, operation } of after) {
    const action = Object.hasOwn(actions, type) ? actions[type] : undefined
    if (type === 'transform' && operation && isPlain(schema)) steps.push(value => [true, operation(value)])
    else if (type === 'check' && isPlain(schema)) steps.push(value => [(requirement as Check)(value), value])
    else if (action && !(requirement instanceof RegExp && requirement.global))
      steps.push(value => [action(requirement as never, value as never), value])
    else return unknown()
  }
  return given => {
    if (!first(given)) return false
    let value = given
    for (const step of steps) {
      const [fits, next] = step(value)
      if (!fits) return false
      value = next
    }
    return true
  }
}

/** No lists or objects, of which valibot hands on a copy that may be another value. */
function isPlain({ type, options }: Facts): boolean {
  if (type === 'union') return schemasIn(options).every(isPlain)
  return type === 'string' || type === 'number' || type === 'boolean'
}
