/** Has every move of a log the shape its kind asks for? Files come from outside, and `apply` relies on shapes. */

import * as v from 'valibot'
import { agendaShape } from '../agendas/shape.ts'
import { exitCodes, UserError } from '../errors.ts'
import { rulesOf } from '../kinds/index.ts'
import { ballots } from '../kinds/made/ballot.ts'
import { isCount } from '../kinds/shared/hands.ts'
import { valueAt } from '../lists.ts'
import { fitsQuickly } from '../quick-check.ts'
import { type StepId, stepsOf } from '../session/agenda.ts'
import { betResults, type Kind, kindNames, parkedFates, signalResults } from '../session/shapes.ts'
import type { Entry, FlowMove, Move } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import { roomWords } from './words.ts'

const text = v.string()
const number = v.pipe(v.number(), v.finite())
const maybe = v.optional(text)

const action = v.looseObject({
  id: text,
  text,
  status: v.picklist(['open', 'done', 'dropped', 'handed']),
  carried: number,
})
const card = v.looseObject({ id: text, text, rev: number })
const point = v.looseObject({ id: text, at: text, value: number })
const series = v.looseObject({ name: maybe, unit: maybe, points: v.array(point) })
const counts = v.array(v.pipe(v.number(), v.check(isCount)))
/** What a step keeps under a name, from turn to turn. */
const kept = <T extends v.GenericSchema>(what: T) => v.optional(v.record(text, what))
const keeping = {
  trees: kept(
    v.array(
      v.looseObject({ id: text, text, level: number, parent: maybe, unit: maybe, points: v.optional(v.array(point)) }),
    ),
  ),
  rings: kept(v.looseObject({ links: v.array(v.looseObject({ id: text, text })), weakest: maybe })),
  strips: kept(
    v.array(
      v.looseObject({
        turn: text,
        on: text,
        change: maybe,
        steps: v.array(v.looseObject({ id: text, name: text, work: number, wait: number, who: maybe })),
      }),
    ),
  ),
  scales: kept(
    v.array(
      v.looseObject({
        turn: text,
        on: text,
        points: v.array(text),
        rows: v.record(text, v.looseObject({ counts, why: maybe })),
      }),
    ),
  ),
  findings: kept(
    v.array(v.looseObject({ id: text, row: text, text, since: text, on: text, closed: maybe, note: maybe })),
  ),
  signals: v.optional(
    v.array(
      v.looseObject({
        id: text,
        text,
        sign: maybe,
        by: text,
        turn: text,
        result: v.optional(v.picklist(signalResults)),
        saw: maybe,
      }),
    ),
  ),
  choices: kept(v.looseObject({ text, since: text })),
  maps: kept(v.looseObject({ text, turn: text })),
  chairs: kept(text),
}
const carried = v.looseObject({
  actions: v.array(action),
  bet: v.optional(
    v.looseObject({
      turn: text,
      fields: v.record(text, text),
      number: v.optional(v.union([v.object({ tree: text, node: text }), v.object({ role: text })])),
      result: v.optional(v.picklist(betResults)),
      saw: maybe,
      value: v.optional(number),
      at: maybe,
    }),
  ),
  parked: v.array(v.looseObject({ id: text, text, turn: text, fate: v.optional(v.picklist(parkedFates)) })),
  options: v.array(card),
  series: v.record(text, series),
  debts: v.array(
    v.looseObject({ phase: text, why: text, unasked: v.optional(v.literal(true)), checks: v.optional(v.array(text)) }),
  ),
  top: maybe,
  turns: v.array(
    v.looseObject({
      id: text,
      day: text,
      kind: text,
      gates: v.record(text, v.picklist(['yes', 'partly', 'no', 'unknown', 'skipped'])),
      actions: v.looseObject({ open: number, done: number, dropped: number }),
      bet: maybe,
      result: v.optional(v.picklist(betResults)),
      top: maybe,
      topics: v.optional(v.array(text)),
      likely: v.optional(number),
      minutes: v.optional(number),
      waits: v.optional(v.record(text, number)),
      deep: v.optional(v.array(text)),
      findings: v.optional(v.looseObject({ open: number, oldest: number })),
      signals: v.optional(v.looseObject({ came: number, not: number })),
      word: maybe,
    }),
  ),
  ...keeping,
})
const turn = v.looseObject({ id: text, number, kind: text, team: text, carried })

