/** What is said at a writing step: cards to be read out, who writes now, the message row. */
import type { Memory } from '../../interact/act.ts'
import { cardsOf } from '../made/board.ts'
import {
  type CardSpot,
  type Here,
  holder,
  isCovered,
  isOptional,
  isOver,
  isOwnTerminal,
  mine,
  visible,
} from './here.ts'
import { cardWords } from './reading.ts'
import { words } from './words.ts'

/** What may be read out: what everybody sees, and at a terminal of one's own one's own hidden cards. */
export function readable(at: Here): string[] {
  const own = isOwnTerminal(at) && isCovered(at) && at.me !== undefined
  return (own ? cardsOf(at.mine(at.me!), at.step.id) : visible(at)).map(c => cardWords(c, at.step, at.session))
}

export function invite(at: Here, memory: Memory): string[] {
  const person = holder(at, memory)
  if (isOwnTerminal(at)) return [isCovered(at) ? words.inviteOwnHidden : words.inviteOwn]
  if (!person) return [isOptional(at) ? words.inviteFirst : words.inviteOpen]
  const what = at.step.each === 1 ? words.inviteOne : words.inviteRound
  return [`${words.keyboardIsWith(person.name)} ${what}${isCovered(at) ? ` ${words.unseen}` : ''}`]
}

export function messageOf(at: Here, spot: CardSpot | undefined, memory: Memory): string {
  const { step } = at
  if (isOwnTerminal(at)) {
    if (spot && at.live) return words.chosenHint
    if (isCovered(at)) return words.ownHidden(mine(at, memory).length, at.isDone ?? false)
    return (step.hidden || step.anonymous ? undefined : step.hint) ?? words.everybodySees
  }
  if (isOver(at, memory)) return words.entersReveal
  if (isCovered(at)) return words.hiddenUntil(step.anonymous ? undefined : cardsOf(at.whole, step.id).length)
  if (spot && at.live) return words.chosenHint
  return visible(at).length ? words.goesOn : words.entersWrite
}
