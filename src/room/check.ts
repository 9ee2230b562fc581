/** May this move be made, by this person, now? Flow rules first, then the kind of the step. */
import { factsOf } from '../kinds/facts.ts'
import { rulesOf } from '../kinds/index.ts'
import { isBallotOpen } from '../kinds/made/ballot.ts'
import { takesCards } from '../kinds/made/board.ts'
import { exercisesOf } from '../session/agenda.ts'
import { isHidden, stepOf } from '../session/read.ts'
import { refuse } from '../session/refusing.ts'
import type { MoveOf } from '../session/shapes.ts'
import type { Entry, FlowMove, Move, Refusal, Session } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import { isUndoable, mayUndo, undone } from './log.ts'
import { roomRefusals } from './words.ts'

/**
 * Who makes a move: the person, and whose hand typed it when that is somebody else's. `stands`: the hosted session knows that this
 * person may take the facilitating over, because they host the room, hold its code, or nobody has done it for a minute.
 */
export type Actor = { by: string; hand?: string; stands?: true }

const onlyFacilitator: Refusal = refuse(roomRefusals.forFacilitator)

/** Why the move is refused, or undefined when it may be made. */
export function check(session: Session, log: readonly Entry[], actor: Actor, move: Move): Refusal | undefined {
  if (session.closed) return refuse(roomRefusals.turnClosed)
  const isJoin = !isStepMove(move) && move.do === 'join'
  if (!isJoin && !session.people.some(p => p.id === actor.by)) return refuse(roomRefusals.notHere)
  if (actor.hand && actor.hand !== actor.by && actor.hand !== session.facilitator)
    return refuse(roomRefusals.typesForOthers)
  return isStepMove(move) ? checkStep(session, actor, move) : checkFlow(session, log, actor, move)
}

function checkStep(session: Session, actor: Actor, move: Move & { in: string }): Refusal | undefined {
  const step = stepOf(session, move.in)
  if (!step) return refuse(roomRefusals.noStep)
  const work = session.work[step.id]
  if (!work && !factsOf(step.kind).early) return refuse(roomRefusals.notBegun, step.title)
  const rules = rulesOf(step.kind)
  if (rules.leads?.(move as MoveOf, work) && (actor.hand ?? actor.by) !== session.facilitator) return onlyFacilitator
  return rules.check(step, work ?? rules.start(step, session), move as MoveOf, actor.by, session)
}

function checkFlow(session: Session, log: readonly Entry[], actor: Actor, move: FlowMove): Refusal | undefined {
  const leads = (actor.hand ?? actor.by) === session.facilitator
  switch (move.do) {
    case 'open':
      return refuse(roomRefusals.alreadyOpen)
    case 'join':
      if (!move.name) return refuse(roomRefusals.noName)
      return session.people.some(p => p.name.toLowerCase() === move.name.toLowerCase())
        ? refuse(roomRefusals.nameTaken, move.name)
        : undefined
    case 'sit':
      return undefined
    case 'facilitate':
      if (!leads && !(actor.stands && move.to === actor.by)) return onlyFacilitator
      return session.people.some(p => p.id === move.to) ? undefined : refuse(roomRefusals.noPerson)
    case 'person':
    case 'remove':
      return checkPerson(session, actor, move)
    case 'go':
      if (!leads) return onlyFacilitator
      return stepOf(session, move.to) ? undefined : refuse(roomRefusals.noStep)
    case 'reveal': {
      if (!leads) return onlyFacilitator
      const step = stepOf(session, move.step)
      if (!step || !session.work[step.id]) return refuse(roomRefusals.stepNotBegun)
      return isHidden(session, step) ? undefined : refuse(roomRefusals.nothingHidden)
    }
    case 'time':
      if (!leads) return onlyFacilitator
      if (!stepOf(session, move.step)) return refuse(roomRefusals.noStep)
      return checkMinutes(move.minutes)
    case 'plan':
      if (!leads) return onlyFacilitator
      return exercisesOf(session.agenda).some(e => e.id === move.exercise) ? undefined : refuse(roomRefusals.noExercise)
    case 'later':
      if (!leads) return onlyFacilitator
      return checkMinutes(move.minutes)
    case 'ballot':
      if (!leads) return onlyFacilitator
      return isBallotOpen(session, move.step) ? undefined : refuse(roomRefusals.ballotBegun)
    case 'park':
      return move.text ? undefined : refuse(roomRefusals.nothingToPark)
    case 'undo': {
      const target = log.find(e => e.n === move.entry)
      const isUndo = target && !isStepMove(target.move) && target.move.do === 'undo'
      if (!target || (!isUndo && !isUndoable(target, session))) return refuse(roomRefusals.nothingToUndo)
      if (!mayUndo(session, target, actor.hand ?? actor.by)) return refuse(roomRefusals.notYours)
      if (!leads && isLeading(session, target)) return onlyFacilitator
      if (!leads && isCounted(session, target)) return refuse(roomRefusals.alreadyCounted)
      return undone(log).has(target.n) ? refuse(roomRefusals.alreadyUndone) : undefined
    }
    case 'next':
    case 'echo':
    case 'pause':
    case 'resume':
    case 'close':
      return leads ? undefined : onlyFacilitator
  }
}

/** The facilitator changes anybody; people change their own name. Whoever facilitates stays and is here. */
function checkPerson(
  session: Session,
  actor: Actor,
  move: FlowMove & { do: 'person' | 'remove' },
): Refusal | undefined {
  const leads = (actor.hand ?? actor.by) === session.facilitator
  if (!leads && !(move.do === 'person' && move.person === actor.by && move.chair === undefined)) return onlyFacilitator
  if (!session.people.some(p => p.id === move.person)) return refuse(roomRefusals.noPerson)
  const isLeader = move.person === session.facilitator
  if (isLeader && (move.do === 'remove' || move.away)) return refuse(roomRefusals.leaderStays)
  if (move.do === 'remove' || move.name === undefined) return undefined
  if (!move.name) return refuse(roomRefusals.noName)
  const low = move.name.toLowerCase()
  const isTaken = session.people.some(p => p.id !== move.person && p.name.toLowerCase() === low)
  return isTaken ? refuse(roomRefusals.nameTaken, move.name) : undefined
}

function checkMinutes(minutes: number): Refusal | undefined {
  return Math.abs(minutes) <= 120 ? undefined : refuse(roomRefusals.twoHours)
}

const flowOfFacilitator = new Set([
  'facilitate',
  'go',
  'reveal',
  'time',
  'plan',
  'later',
  'echo',
  'ballot',
  'next',
  'pause',
  'resume',
  'close',
])

/** True for what only the facilitator does: who has handed that over since takes nothing of it back. */
function isLeading(session: Session, { move }: Entry): boolean {
  if (!isStepMove(move)) return flowOfFacilitator.has(move.do)
  const step = stepOf(session, move.in)
  return Boolean(step && rulesOf(step.kind).leads?.(move, session.work[step.id]))
}

/** True for a vote or an answer in a hidden step that was shown: taking it back would change the result behind the room. */
function isCounted(session: Session, { move, by }: Entry): boolean {
  if (!isStepMove(move)) return false
  const step = stepOf(session, move.in)
  const work = session.work[move.in]
  if (step && work && rulesOf(step.kind).counted?.(step, work, move, by)) return true
  return Boolean(step?.hidden && !takesCards(step) && session.revealed[step.id] !== undefined)
}
