/** What can be done at gates that the room answers aloud: one key a gate, a reason for what is no yes. */

import { type Act, describe, type Memory, type Outcome, type StayChange } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { numbered } from '../../text.ts'
import { isOpen } from '../shared/reveal.ts'
import {
  answerOf,
  askedOf,
  type Here,
  hasReason,
  isAllAnswered,
  isAnswering,
  isOneGate,
  owes,
  reasonOf,
  sayGate,
  toAsk,
  wasAsked,
} from './gate-answers.ts'
import { findAct } from './reasons.ts'
import { words } from './words.ts'

type GateSpot = { id: string; type: 'gate'; say: string; row: ScaleRow }
type GateAct = Act<'scale', GateSpot>

/** The place of "no" among a gate's answers. */
const no = 2

const spots = (at: Here): GateSpot[] =>
  at.step.rows.map(row => ({ id: row.id, type: 'gate', say: sayGate(at, row), row }))

const pointOf = (at: Here, word: string) =>
  word ? at.step.points.findIndex(p => p.toLowerCase().startsWith(word.toLowerCase())) : -1

/** Where it goes on after an answer: to its reason after a no, else to the next gate. */
function after(at: Here, row: ScaleRow, point: number, memory: Memory): StayChange {
  const asked = [...askedOf(memory), row.id]
  if (point === no && !hasReason(at, row) && !wasAsked(at, row, askedOf(memory)))
    return { open: { act: 'why', spot: row.id, more: true }, choose: row.id, memory: { asked } }
  const answered = (r: ScaleRow) => (r === row ? point : answerOf(at, r))
  const isLast = at.step.rows.every(r => answered(r) !== undefined)
  const owing = at.step.rows.find(r => (answered(r) ?? 0) > 0 && !hasReason(at, r) && !wasAsked(at, r, askedOf(memory)))
  const next = isLast ? owing : at.step.rows[at.step.rows.indexOf(row) + 1]
  return { choose: (next ?? row).id }
}

/**
 * The answers as one thing; plain lines hear the gates then, and what is missing. What was to be private is said aloud, so
 * it is shown with the first answer.
 */
function say(at: Here, given: readonly { row: ScaleRow; point: number }[], stay?: StayChange): Outcome<'scale'> {
  const shown: Move[] = isOpen(at) ? [{ do: 'reveal', step: at.step.id }] : []
  return {
    moves: [...shown, ...given.map(({ row, point }): Move => ({ in: at.step.id, do: 'room', row: row.id, point }))],
    ...(shown.length + given.length > 1 ? { said: saidOf(given, at) } : {}),
    ...(stay ? { stay } : {}),
    spoken: '',
    aloud: now => report(now, given.length === 1 ? given[0]!.row : undefined),
  }
}

function saidOf(given: readonly { row: ScaleRow; point: number }[], at: Here): string {
  const [only] = given
  return only && given.length === 1
    ? words.roomAnswered(words.rowName(only.row.say), at.step.points[only.point] ?? '')
    : words.answeredTogether(given.length)
}

function report(at: Here, row?: ScaleRow): string[] {
  const { rows } = at.step
  const open = rows.findIndex(r => answerOf(at, r) === undefined)
  const owing = rows.findIndex(r => owes(at, r))
  return [
    ...(row ? [`${rows.indexOf(row) + 1}. ${sayGate(at, row)}`] : numbered(rows.map(r => sayGate(at, r)))),
    open >= 0 ? words.gateOpen(open + 1) : owing >= 0 ? words.gateOwes(owing + 1) : words.gatesAnswered,
  ]
}

/** Bare answers: one for the first gate without an answer, or one for each. */
function answersIn(at: Here, text: string): { row: ScaleRow; point: number }[] {
  const typed = text.split(/[\s,]+/).filter(Boolean)
  const open = at.step.rows.filter(row => answerOf(at, row) === undefined)
  const rows = typed.length === 1 ? open.slice(0, 1) : typed.length === at.step.rows.length ? at.step.rows : []
  return rows.length && typed.every(word => pointOf(at, word) >= 0)
    ? typed.map((word, i) => ({ row: rows[i]!, point: pointOf(at, word) }))
    : []
}

