/** What comes up again: the topics of a turn, kept for the turns after it, and which earlier turns had one like it. */
import { isHidden } from '../../session/read.ts'
import { areSimilar, countsOf, stemsOf } from '../../session/similar.ts'
import { turnNumber } from '../../session/turns.ts'
import type { Session, TurnFacts } from '../../session/types.ts'
import { cut, list } from '../../text.ts'
import { type OnBoard, resultOf, titleOf } from './board.ts'
import { bets, votes } from './steps.ts'
import { isUnsigned, sourceOf } from './unseen.ts'

/** So many topics of a turn go along, and so many cells of each. */
const [mostTopics, longest] = [10, 60]
/** Topics of so many turns are kept; what is older has not come up for a long time. */
export const turnsHeard = 12

/**
 * What this turn talked about: groups and cards that were voted on, those with most dots first. What is hidden or was written
 * without names stays behind, and so do options of a bet: those come back by themselves.
 */
export function topicsOf(session: Session): string[] {
  const options = new Set(bets(session).map(({ step }) => step.options))
  const all = votes(session).flatMap(({ step, shown }) => {
    const source = sourceOf(session, step.on)
    const isTalked = source?.kind === 'write' && !options.has(source.id) && !isHidden(session, source)
    return shown && isTalked && !isUnsigned(session, step.on) ? resultOf(session, step.id).map(r => titleOf(r.on)) : []
  })
  return [...new Set(all.map(text => cut(text, longest)).filter(Boolean))].slice(0, mostTopics)
}

/** The numbers of earlier turns with a topic like one of these texts, oldest first; none once the team turned this off. */
export function turnsLike(session: Session, texts: readonly string[]): number[] {
  const { turns } = session.turn.carried
  if (session.echo === false || !turns.length) return []
  const { topics, counts } = pastOf(turns)
  const now = texts.map(stemsOf)
  return turns.flatMap(({ id }, i) => {
    const number = turnNumber(id)
    const isLike = topics[i]?.some(old => now.some(one => areSimilar(one, old, counts)))
    return number !== undefined && isLike ? [number] : []
  })
}

type Past = { topics: readonly ReadonlySet<string>[][]; counts: ReadonlyMap<string, number> }

/** The words of all earlier topics, turn by turn; they never change, and every frame asks. */
function pastOf(turns: readonly TurnFacts[]): Past {
  const known = pasts.get(turns)
  if (known) return known
  const topics = turns.map(turn => (turn.topics ?? (turn.top ? [turn.top] : [])).map(stemsOf))
  const past = { topics, counts: countsOf(topics.flat()) }
  pasts.set(turns, past)
  return past
}
const pasts = new WeakMap<readonly TurnFacts[], Past>()

/** `2, 4 and 5` for a group or card that came up in these turns before; empty where it did not. */
export function echoOf(session: Session, on: OnBoard): string {
  const texts = [titleOf(on), ...on.cards.map(card => card.text)]
  return list(turnsLike(session, texts).map(String))
}
