/** Session and entry make the next session. Pure, deterministic, total: what does not fit changes nothing but the number. */

import { rulesOf } from '../kinds/index.ts'
import { agendaWith, isBallotOpen } from '../kinds/made/ballot.ts'
import { itemAt, lastOf } from '../lists.ts'
import { carriedAt } from '../session/carried.ts'
import { stepOf } from '../session/read.ts'
import type { MoveOf, PersonId, StepId } from '../session/shapes.ts'
import type { Entry, FlowMove, Move, Person, Session, StepMove } from '../session/types.ts'
import { paced } from './pace.ts'

/** True for a move in a step, false for a flow move. */
export function isStepMove(move: Move): move is StepMove {
  return 'in' in move
}

/** The session after an `open` entry, before anybody is in it. */
export function begin(entry: Entry & { move: { do: 'open' } }): Session {
  const { title, turn, agenda } = entry.move
  return {
    n: entry.n,
    title,
    turn,
    agenda,
    opened: entry.at,
    last: entry.at,
    people: [],
    at: '',
    visits: [],
    extra: {},
    ...(entry.move.paced ? { lifted: {} } : {}),
    revealed: {},
    parked: [],
    work: {},
  }
}

/** The session after this entry. `undo` entries change nothing here: see `fold` in log.ts. */
export function apply(session: Session, entry: Entry): Session {
  const next = { ...session, n: entry.n, last: entry.at }
  const { move } = entry
  if (isStepMove(move)) return applyStep(next, entry, move)
  const after = applyFlow(next, entry, move, session.last)
  return after.people === session.people ? after : paced(after)
}

/**
 * The session after entries `from` to `to` (exclusive, places in the log); those in `dead` change nothing but the number. The same
 * as one by one, but a stretch of cards is put down at once: one by one, each would copy all that lie there.
 */
export function applyAll(
  session: Session,
  log: readonly Entry[],
  dead: ReadonlySet<number>,
  from: number,
  to: number,
): Session {
  let now = session
  for (let i = from; i < to; ) {
    const entry = itemAt(log, i)
    const end = dead.has(entry.n) ? i : endOfStretch(log, dead, i, to)
    const after = end > i + 1 ? applyStretch(now, log.slice(i, end)) : undefined
    now = after ?? (dead.has(entry.n) ? { ...now, n: entry.n, last: entry.at } : apply(now, entry))
    i = after ? end : i + 1
  }
  return now
}

/** The place after the last of the `add` moves that follow each other in one step from this place on. */
function endOfStretch(log: readonly Entry[], dead: ReadonlySet<number>, from: number, to: number): number {
  const step = inAdd(itemAt(log, from))
  if (step === undefined) return from
  let end = from + 1
  while (end < to && inAdd(itemAt(log, end)) === step && !dead.has(itemAt(log, end).n)) end++
  return end
}

function inAdd({ move }: Entry): string | undefined {
  return isStepMove(move) && move.do === 'add' ? move.in : undefined
}

/** Undefined where the step does not take a stretch at once. */
function applyStretch(session: Session, stretch: readonly Entry[]): Session | undefined {
  const step = stepOf(session, inAdd(itemAt(stretch, 0))!)
  const rules = step && rulesOf(step.kind)
  if (!step || !rules?.adds) return undefined
  const last = lastOf(stretch)
  const next = { ...session, n: last.n, last: last.at }
  const work =
    session.work[step.id] ?? rules.start(step, { ...session, n: itemAt(stretch, 0).n, last: itemAt(stretch, 0).at })
  const moves = stretch.map(entry => ({ move: entry.move as never, entry }))
  return { ...next, work: { ...session.work, [step.id]: rules.adds(step, work, moves) } }
}

function applyStep(session: Session, entry: Entry, move: StepMove): Session {
  const step = stepOf(session, move.in)
  if (!step) return session
  const rules = rulesOf(step.kind)
  const work = session.work[step.id] ?? rules.start(step, session)
  const after = rules.apply(step, work, move as MoveOf, entry, session)
  return after === session.work[step.id] ? session : { ...session, work: { ...session.work, [step.id]: after } }
}

