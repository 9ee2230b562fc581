/** Has every move of a log the shape its kind asks for? Files come from outside, and `apply` relies on shapes. */
import * as v from 'valibot'
import { agendaShape } from '../agendas/shape.ts'
import { exitCodes, UserError } from '../errors.ts'
import { rulesOf } from '../kinds/index.ts'
import { type StepId, stepsOf } from '../session/agenda.ts'
import { betResults, type Kind, parkedFates } from '../session/shapes.ts'
import type { Entry, FlowMove } from '../session/types.ts'
import { isStepMove } from './apply.ts'

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
const series = v.looseObject({ points: v.array(point) })
const carried = v.looseObject({
  actions: v.array(action),
  bet: v.optional(
    v.looseObject({ turn: text, fields: v.record(text, text), result: v.optional(v.picklist(betResults)), saw: maybe }),
  ),
  parked: v.array(v.looseObject({ id: text, text, turn: text, fate: v.optional(v.picklist(parkedFates)) })),
  options: v.array(card),
  series: v.record(text, series),
  debts: v.array(v.looseObject({ phase: text, why: text })),
  top: maybe,
  turns: v.array(
    v.looseObject({
      id: text,
      day: text,
      kind: text,
      gates: v.record(text, text),
      actions: v.looseObject({ open: number, done: number, dropped: number }),
    }),
  ),
})
const turn = v.looseObject({ id: text, number, kind: text, team: text, carried })

const flow: { [D in FlowMove['do']]: v.GenericSchema } = {
  open: v.object({ do: text, title: text, turn, agenda: agendaShape }),
  join: v.object({ do: text, name: text, room: v.optional(v.literal(true)) }),
  sit: v.object({ do: text, room: v.optional(v.literal(true)) }),
  facilitate: v.object({ do: text, to: text }),
  go: v.object({ do: text, to: text }),
  reveal: v.object({ do: text, step: text }),
  time: v.object({ do: text, step: text, minutes: number }),
  plan: v.object({ do: text, exercise: text, on: v.boolean() }),
  pause: v.object({ do: text }),
  resume: v.object({ do: text }),
  park: v.object({ do: text, text }),
  next: v.object({ do: text, on: text, by: maybe }),
  undo: v.object({ do: text, entry: number }),
  close: v.object({ do: text }),
}

/** @throws UserError `damaged` when a log cannot be folded because a move in it is not one. */
export function refuseMisfit(log: readonly Entry[]): void {
  const found = misfit(log)
  if (!found) return
  const next = 'The file was changed outside flywheel; take that change back.'
  throw new UserError(`Entry ${found.n} cannot be read: ${found.why}.`, next, exitCodes.damaged)
}

/** The first entry whose move is not one, and why in a few words; undefined when all are. Moves in steps an agenda lacks are left alone. */
export function misfit(log: readonly Entry[]): { n: number; why: string } | undefined {
  const [open] = log
  const kinds = new Map<StepId, Kind>()
  for (const { n, move } of log) {
    const schema = isStepMove(move)
      ? kinds.has(move.in) && rulesOf(kinds.get(move.in)!).moves
      : Object.hasOwn(flow, move.do) && flow[move.do]
    if (schema === false && isStepMove(move)) continue
    if (!schema) return { n, why: `"${move.do}" is no move` }
    const read = v.safeParse(schema as v.GenericSchema, move, { abortEarly: true })
    if (!read.success) return { n, why: `"${v.getDotPath(read.issues[0]) ?? 'move'}" does not fit "${move.do}"` }
    if (move === open?.move && !isStepMove(move) && move.do === 'open')
      for (const step of stepsOf(move.agenda)) {
        // Sessions are records by step, and such a record has these already.
        if (step.id in Object.prototype) return { n, why: `"${step.id}" cannot be the id of a step` }
        kinds.set(step.id, step.kind)
      }
  }
  return undefined
}
