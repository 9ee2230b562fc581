/** The log: replaying it, and what may be undone. */

import { rulesOf } from '../kinds/index.ts'
import { itemAt } from '../lists.ts'
import { exercisesOf } from '../session/agenda.ts'
import { stepOf } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Entry, FlowMove, Session } from '../session/types.ts'
import { plural } from '../text.ts'
import { applyAll, begin, isStepMove } from './apply.ts'
import { refuseMisfit } from './fits.ts'
import { roomWords } from './words.ts'

/** Numbers of the entries an undo has taken back and no later undo has given back. */
export function undone(log: readonly Entry[]): Set<number> {
  const dead = new Set<number>()
  for (let i = log.length - 1; i >= 0; i--) {
    const { n, move } = itemAt(log, i)
    if (!isStepMove(move) && move.do === 'undo' && !dead.has(n)) dead.add(move.entry)
  }
  return dead
}

/** What a log adds up to. @throws UserError when a move in it is not one; a plain Error when it does not begin with `open`. */
export function fold(log: readonly Entry[]): Session {
  refuseMisfit(log)
  const [first] = log
  if (!first || isStepMove(first.move) || first.move.do !== 'open') throw new Error('a log begins with open')
  return applyAll(begin(first as Entry & { move: { do: 'open' } }), log, undone(log), 1, log.length)
}

const lasting = new Set(['open', 'join', 'sit', 'facilitate', 'go', 'pause', 'resume', 'close', 'undo'])

/** May this entry ever be undone? Never the flow of the room, never what came out of a ballot box, nor its opening. */
export function isUndoable(entry: Entry, session?: Session): boolean {
  const { move } = entry
  if (isStepMove(move)) return move.do !== 'box' && move.do !== 'seen'
  if (move.do === 'reveal' && session && stepOf(session, move.step)?.anonymous) return false
  return !lasting.has(move.do)
}

/** May this person take this entry back? Their own, what they typed for others; the facilitator any. */
export function mayUndo(session: Session, entry: Entry, me: PersonId): boolean {
  return entry.by === me || entry.hand === me || session.facilitator === me
}

/** The entry `undo` would take back for this person, or undefined. */
export function lastUndoable(session: Session, log: readonly Entry[], me: PersonId): Entry | undefined {
  const dead = undone(log)
  return log.findLast(e => isUndoable(e, session) && !dead.has(e.n) && mayUndo(session, e, me))
}

/** The entry `redo` would give back: the newest undo of this person with nothing new after it. Undo entries are what redo undoes. */
export function lastRedoable(log: readonly Entry[], me: PersonId): Entry | undefined {
  const dead = undone(log)
  for (let i = log.length - 1; i >= 0; i--) {
    const entry = itemAt(log, i)
    const isUndo = !isStepMove(entry.move) && entry.move.do === 'undo'
    if (!isUndo && isUndoable(entry)) return undefined
    if (!isUndo || dead.has(entry.n) || (entry.by !== me && entry.hand !== me)) continue
    const target = log.find(e => e.n === (entry.move as { entry: number }).entry)
    // An undo of an undo is a redo; it is not redone again.
    if (target && isUndoable(target)) return entry
  }
  return undefined
}

/** An entry in words for the message line; undo and redo say what they took back or gave back. */
export function say(entry: Entry, session: Session, log: readonly Entry[]): string {
  const { move } = entry
  if (isStepMove(move)) {
    const step = stepOf(session, move.in)
    return step ? rulesOf(step.kind).say(step, move, session, entry) : ''
  }
  switch (move.do) {
    case 'open':
      return `${move.title} opened`
    case 'join':
      return `${move.name} is here`
    case 'sit': {
      const who = session.people.find(p => p.id === entry.by)?.name ?? 'Somebody'
      return move.room ? roomWords.atKeyboard(who) : roomWords.atTerminal(who)
    }
    case 'facilitate':
      return `${session.people.find(p => p.id === move.to)?.name ?? 'Somebody'} facilitates`
    case 'person':
      return sayPerson(session.people.find(p => p.id === move.person)?.name ?? 'Somebody', move)
    case 'remove':
      return roomWords.removed
    case 'go':
      return `Now: ${stepOf(session, move.to)?.title ?? move.to}`
    case 'reveal':
      return `Revealed: ${stepOf(session, move.step)?.title ?? move.step}`
    case 'time':
      return `${plural(Math.abs(move.minutes), 'minute')} ${move.minutes < 0 ? 'less' : 'more'}`
    case 'plan': {
      const exercise = exercisesOf(session.agenda).find(e => e.id === move.exercise)
      return `${move.on ? 'Taken in' : 'Left out'}: ${exercise?.title ?? move.exercise}`
    }
    case 'later':
      return move.minutes < 0 ? roomWords.endEarlier(-move.minutes) : roomWords.endLater(move.minutes)
    case 'ballot':
      return roomWords.ballot(stepOf(session, move.step)?.title ?? move.step, move.as)
    case 'echo':
      return roomWords.echo(move.on)
    case 'pause':
      return roomWords.clockStands
    case 'resume':
      return roomWords.clockRuns
    case 'park':
      return `Parked: ${move.text}`
    case 'next':
      return `Next turn: ${move.on}${move.by ? `, ${move.by} facilitates` : ''}`
    case 'close':
      return roomWords.closed
    case 'undo': {
      // Stands in for an entry that damage took: see store/damage/gaps.ts.
      if (move.entry === entry.n) return roomWords.lostEntry
      const target = takenBack(entry, log)
      if (!target) return 'Taken back'
      if (!isStepMove(target.move) && target.move.do === 'undo') {
        const again = takenBack(target, log)
        return again ? `Again: ${say(again, session, log)}` : 'Again'
      }
      return `Taken back: ${say(target, session, log)}`
    }
  }
}

/** What changed about a person. */
function sayPerson(who: string, { name, chair, away }: FlowMove & { do: 'person' }): string {
  if (name !== undefined) return roomWords.renamed(name)
  if (chair !== undefined) return roomWords.sits(who, chair)
  return away ? roomWords.away(who) : roomWords.back(who)
}

/** What an undo took back. In a file it may name itself or one after it, and two each other: those took nothing back. */
function takenBack({ n, move }: Entry, log: readonly Entry[]): Entry | undefined {
  return isStepMove(move) || move.do !== 'undo' ? undefined : log.find(e => e.n === move.entry && e.n < n)
}