const answers = [
  ['y', 'yes'],
  ['p', 'partly'],
  ['n', 'no'],
  ['d', "don't know"],
] as const

const byKey: GateAct[] = answers.map(([key, hint], point) => ({
  id: hint.replace(/\W/g, '-'),
  who: 'facilitator',
  on: ['gate'],
  keys: [key],
  command: { words: [`say ${hint}`], chosen: true },
  does: words.roomSays(hint),
  hint,
  fits: (at, _spot, memory) => isAnswering(at, memory) && point < at.step.points.length,
  move: (at, spot, _value, memory) =>
    spot ? say(at, [{ row: spot.row, point }], after(at, spot.row, point, memory)) : { stay: {} },
}))

const why: GateAct = {
  id: 'why',
  who: 'facilitator',
  on: ['gate'],
  keys: ['s'],
  enter: (at, _spot, memory) => isAnswering(at, memory) && (!isAllAnswered(at) || toAsk(at, memory) !== undefined),
  command: { words: ['why'], takes: 'TEXT', when: rest => /^\d/.test(rest) },
  does: words.why,
  hint: words.whyHint,
  fits: (at, spot) => spot !== undefined && (answerOf(at, spot.row) !== undefined || words.chooseAnswer),
  field(at, spot, memory) {
    const row = spot!.row
    return {
      prompt: words.whyPrompt(row.phase),
      ask: words.whyAsk,
      mode: 'WHY',
      first: true,
      start: reasonOf(at, row),
      parse: text => ({ ok: text }),
      left: { stay: answered(at, row, memory) },
    }
  },
  move(at, spot, text, memory) {
    const row = spot!.row
    const stay = answered(at, row, memory)
    if (!text && !reasonOf(at, row)) return { stay }
    return {
      ...make<'scale'>(at, { do: 'why', row: row.id, text: String(text) }, stay),
      spoken: '',
      aloud: now => report(now, row),
    }
  },
}

/** A reason was asked for: on to the next gate, or to the next that owes one. */
function answered(at: Here, row: ScaleRow, memory: Memory): StayChange {
  const asked = [...askedOf(memory), row.id]
  const next = isAllAnswered(at)
    ? at.step.rows.find(r => owes(at, r) && !wasAsked(at, r, asked))
    : at.step.rows[at.step.rows.indexOf(row) + 1]
  return { open: null, choose: (next ?? row).id, memory: { asked } }
}

