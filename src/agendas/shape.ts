/** The shape of an agenda in a file, for valibot: one row a step kind, everything else refused. */
import * as v from 'valibot'
import { flag, id, line } from '../kinds/agenda-part.ts'
import { kindOf } from '../kinds/index.ts'
import { phaseIds } from '../session/agenda.ts'
import { kindNames, type StepOf } from '../session/shapes.ts'

const base = {
  id,
  title: line(60),
  ask: line(300),
  minutes: v.number(),
  hidden: flag,
  anonymous: flag,
  hint: v.optional(line(300)),
}

/** One row a kind, with what it adds to what every step has; which fields those are is checked where a kind says them. */
const step = v.variant(
  'kind',
  kindNames.map(kind => v.strictObject({ kind: v.literal(kind), ...base, ...kindOf(kind).agenda.fields })),
) as v.GenericSchema<unknown, StepOf>

const exercise = {
  id,
  tenet: v.optional(line(40)),
  deep: flag,
  off: flag,
  title: line(80),
  why: line(300),
  lead: v.optional(line(40)),
  steps: v.array(step),
}

const phase = { id: v.picklist(phaseIds), title: line(40), exercises: v.array(v.strictObject(exercise)) }

const agenda = { id, title: line(60), minutes: v.number(), phases: v.array(v.strictObject(phase)) }

export const agendaShape = v.strictObject(agenda)

/** The words that may stand as keys at a place, given how deep it is: for "did you mean". */
export function keysAt(path: readonly (string | number)[], kind?: string): string[] {
  const inside = path.findLast(key => typeof key === 'string')
  switch (inside) {
    case undefined:
      return Object.keys(agenda)
    case 'phases':
      return Object.keys(phase)
    case 'exercises':
      return Object.keys(exercise)
    case 'steps':
      return ['kind', ...Object.keys(base), ...Object.keys(fieldsOf(kind))]
    default:
      return rowKeys(fieldsOf(kind)[inside])
  }
}

function fieldsOf(kind: string | undefined): v.ObjectEntries {
  const known = kindNames.find(name => name === kind)
  return known ? kindOf(known).agenda.fields : {}
}

/** The keys of one of the things in a list. */
function rowKeys(field: unknown): string[] {
  const list = v.is(wrapped, field) ? field.wrapped : field
  return v.is(listed, list) ? Object.keys(list.item.entries) : []
}

const listed = v.object({ item: v.object({ entries: v.record(v.string(), v.unknown()) }) })
const wrapped = v.object({ wrapped: v.unknown() })
