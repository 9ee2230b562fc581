/** Where several people may change one thing, the last of them counts; who changed it before is told. */
import { rulesOf } from '../kinds/index.ts'
import { itemAt } from '../lists.ts'
import { nameOf, stepOf } from '../session/read.ts'
import type { MoveOf, PersonId } from '../session/shapes.ts'
import type { Entry, Session } from '../session/types.ts'
import { full } from '../text.ts'
import { isStepMove } from './apply.ts'
import { say, undone } from './log.ts'
import type { Room } from './room.ts'
import { roomWords } from './words.ts'

/** So many entries back somebody still thinks of what they changed. */
const remembered = 200

/** What an entry is about, with its step: the same for two that change one thing; undefined for other entries. */
function aboutOf({ move }: Entry, session: Session): string | undefined {
  const step = isStepMove(move) ? stepOf(session, move.in) : undefined
  const about = step && rulesOf(step.kind).about?.(move as MoveOf)
  return about === undefined ? undefined : `${step?.id} ${about}`
}

/** Whether this entry of somebody else changed what this person was the last to change before it. */
function isAfterMine(log: readonly Entry[], at: number, session: Session, me: PersonId): boolean {
  const entry = itemAt(log, at)
  const about = entry.by === me || entry.hand === me ? undefined : aboutOf(entry, session)
  if (about === undefined) return false
  const first = Math.max(0, at - remembered)
  const before = log.slice(first, at).findLast(e => aboutOf(e, session) === about)
  return before !== undefined && before.by === me && !undone(log).has(before.n)
}

/** What others have changed after `me` since the last call, each as a sentence; for one terminal, from now on. */
export function overtakenOf(room: Room): (me: PersonId | undefined) => string[] {
  let known = room.session.n
  return me => {
    const { session, log } = room
    if (session.n === known) return []
    const from = log.findLastIndex(e => e.n <= known) + 1
    known = session.n
    if (me === undefined) return []
    const seen = room.see(me)
    const told = log
      .slice(from)
      .flatMap((entry, i) => (entry.n <= session.n && isAfterMine(log, from + i, seen, me) ? [entry] : []))
    return told.map(entry => roomWords.afterYou(nameOf(seen, entry.by) ?? '', full(say(entry, seen, log))))
  }
}
