/** What others have done, for somebody who cannot see it happen: between a step's start and its reveal too, but nothing hidden. */
import { rulesOf } from '../../../kinds/index.ts'
import { isStepMove } from '../../../room/apply.ts'
import { say as inWords } from '../../../room/log.ts'
import type { Room } from '../../../room/room.ts'
import { isHidden, stepOf } from '../../../session/read.ts'
import type { PersonId } from '../../../session/shapes.ts'
import type { Entry, Session } from '../../../session/types.ts'
import { lineWords } from './words.ts'

/** So many things are told one by one; of more only the number. */
const maxTold = 3

/** Flow that is told elsewhere (the step itself, the reveal), or is nobody's news. */
const toldElsewhere = new Set(['open', 'go', 'reveal', 'facilitate', 'sit'])

/** May everybody hear of this entry now? While a step hides its answers, only of what the facilitator does there for all. */
function isOpenNews(entry: Entry, session: Session, log: readonly Entry[]): boolean {
  const { move } = entry
  if (isStepMove(move)) {
    const step = stepOf(session, move.in)
    if (!step || move.do === 'box' || move.do === 'seen') return false
    return !isHidden(session, step) || (rulesOf(step.kind).leads?.(move) ?? false)
  }
  if (move.do !== 'undo') return !toldElsewhere.has(move.do)
  const target = log.find(e => e.n === move.entry && e.n < entry.n)
  return target !== undefined && isOpenNews(target, session, log)
}

/**
 * What was published since the last call and made by others, as sentences; `me` is whoever listens. `online`: who comes to a terminal
 * of their own is told at the door.
 */
export function newsOf(room: Room, me: () => PersonId | undefined, online: boolean): () => string[] {
  let known = room.session.n
  return () => {
    const { n } = room.session
    if (n === known) return []
    const from = room.log.findLastIndex(e => e.n <= known) + 1
    known = n
    const session = room.see()
    const isAtDoor = ({ move }: Entry) => online && move.do === 'join' && !('room' in move && move.room)
    const isMine = (e: Entry) => me() !== undefined && (e.by === me() || e.hand === me())
    const told = room.log
      .slice(from)
      .filter(e => e.n <= n && !isMine(e) && !isAtDoor(e) && isOpenNews(e, session, room.log))
      .map(e => inWords(e, session, room.log))
      .filter(Boolean)
      .map(text => (/[.!?…]$/.test(text) ? text : `${text}.`))
    const left = told.length - maxTold
    return left > 1 ? [...told.slice(0, maxTold), lineWords.moreChanges(left)] : told
  }
}