const flow: { [D in FlowMove['do']]: v.GenericSchema } = {
  open: v.object({ do: text, title: text, turn, agenda: agendaShape, paced: v.optional(v.literal(true)) }),
  join: v.object({ do: text, name: text, room: v.optional(v.literal(true)) }),
  sit: v.object({ do: text, room: v.optional(v.literal(true)) }),
  facilitate: v.object({ do: text, to: text }),
  person: v.object({ do: text, person: text, name: maybe, chair: maybe, away: v.optional(v.boolean()) }),
  remove: v.object({ do: text, person: text }),
  go: v.object({ do: text, to: text }),
  reveal: v.object({ do: text, step: text }),
  time: v.object({ do: text, step: text, minutes: number }),
  plan: v.object({ do: text, exercise: text, on: v.boolean() }),
  later: v.object({ do: text, minutes: number }),
  echo: v.object({ do: text, on: v.boolean() }),
  ballot: v.object({ do: text, step: text, as: v.picklist(ballots) }),
  pause: v.object({ do: text }),
  resume: v.object({ do: text }),
  park: v.object({ do: text, text }),
  next: v.object({ do: text, on: text, by: maybe }),
  undo: v.object({ do: text, entry: number }),
  close: v.object({ do: text }),
}

/** The schemas of all moves: those of the room, and those of every kind of step. */
export function moveSchemas(): Record<string, v.GenericSchema> {
  return { ...flow, ...Object.fromEntries(kindNames.map(kind => [`in ${kind}`, rulesOf(kind).moves])) }
}

/** @throws UserError `damaged` when a log cannot be folded because a move in it is not one. */
export function refuseMisfit(log: readonly Entry[]): void {
  const found = misfit(log)
  if (!found) return
  const next = roomWords.changedOutside
  throw new UserError(roomWords.unreadable(found.n, found.why), next, exitCodes.damaged)
}

/** The first entry whose move is not one, and why in a few words; undefined when all are. Moves in steps an agenda lacks are left alone. */
export function misfit(log: readonly Entry[]): { n: number; why: string } | undefined {
  for (const found of misfitsIn(log)) return found
  return undefined
}

/** The numbers of all entries whose move is not one. */
export function misfits(log: readonly Entry[]): number[] {
  return [...misfitsIn(log)].map(({ n }) => n)
}

function* misfitsIn(log: readonly Entry[]): Generator<{ n: number; why: string }> {
  const [open] = log
  const kinds = new Map<StepId, Kind>()
  for (const { n, move } of log) {
    const schema = isStepMove(move)
      ? kinds.has(move.in) && rulesOf(valueAt(kinds, move.in)).moves
      : Object.hasOwn(flow, move.do) && flow[move.do]
    if (schema === false && isStepMove(move)) continue
    const why = schema ? oddIn(schema, move) : roomWords.noMove(move.do)
    if (why) yield { n, why }
    if (why || move !== open?.move || isStepMove(move) || move.do !== 'open') continue
    for (const step of stepsOf(move.agenda)) {
      // Sessions are records by step, and such a record has these already.
      if (step.id in Object.prototype) yield { n, why: roomWords.noStepId(step.id) }
      kinds.set(step.id, step.kind)
    }
  }
}

function oddIn(schema: v.GenericSchema, move: Move): string | undefined {
  if (fitsQuickly(schema, move)) return undefined
  const read = v.safeParse(schema, move, { abortEarly: true })
  return read.success ? undefined : roomWords.doesNotFit(v.getDotPath(read.issues[0]) ?? 'move', move.do)
}