const others: GateAct[] = [
  {
    // Without a number, of the first that has no reason; on full screens Enter goes there.
    id: 'why-first',
    who: 'facilitator',
    command: { words: ['why'], takes: 'TEXT' },
    does: words.why,
    fits: at => at.step.rows.some(row => owes(at, row)) || words.noneOwes,
    field: () => ({
      prompt: words.whyPrompt(undefined),
      ask: words.whyAsk,
      mode: 'WHY',
      parse: text => ({ ok: text }),
    }),
    move(at, _spot, text) {
      const row = at.step.rows.find(r => owes(at, r))
      if (!row) return { say: words.noneOwes }
      return {
        ...make<'scale'>(at, { do: 'why', row: row.id, text: String(text) }),
        spoken: '',
        aloud: now => report(now, row),
      }
    },
  },
  {
    id: 'all-yes',
    who: 'facilitator',
    keys: ['Y'],
    command: { words: ['all yes'] },
    does: words.allYes,
    hint: 'all yes',
    fits: (at, _spot, memory) => isAnswering(at, memory),
    // What is answered already stays: the others say yes to the rest.
    move: (at, _spot, _value, memory) => {
      const open = at.step.rows.filter(row => answerOf(at, row) === undefined)
      const rows = open.length ? open : at.step.rows
      const owing = open.length ? at.step.rows.find(r => owes(at, r) && !wasAsked(at, r, askedOf(memory))) : undefined
      return say(
        at,
        rows.map(row => ({ row, point: 0 })),
        owing ? { choose: owing.id } : undefined,
      )
    },
  },
  {
    // On full screens the same is done gate by gate.
    id: 'gates',
    who: 'facilitator',
    command: {
      words: ['gates'],
      takes: 'y p n d',
      bare: (text, at) => at.live && answersIn(at, text).length > 0,
      first: true,
    },
    does: words.gates,
    move(at, _spot, value) {
      const typed = String(value)
        .split(/[\s,]+/)
        .filter(Boolean)
      if (!typed.length) return { stay: {}, spoken: report(at).join('\n') }
      const bare = answersIn(at, String(value))
      if (bare.length) return say(at, bare)
      if (typed.length > at.step.rows.length) return { say: words.tooManyAnswers(typed.length, at.step.rows.length) }
      const wrong = typed.findIndex(word => pointOf(at, word) < 0)
      const known = typed
        .slice(0, Math.max(0, wrong))
        .map((word, i) => ({ row: at.step.rows[i]!, point: pointOf(at, word) }))
      // What stands before a word that is no answer is kept.
      if (wrong === 0) return { say: words.noAnswer(typed[0]!, at.step.points) }
      if (wrong > 0) return { ...say(at, known), aloud: () => [words.noAnswer(typed[wrong]!, at.step.points)] }
      return say(
        at,
        typed.map((word, i) => ({ row: at.step.rows[i]!, point: pointOf(at, word) })),
      )
    },
  },
  {
    id: 'gate',
    who: 'facilitator',
    on: ['gate'],
    command: { words: ['gate'], takes: 'no' },
    does: words.gate,
    move(at, spot, value) {
      const point = pointOf(at, String(value))
      return point < 0 || !spot
        ? { say: words.noAnswer(String(value), at.step.points) }
        : say(at, [{ row: spot.row, point }])
    },
  },
  {
    id: 'keys',
    who: 'facilitator',
    keys: ['escape'],
    does: words.stopKeys,
    hint: words.keysHint,
    fits: (at, _spot, memory) => isAnswering(at, memory),
    move: () => ({ stay: { memory: { answering: false } } }),
  },
  {
    id: 'answer',
    who: 'facilitator',
    keys: ['enter'],
    does: words.answerKeys,
    hint: 'answer',
    fits: (at, _spot, memory) => !isAnswering(at, memory) && at.live,
    move: at => ({ stay: { memory: { answering: true }, choose: at.step.rows[0]?.id ?? null } }),
  },
]

export const gatesInteraction = describe<'scale', GateSpot>({
  spots,
  begin: at => ({ chosen: at.step.rows[0]?.id }),
  suggests: (at, memory) => (toAsk(at, memory) ?? at.step.rows.at(-1))?.id,
  acts: [...byKey, why, findAct<GateSpot>(), ...others],
  message(at, _spot, memory) {
    if (!at.leads) return at.step.hint ?? words.gatesHint
    if (!isAnswering(at, memory)) return at.step.hint ?? words.gatesKeys
    if (!isAllAnswered(at)) return isOneGate(at) ? words.checksHint : words.gatesHint
    return toAsk(at, memory) ? words.gatesFollowUp : words.gatesDone
  },
  after: (at, _spot, memory) =>
    !isAnswering(at, memory) || !isAllAnswered(at) ? undefined : toAsk(at, memory) ? words.saysWhy : words.goOn,
  mode: (at, memory) => (at.leads && isAnswering(at, memory) ? 'GATES' : undefined),
  tell: at => numbered(at.step.rows.map(row => sayGate(at, row))),
  todo: at => (at.leads ? [words.howGates] : []),
  goesOn: at => isAllAnswered(at) && !at.step.rows.some(row => owes(at, row)),
})
