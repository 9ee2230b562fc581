/** An agenda of one's own, from a JSON or YAML file: read, validated, and refused with the line that is wrong. */

import * as v from 'valibot'
import { cleanDeep } from '../clean.ts'
import type { UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import type { Agenda } from '../session/agenda.ts'
import { kindNames } from '../session/shapes.ts'
import { list } from '../text.ts'
import { lint, type Path, type Problem, pathText } from './lint.ts'
import { nearest } from './nearest.ts'
import { agendaShape, keysAt } from './shape.ts'
import { quoted, readSource, type Source, wrong } from './source.ts'

/**
 * The agenda in `text`; `name` is what the file is called in messages. Same shape as the built-in ones; every string is
 * cleaned. Throws a UserError (usage) with file, line, column, what was found and what was expected.
 */
export function readAgenda(text: string, name: string): Agenda {
  const source = readSource(text, name)
  const value = cleanDeep(source.value, { page: isMapText })
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw wrong(name, undefined, 'an agenda is a record with id, title, minutes and phases')
  const read = v.safeParse(agendaShape, value)
  if (!read.success)
    throw refusal(
      name,
      source,
      read.issues.map(issue => toProblem(issue, value)),
    )
  // An agenda is frozen into the file of a turn, so it is made of what a file can hold: absent, not undefined.
  const agenda = JSON.parse(JSON.stringify(read.output))
  const problems = lint(agenda)
  if (problems.length) throw refusal(name, source, problems)
  return agenda
}

type Found = Problem & { where?: 'key' | 'value' }

/** The first problem in the file's order is told, the lines of the others named. */
function refusal(name: string, source: Source, problems: Found[]): UserError {
  const placed = problems
    .map(p => ({ ...p, at: source.at(p.path, p.where) }))
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  const [first, others] = [itemAt(placed, 0), placed.slice(1)]
  const rows = [...new Set(others.map(p => p.at.line))].filter(line => line !== first.at.line).slice(0, 5)
  const more = rows.length ? `Also look at ${rows.length === 1 ? 'line' : 'lines'} ${list(rows.map(String))}.` : ''
  const inside = pathText(first.path.slice(0, first.path.findLastIndex(key => typeof key === 'number') + 1))
  return wrong(name, first.at, inside === 'agenda' ? first.say : `in ${inside}, ${first.say}`, more)
}

/** One complaint of the validation in words, with the place it is about. */
function toProblem(issue: v.BaseIssue<unknown>, value: unknown): Found {
  const path = (issue.path ?? []).map(item => item.key as string | number)
  const holder = path.slice(0, -1)
  const key = String(path.at(-1) ?? 'agenda')
  const kind = kindAt(value, holder)
  switch (issue.type) {
    case 'strict_object': {
      const known = keysAt(holder, kind)
      if (issue.expected === 'never') {
        const meant = nearest(key, known)
        return {
          path,
          where: 'key',
          say: `${thingAt(holder, kind)} has no ${quoted(key)}; ${suggestion(meant, known)}`,
        }
      }
      if (known.includes(key) && issue.input === undefined) return missing(holder, kind, key)
      return { path, say: `${thingAt(path)} is a record, not ${said(issue.input)}` }
    }
    case 'variant':
      if (key !== 'kind') return { path, say: `a step is a record, not ${said(issue.input)}` }
      return issue.input === undefined
        ? missing(holder, kind, key)
        : { path, say: choice('step kind', issue.input, kindNames) }
    case 'picklist':
      return {
        path,
        say: choice(
          key === 'id' ? 'phase' : key,
          issue.input,
          (issue as v.PicklistIssue).expected.match(/[a-z-]+/g) ?? [],
        ),
      }
    case 'min_length':
      return { path, say: `"${key}" is empty` }
    case 'max_length':
      return { path, say: `"${key}" has ${issue.received} characters, ${issue.requirement} is the most` }
    default:
      return {
        path,
        say: `"${key}" should be ${expected[issue.expected ?? ''] ?? issue.expected}, not ${said(issue.input)}`,
      }
  }
}

function missing(holder: Path, kind: string | undefined, key: string): Found {
  const words = key === 'kind' ? `, one of ${list(kindNames)}` : ''
  return { path: holder, say: `${thingAt(holder, kind)} needs "${key}"${words}` }
}

/** `step kind "wirte": did you mean write?`, or the words to choose from. */
function choice(what: string, found: unknown, known: readonly string[]): string {
  return `${what} ${said(found)}: ${suggestion(typeof found === 'string' ? nearest(found, known) : undefined, known)}`
}

function suggestion(meant: string | undefined, known: readonly string[]): string {
  return meant ? `did you mean ${meant}?` : `the words are ${list(known)}`
}

const expected: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  '(string | number)': 'a text or a number',
}

/** A value as it was found: a text in quotes, the rest by what it is. */
function said(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? 'a record' : String(value)
}

/** What stands at a path: `a vote step`, `a phase`. */
function thingAt(path: Path, kind?: string): string {
  switch (path.findLast(key => typeof key === 'string')) {
    case undefined:
      return 'an agenda'
    case 'phases':
      return 'a phase'
    case 'exercises':
      return 'an exercise'
    case 'steps':
      return kindNames.some(name => name === kind) ? `a ${kind} step` : 'a step'
    case 'marks':
      return 'a mark'
    case 'rows':
      return 'a row'
    default:
      return `"${path.at(-1)}"`
  }
}

function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** The `kind` of the record at a path, as typed. */
function kindAt(value: unknown, path: Path): string | undefined {
  let here = value
  for (const key of path) here = fieldOf(here, key)
  const kind = fieldOf(here, 'kind')
  return typeof kind === 'string' ? kind : undefined
}

/** A map an agenda brings along is a text of many lines. */
function isMapText(step: object, key: string): boolean {
  return key === 'text' && 'kind' in step && step.kind === 'map'
}