/** The session with somebody new in it; the first who comes facilitates. */
function joined(session: Session, entry: Entry, move: Extract<FlowMove, { do: 'join' }>): Session {
  const chair = carriedAt(session.turn.carried.chairs, move.name)
  const person: Person = {
    id: idOf(session, entry.by),
    name: move.name,
    ...(move.room ? { room: true } : {}),
    ...(chair ? { chair } : {}),
  }
  return { ...session, people: [...session.people, person], facilitator: session.facilitator ?? person.id }
}

/** The session at another step, which begins unless it has. */
function gone(session: Session, entry: Entry, to: StepId): Session {
  const step = stepOf(session, to)
  if (!step) return session
  const started = session.work[step.id] ?? rulesOf(step.kind).start(step, session)
  return {
    ...session,
    at: step.id,
    visits: [...endVisit(session, entry.at), { step: step.id, from: entry.at }],
    work: { ...session.work, [step.id]: started },
  }
}

function applyFlow(session: Session, entry: Entry, move: FlowMove, before: string): Session {
  switch (move.do) {
    case 'open':
    case 'undo':
      return session
    case 'join':
      return joined(session, entry, move)
    case 'sit': {
      const sitting = ({ room: _, away: __, ...p }: Person) => ({ ...p, ...(move.room ? { room: true as const } : {}) })
      return { ...session, people: session.people.map(p => (p.id === entry.by ? sitting(p) : p)) }
    }
    case 'facilitate':
      return { ...session, facilitator: move.to }
    case 'person':
      return { ...session, people: session.people.map(p => (p.id === move.person ? changedPerson(p, move) : p)) }
    case 'remove': {
      if (move.person === session.facilitator) return session
      const highest = highestOf(session)
      return { ...session, people: session.people.filter(p => p.id !== move.person), highest }
    }
    case 'go':
      return gone(session, entry, move.to)
    case 'reveal':
      return { ...session, revealed: { ...session.revealed, [move.step]: entry.at } }
    case 'time':
      return { ...session, extra: { ...session.extra, [move.step]: (session.extra[move.step] ?? 0) + move.minutes } }
    case 'plan':
      return { ...session, planned: { ...session.planned, [move.exercise]: move.on } }
    case 'ballot':
      if (!isBallotOpen(session, move.step)) return session
      return { ...session, agenda: agendaWith(session.agenda, move.step, move.as) }
    case 'echo':
      return { ...session, echo: move.on }
    case 'later':
      return { ...session, later: (session.later ?? 0) + move.minutes }
    case 'pause':
      return { ...session, visits: endVisit(session, entry.at) }
    case 'resume': {
      // After a crash nobody wrote down when the room left: the last entry is the last thing we know.
      const visits = endVisit(session, before)
      return session.at ? { ...session, visits: [...visits, { step: session.at, from: entry.at }] } : session
    }
    case 'park':
      return {
        ...session,
        parked: [
          ...session.parked,
          { id: `k${session.turn.number}-${entry.n}`, text: move.text, turn: session.turn.id },
        ],
      }
    case 'next':
      return { ...session, next: { on: move.on, ...(move.by ? { by: move.by } : {}) } }
    case 'close':
      return { ...session, closed: entry.at, visits: endVisit(session, entry.at) }
  }
}

/** The person with another name, chair or presence; an empty chair is none. */
function changedPerson(person: Person, { name, chair, away }: FlowMove & { do: 'person' }): Person {
  const { chair: before, away: wasAway, ...rest } = person
  const [sits, isAway] = [chair ?? before, away ?? wasAway]
  return {
    ...rest,
    ...(name ? { name } : {}),
    ...(sits ? { chair: sits } : {}),
    ...(isAway ? { away: true as const } : {}),
  }
}

/** Whoever comes in alone is numbered by their own entry, also when the coming in of somebody before them is lost. */
function idOf(session: Session, by: PersonId): PersonId {
  const isNew = /^p[1-9]\d{0,8}$/.test(by) && !session.people.some(p => p.id === by)
  const next = highestOf(session) + 1
  return isNew && Number(by.slice(1)) > next ? by : `p${next}`
}

/** The highest number of anybody who is or was in the session. */
function highestOf({ people, highest = 0 }: Session): number {
  return people.reduce((most, p) => Math.max(most, Number(p.id.slice(1))), highest)
}

function endVisit(session: Session, at: string): Session['visits'] {
  const last = session.visits.at(-1)
  if (!last || last.to) return session.visits
  return [...session.visits.slice(0, -1), { ...last, to: at < last.from ? last.from : at }]
}
