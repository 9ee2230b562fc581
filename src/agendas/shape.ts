/** The shape of an agenda in a file, for valibot: one row a step kind, everything else refused. */
import * as v from 'valibot'
import { phaseIds, wheelPhases } from '../session/agenda.ts'
import { deckIds, type Kind } from '../session/shapes.ts'

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
  look: { from: v.optional(id), summary: flag, facts: flag },
  write: {
    each: v.optional(v.number()),
    marks: v.optional(v.array(v.strictObject({ mark: line(3), label: line(40) }))),
    sorted: v.optional(v.picklist(['rows', 'columns'])),
    about: v.optional(id),
  },
  group: { cards: id },
  vote: { on: id, dots: v.number() },
  scale: {
    rows: v.array(
      v.strictObject({
        id,
        say: line(200),
        phase: v.optional(v.picklist(wheelPhases)),
        says: v.optional(v.array(line(80))),
        reverse: flag,
        note: v.optional(line(300)),
      }),
    ),
    points: v.array(point),
    least: v.optional(v.number()),
    evidence: flag,
    keep: v.optional(id),
  },
  decide: { options: v.optional(id) },
  series: { role: id, deliveries: flag },
  actions: { settle: flag },
  metrics: { rows: v.array(v.strictObject({ id, say: line(80), unit: v.optional(line(20)) })) },
  tree: {
    levels: v.array(line(30)),
    base: v.optional(id),
    from: v.optional(id),
    keep: v.optional(id),
    test: v.optional(line(200)),
    numbers: flag,
  },
  ring: { links: v.optional(v.array(line(80))), base: v.optional(id), from: v.optional(id), keep: v.optional(id) },
  strip: { keep: id },
  sweep: { rows: v.array(v.strictObject({ id, say: line(80), ask: v.optional(line(200)) })), keep: id },
  signals: {},
  pick: { deck: v.picklist(deckIds), most: v.optional(v.number()), on: v.optional(id) },
  choose: { from: v.optional(id), keep: id },
  map: {
    role: id,
    base: v.optional(id),
    text: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    prompts: v.optional(v.array(v.picklist(deckIds))),
  },
  place: { on: id, part: v.optional(line(100)) },
  topics: { dots: v.number(), timebox: v.number() },
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
  v.strictObject({ kind: v.literal('metrics'), ...base, ...own.metrics }),
  v.strictObject({ kind: v.literal('tree'), ...base, ...own.tree }),
  v.strictObject({ kind: v.literal('ring'), ...base, ...own.ring }),
  v.strictObject({ kind: v.literal('strip'), ...base, ...own.strip }),
  v.strictObject({ kind: v.literal('sweep'), ...base, ...own.sweep }),
  v.strictObject({ kind: v.literal('signals'), ...base, ...own.signals }),
  v.strictObject({ kind: v.literal('pick'), ...base, ...own.pick }),
  v.strictObject({ kind: v.literal('choose'), ...base, ...own.choose }),
  v.strictObject({ kind: v.literal('map'), ...base, ...own.map }),
  v.strictObject({ kind: v.literal('place'), ...base, ...own.place }),
  v.strictObject({ kind: v.literal('topics'), ...base, ...own.topics }),
])

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
      return ['kind', ...Object.keys(base), ...(kind && Object.hasOwn(own, kind) ? Object.keys(own[kind as Kind]) : [])]
    case 'marks':
      return ['mark', 'label']
    case 'rows':
      return [
        'id',
        'say',
        ...(kind === 'scale' ? ['phase', 'says', 'reverse', 'note'] : kind === 'sweep' ? ['ask'] : ['unit']),
      ]
    default:
      return []
  }
}
