/** The line cards are written in: what it asks, what becomes of it, and how one leafs through what was written. */
import { type Field, type Memory, noSpot, type Outcome, type StayChange } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { textOf } from '../../interact/typed.ts'
import type { Card } from '../../session/shapes.ts'
import {
  type CardSpot,
  canSay,
  countOf,
  type Here,
  handOn,
  holder,
  isCovered,
  isFull,
  isOptional,
  isOwnTerminal,
  left,
  mine,
  round,
  visible,
  type WriteAct,
  writer,
} from './here.ts'
import { pastedCards } from './paste.ts'
import { readMark } from './reading.ts'
import { words } from './words.ts'

function emptyLine(at: Here, memory: Memory): Outcome {
  if (round(at).length) return handOn(at, memory)
  if (isOptional(at)) return { stay: { next: true } }
  if (isOwnTerminal(at)) return { stay: { open: null, done: true }, spoken: words.afterOwn }
  if (emptyGoesOn(at)) return { stay: { open: null, next: true } }
  return { stay: { open: null }, spoken: isCovered(at) ? words.afterHidden : words.afterOpen }
}

/** Where everybody calls out, an empty line is the end of the step as soon as there is a card. */
function emptyGoesOn(at: Here): boolean {
  return isOptional(at) || (at.leads && !isCovered(at) && visible(at).length > 0)
}

function addHint(at: Here): string {
  if (isOwnTerminal(at)) {
    if (at.step.anonymous) return words.anonymousHint
    return isCovered(at) ? words.hiddenOwnHint : (at.step.hint ?? words.openOwnHint)
  }
  return isCovered(at) ? words.hiddenHint(canSay(at)) : (at.step.hint ?? words.openHint)
}

/** Hidden on the wall: what was said aloud is not. At a terminal of one's own nobody looks on. */
export function maskOf(at: Here): Pick<Field, 'masked' | 'peek'> {
  if (!isCovered(at) || isOwnTerminal(at)) return {}
  return { masked: text => !(canSay(at) && text.startsWith('!')), peek: true }
}

export function addField(at: Here, memory: Memory): Field {
  const isRound = round(at).length > 0
  return {
    prompt: '',
    ask: addHint(at),
    ...(isCovered(at) || isRound || isOwnTerminal(at)
      ? {}
      : { after: emptyGoesOn(at) ? words.emptyGoesOn : words.emptyEnds }),
    mode: 'WRITE',
    many: true,
    lines: true,
    top: true,
    takesAll: true,
    place: writer(at, memory),
    enter: isRound && at.step.each === 1 ? words.saveAndHand : words.save,
    ...maskOf(at),
    parse: text => (text ? { ok: text } : { say: words.empty }),
    empty: emptyLine(at, memory),
    pasted(rows) {
      const can = left(at, memory)
      return {
        ask: words.pasted(rows.length, can),
        asLines: words.pasted(rows.length, can, true),
        rows: pastedCards(rows, can),
      }
    },
  }
}

/** A card as it is added: what stands behind ! was said aloud, and where people call out everything was. */
export function addCard(at: Here, memory: Memory, typed: string, isSaid = false): Outcome {
  const { step } = at
  const by = writer(at, memory)
  const person = holder(at, memory)
  const isAloud = canSay(at) && typed.startsWith('!')
  const aloud = isSaid || isAloud || (at.leads && !isCovered(at) && !round(at).length && at.session.people.length > 1)
  const { mark, text } = readMark(isAloud ? textOf(typed.replace(/^!\s*/, ''), true) : typed, step.marks)
  const n = countOf(at, by ?? '') + 1
  const made = make(at, { do: 'add', text, ...(mark ? { mark } : {}), ...(aloud ? { said: true } : {}) })
  const heard = heardOf(at, memory, { aloud, n })
  if (isOwnTerminal(at)) {
    const isLast = step.each !== undefined && left(at, memory) <= 1
    const said = isCovered(at) && !step.anonymous ? { said: words.savedOwn(n) } : {}
    return { ...made, ...said, spoken: heard, ...(isLast ? { stay: { open: null } } : {}) }
  }
  const all = { ...made, ...(by ? { by } : {}), spoken: heard }
  if (isSaid || !person || step.each !== 1) return all
  return { ...all, ...handOn(at, memory, [heard], isCovered(at) ? '' : undefined) }
}

function heardOf(at: Here, memory: Memory, { aloud, n }: { aloud: boolean; n: number }): string {
  const person = holder(at, memory)
  if (aloud) return words.savedSaid(visible(at).length + 1)
  if (at.step.anonymous) return words.inBox
  if (isOwnTerminal(at)) return words.saved(n)
  if (at.step.each === 1 && person) return words.isIn(person.name)
  return person ? words.savedOf(n, person.name) : words.saved(visible(at).length + 1)
}

/** In whose name a card is changed: a hidden one is its author's at the keyboard; what is shown, whoever facilitates changes. */
export const handFor = (at: Here, card: Card) => (isCovered(at) && !isOwnTerminal(at) && card.by ? { by: card.by } : {})

/** From a changed card back to the line for a new one, when it came from there. */
export function backToLine(at: Here, memory: Memory): StayChange {
  // In plain lines the line for a new card stays open meanwhile.
  if (memory.open?.act !== 'change') return {}
  const isEnd = isOwnTerminal(at) && isFull(at, memory)
  // With nothing chosen Enter goes on, so that Enter alone never leads round.
  return memory.line.isFromLine && !isEnd ? { open: { act: 'add' } } : { open: null, choose: noSpot }
}

/** The card before or after the one in the line, each change kept on the way. */
function leaf(at: Here, spot: CardSpot | undefined, memory: Memory, by: 1 | -1): Outcome {
  if (!spot && memory.text) {
    if (by < 0 && isCovered(at) && !isOwnTerminal(at)) return { stay: { peek: true } }
    return { say: words.firstKeep }
  }
  const cards = round(at).length || isOwnTerminal(at) || isCovered(at) ? mine(at, memory) : visible(at)
  const place = spot ? cards.findIndex(c => c.id === spot.id) : cards.length
  const to = cards[place + by]
  if (!cards.length) return { say: words.nothingToEdit }
  if (to) {
    const peek = isCovered(at) && !isOwnTerminal(at) ? { peek: true as const } : {}
    return { stay: { open: { act: 'change', spot: to.id }, line: { isFromLine: true }, ...peek }, said: '' }
  }
  if (by > 0 && !isFull(at, memory)) return { stay: { open: { act: 'add' } } }
  return spot ? { stay: { open: { act: 'change', spot: spot.id }, line: { isFromLine: true } } } : unchanged
}

export const leafing = (by: 1 | -1): WriteAct => ({
  id: by < 0 ? 'former' : 'following',
  who: 'everybody',
  during: ['add', 'change'],
  keys: [by < 0 ? 'up' : 'down'],
  does: by < 0 ? words.former : words.following,
  ...(by < 0 ? { hint: 'edit' } : {}),
  saves: ({ open }) => open?.act === 'change',
  move: (at, spot, _key, memory) => leaf(at, spot, memory, by),
})
