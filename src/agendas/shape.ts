/** The shape of an agenda in a file, for valibot: one row a step kind, everything else refused. */
import * as v from 'valibot'
import { phaseIds, wheelPhases } from '../session/agenda.ts'
import type { Kind } from '../session/shapes.ts'

const line = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
const id = line(64)
/** `false` is a fine way to say no; in the agenda it is then absent. */
const flag = v.optional(
  v.pipe(
    v.boolean(),
    v.transform(on => (on ? (true as const) : undefined)),
  ),
)
/** Points may be written as numbers. */
const point = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1), v.maxLength(20))

const base = {
  id,
  title: line(60),
  ask: line(300),
  minutes: v.number(),
  hidden: flag,
  anonymous: flag,
  hint: v.optional(line(300)),
}

/** What each kind adds to what every step has. */
const own = {
  look: { from: v.optional(id), summary: flag },
  write: {
    each: v.optional(v.number()),
    marks: v.optional(v.array(v.strictObject({ mark: line(3), label: line(40) }))),
  },
  group: { cards: id },
  vote: { on: id, dots: v.number() },
  scale: {
    rows: v.array(v.strictObject({ id, say: line(200), phase: v.optional(v.picklist(wheelPhases)) })),
    points: v.array(point),
  },
  decide: { options: v.optional(id) },
  series: { role: v.picklist(['star', 'input', 'time-to-value']), deliveries: flag },
  actions: { settle: flag },
} satisfies Record<Kind, v.ObjectEntries>

const step = v.variant('kind', [
  v.strictObject({ kind: v.literal('look'), ...base, ...own.look }),
  v.strictObject({ kind: v.literal('write'), ...base, ...own.write }),
  v.strictObject({ kind: v.literal('group'), ...base, ...own.group }),
  v.strictObject({ kind: v.literal('vote'), ...base, ...own.vote }),
  v.strictObject({ kind: v.literal('scale'), ...base, ...own.scale }),
  v.strictObject({ kind: v.literal('decide'), ...base, ...own.decide }),
  v.strictObject({ kind: v.literal('series'), ...base, ...own.series }),
  v.strictObject({ kind: v.literal('actions'), ...base, ...own.actions }),
])

const exercise = {
  id,
  tenet: v.optional(line(40)),
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
      return ['kind', ...Object.keys(base), ...(kind && Object.hasOwn(own, kind) ? Object.keys(own[kind as Kind]) : [])]
    case 'marks':
      return ['mark', 'label']
    case 'rows':
      return ['id', 'say', 'phase']
    default:
      return []
  }
}
