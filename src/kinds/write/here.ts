/** Where somebody stands at a writing step: whose cards, who holds the keyboard, what may be changed. */
import type { Act, At, Memory, Outcome, Spot } from '../../interact/act.ts'
import { isHidden, roomPeople } from '../../session/read.ts'
import type { Card, PersonId } from '../../session/shapes.ts'
import type { Person } from '../../session/types.ts'
import { cardsOf } from '../made/board.ts'
import { cardsLeft } from './paste.ts'
import { cardWords } from './reading.ts'
import { words } from './words.ts'

export type Here = At<'write'>
export type CardSpot = Spot & { type: 'card'; card: Card }

export const isCovered = (at: Here) => isHidden(at.session, at.step)
const isKeyboard = (at: Here) => at.leads && at.keyboard

/**
 * Those to whom the keyboard is handed, one after the other: hidden cards and check-ins are personal. Empty where people
 * call out and one types, and at a terminal of one's own.
 */
export function round(at: Here): Person[] {
  return isKeyboard(at) && (isCovered(at) || at.step.each !== undefined) ? roomPeople(at.session) : []
}

/** Who of the round has the keyboard. */
export function holder(at: Here, { memory }: Memory): Person | undefined {
  return round(at)[Number(memory.turn ?? 0)]
}

/** Who writes: the holder of the keyboard, or this person. */
export function writer(at: Here, memory: Memory): PersonId | undefined {
  return holder(at, memory)?.id ?? at.me
}

/** The cards of whoever writes, those said aloud left out. */
export function mine(at: Here, memory: Memory): Card[] {
  const by = writer(at, memory)
  if (by === undefined) return []
  return cardsOf(at.mine(by), at.step.id).filter(c => c.by === by && c.via !== 'said')
}

export const visible = (at: Here) => cardsOf(at.session, at.step.id)

/** Cards of this person, to count with. */
export function countOf(at: Here, person: PersonId): number {
  return cardsOf(at.whole, at.step.id).filter(c => c.by === person).length
}

/** How many cards whoever writes may still add. Where people call out and one types, nobody's cards are counted. */
export function left(at: Here, memory: Memory): number {
  const by = writer(at, memory)
  if (by === undefined || (isKeyboard(at) && !round(at).length)) return Number.POSITIVE_INFINITY
  return cardsLeft(at.mine(by), at.step, by)
}

/** The first of the round who has no card yet; -1 when all have one. */
export function firstWithout(at: Here): number {
  return round(at).findIndex(p => countOf(at, p.id) === 0)
}

/** What may be changed: while cards are hidden one's own, then what is seen where one may touch it. */
export function spots(at: Here, memory: Memory): CardSpot[] {
  const isTyping = memory.open !== undefined
  // On the wall nobody's hidden cards can be chosen; whoever holds the keyboard takes theirs into the line.
  const cards = isCovered(at)
    ? isKeyboard(at) && !isTyping
      ? []
      : mine(at, memory)
    : at.leads
      ? visible(at)
      : ownSeen(at)
  return cards.map(card => ({ id: card.id, type: 'card', say: cardWords(card, at.step, at.session), card }))
}

const ownSeen = (at: Here) => visible(at).filter(c => c.by === at.me && c.by !== undefined)

/** Where ! is a mark of the cards, it is nothing else; only whoever facilitates tells what was said aloud. */
export const canSay = (at: Here) => at.leads && !at.step.marks?.some(m => m.mark === '!')

/** The keyboard goes to the next person; after the last one nobody types, and Enter reveals. */
export function handOn(at: Here, { memory }: Memory, heard: readonly string[] = [], said?: string): Outcome & object {
  const all = round(at)
  const turn = Number(memory.turn ?? 0) + 1
  const next = all[turn]
  if (next) {
    const call = isCovered(at) ? words.keyboardIsWith(next.name) : words.yourTurn(next.name)
    return {
      stay: { open: { act: 'add' }, memory: { turn } },
      // What the last person did is not news to the next one; how to write is.
      ...(isCovered(at) ? { said: '' } : said === undefined ? {} : { said }),
      spoken: [...heard, call].join('\n'),
    }
  }
  const had = isCovered(at) ? [words.everybodyHad] : []
  return {
    stay: { open: null, memory: { turn: 0, isOver: true } },
    said: isCovered(at) ? words.everybodyHad : '',
    spoken: [...heard, ...had, isCovered(at) ? words.afterHidden : words.afterOpen].join('\n'),
  }
}

export type WriteAct = Act<'write', CardSpot>

/** Nobody else looks on or shares the keyboard, so what is typed is this person's own. */
export const isOwnTerminal = (at: Here) => !at.leads || !(at.keyboard || at.shared)
export const isFull = (at: Here, memory: Memory) => left(at, memory) < 1
export const isTyping = ({ open }: Memory) => open !== undefined
/** Cards are here, so Enter goes on where nothing is chosen. */
export const goesOn = (at: Here) => at.leads && !isCovered(at) && visible(at).length > 0
export const isOver = (at: Here, { memory }: Memory) => Boolean(memory.isOver) && isCovered(at) && round(at).length > 0
/** Nothing is written where people call out: an empty line goes on. */
export const isOptional = (at: Here) => at.leads && !isCovered(at) && !round(at).length && !visible(at).length
