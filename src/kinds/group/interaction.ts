/** What can be done with cards on a board: two letters put them together, groups are named and taken apart again. */
import { type Act, type At, describe, type Memory, type Outcome } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { stepOf, workOf } from '../../session/read.ts'
import type { Card, CardId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { capital, cut, full, plural } from '../../text.ts'
import { boardOf, cardsOf, lettersOf, type OnBoard } from '../made/board.ts'
import { echoOf } from '../made/echo.ts'
import { echoActs } from '../shared/echo-act.ts'
import { echoWords } from '../shared/echo-words.ts'
import { waitsForCards } from '../shared/waits.ts'
import { cardWords } from '../write/reading.ts'
import { drawGroup, onPage } from './drawing.ts'
import { words } from './words.ts'

type Here = At<'group'>
type Spot = { id: string; type: 'card'; say: string; name: string; card: Card }
type GroupAct = Act<'group', Spot>

const lettersAt = (at: Here) => lettersOf(at.session, at.step.id)
const cardsAt = (at: Here) => cardsOf(at.session, at.step.id)
const isGrouping = ({ memory }: Memory) => Boolean(memory.isGrouping)
const withLetter = (at: Here, letter: string) => [...lettersAt(at)].find(([, l]) => l === letter.toUpperCase())?.[0]

/** The cards in the order of their letters; a group's own letters stand in the drawing. A frame asks for them many times. */
function spots(at: Here): Spot[] {
  const known = lastSpots.get(at.session)
  if (known?.step === at.step.id) return known.spots
  const source = stepOf(at.session, at.step.cards)
  const byId = new Map(cardsAt(at).map(card => [card.id, card]))
  const found = [...lettersAt(at)].flatMap(([id, letter]) => {
    const card = byId.get(id)
    return card ? [{ id, type: 'card' as const, say: cardWords(card, source, at.session), name: letter, card }] : []
  })
  lastSpots.set(at.session, { step: at.step.id, spots: found })
  return found
}

const lastSpots = new WeakMap<Session, { step: string; spots: Spot[] }>()

/** One letter, or the second of two: a card is chosen, or the chosen one joins it. */
function typeLetter(at: Here, spot: Spot | undefined, key: string, { memory }: Memory): Outcome {
  const typed = `${memory.half ?? ''}${key.toUpperCase()}`
  const isLong = [...lettersAt(at).values()][0]?.length === 2
  if (isLong && typed.length < 2) return { stay: { memory: { half: typed } }, said: words.secondLetter(typed) }
  const whole = { memory: { half: '' } }
  const id = withLetter(at, typed)
  if (!id) return { stay: whole, said: words.noCard(typed) }
  if (!spot) {
    const text = cardsAt(at).find(c => c.id === id)?.text ?? ''
    return { stay: { ...whole, choose: id, page: 0 }, said: words.joinsWhich(typed, cut(text, 40)) }
  }
  if (id === spot.id) return { stay: { ...whole, choose: null }, said: '' }
  return make(at, { do: 'put', card: spot.id, into: id }, { ...whole, choose: null })
}

/** `A C`, or several to the last: `A B C`. */
function put(at: Here, text: string): Outcome {
  const typed = text.split(/[\s,]+/).filter(Boolean)
  if (typed.length < 2) return { say: words.twoLetters }
  const ids = typed.map(letter => withLetter(at, letter))
  const missing = ids.findIndex(id => id === undefined)
  if (missing >= 0) return { say: words.noCard(typed[missing]!.toUpperCase()) }
  const into = ids.at(-1)!
  return { moves: ids.slice(0, -1).map(card => ({ in: at.step.id, do: 'put' as const, card: card!, into })) }
}

/** A group is a line with its name, then its cards; a card alone is a line. */
function board(at: Here): string[] {
  const letters = lettersAt(at)
  const source = stepOf(at.session, at.step.cards)
  return boardOf(at.session, at.step.id).flatMap(on => {
    const head = on.alone ? [] : [words.groupHead(on.name, plural(on.cards.length, 'card'))]
    const again = echoOf(at.session, on)
    return [
      ...head,
      ...on.cards.map(c => `${letters.get(c.id) ?? ''}. ${cardWords(c, source, at.session)}`),
      ...(again ? [full(capital(echoWords.again(again)))] : []),
    ]
  })
}

/** What a card lies in on the board. */
function groupOf(at: Here, spot: Spot | undefined): OnBoard | undefined {
  const board = boardOf(at.session, at.step.id)
  let byCard = placed.get(board)
  if (!byCard) {
    byCard = new Map(board.flatMap(on => on.cards.map(card => [card.id, on])))
    placed.set(board, byCard)
  }
  return spot && byCard.get(spot.id)
}

const placed = new WeakMap<readonly OnBoard[], ReadonlyMap<CardId, OnBoard>>()

const acts: GroupAct[] = [
  ...echoActs<'group', Spot>(),
  {
    id: 'letter',
    who: 'everybody',
    // In plain lines two letters are said at once: `put`.
    keys: ['a-z'],
    does: words.letter,
    hint: 'card',
    fits: (_at, _spot, memory) => isGrouping(memory),
    move: (at, spot, key, memory) => typeLetter(at, spot, String(key), memory),
  },
  {
    id: 'put',
    who: 'everybody',
    command: { words: ['group', 'put'], takes: 'A C' },
    does: words.put,
    move: (at, _spot, text) => put(at, String(text ?? '')),
  },
  {
    id: 'name',
    who: 'everybody',
    on: ['card'],
    keys: ['enter'],
    command: { words: ['name'], takes: 'TEXT' },
    does: words.name,
    hint: 'name',
    fits: (at, spot) => spot !== undefined && at.live,
    field: (at, spot) => ({
      prompt: words.namePrompt(spot?.name ?? ''),
      ask: words.nameAsk,
      mode: 'NAME',
      start: groupOf(at, spot)?.name ?? '',
      parse: text => ({ ok: text }),
    }),
    move: (at, spot, text) => make(at, { do: 'name', card: spot?.id ?? '', text: String(text) }, { choose: null }),
  },
  {
    id: 'split',
    who: 'everybody',
    on: ['card'],
    keys: ['backspace', 'delete'],
    command: { words: ['take out', 'split', 'x'] },
    does: words.split,
    hint: 'take out',
    move: (at, spot) => make(at, { do: 'split', card: spot?.id ?? '' }, { choose: null }),
  },
  {
    id: 'start',
    who: 'everybody',
    // In plain lines nothing has to be begun.
    keys: ['enter'],
    does: words.start,
    hint: 'group',
    fits: (_at, spot, memory) => !isGrouping(memory) && !spot,
    move: () => ({ stay: { memory: { isGrouping: true }, choose: null } }),
  },
  {
    id: 'leave',
    who: 'everybody',
    keys: ['escape'],
    does: words.leave,
    hint: 'keys',
    fits: (_at, spot, memory) => isGrouping(memory) || spot !== undefined,
    move: (_at, spot) => (spot ? { stay: { choose: null } } : { stay: { memory: { isGrouping: false, half: '' } } }),
  },
  {
    id: 'shuffle',
    who: 'facilitator',
    keys: ['s'],
    command: { words: ['shuffle', 's'] },
    does: words.shuffle,
    hint: 'shuffle',
    fits: (_at, _spot, memory) => !isGrouping(memory),
    move: at => ({ ...make(at, { do: 'shuffle' }), aloud: board }),
  },
  {
    id: 'page',
    who: 'everybody',
    // Plain lines read everything.
    keys: ['tab'],
    does: words.page,
    move: (_at, _spot, _key, { page }) => ({ stay: { page: page + 1 } }),
  },
  {
    id: 'card',
    // On full screens they are seen.
    who: 'anybody',
    on: ['card'],
    command: { words: ['card'] },
    does: words.card,
    move: (_at, spot) => ({ read: spot ? [`${spot.name}. ${spot.say}`] : [] }),
  },
]

function messageOf(at: Here, spot: Spot | undefined, memory: Memory): string {
  if (!cardsAt(at).length) return words.nothingHere
  if (spot && at.live) return at.leads ? words.chosen(spot.name) : words.chosenOwn
  if (!isGrouping(memory)) return at.leads ? (at.step.hint ?? words.resting) : words.restingOwn
  if (!at.leads) return words.chooseOwn
  const on = boardOf(at.session, at.step.id)
  const groups = on.filter(b => b.cards.length > 1).length
  const letters = [...lettersAt(at).values()]
  return groups ? words.groups(groups, on.length - groups) : words.howTo(letters[0] ?? 'A', letters[2] ?? 'C')
}

export const groupInteraction = describe<'group', Spot>({
  acts,
  spots,
  waitsFor: at => waitsForCards(at, at.step.cards),
  begin: at => ({ memory: { isGrouping: at.leads && at.live && cardsAt(at).length > 0 } }),
  message: messageOf,
  mode: (_at, memory) => (isGrouping(memory) ? 'GROUP' : undefined),
  own: (at, size, { chosen }) => (chosen ? drawGroup(at.step, at.session, { ...size, focus: chosen }) : undefined),
  // What is on the screen, or was read out, has been seen; the count is what the notes call "seen".
  seen(at, size, { page, chosen }) {
    if (!at.leads) return []
    const known = new Set(workOf(at.session, at.step.id, 'group')?.seen)
    const shown = size
      ? onPage(at.step, at.session, { ...size, ...(chosen ? { focus: chosen } : {}) }, page)
      : [...lettersAt(at).keys()]
    const cards = shown.filter(c => !known.has(c))
    return cards.length ? [{ in: at.step.id, do: 'seen', cards }] : []
  },
  list: ['cards', 'groups'],
  tell(at) {
    const all = boardOf(at.session, at.step.id)
    if (!all.length) return [words.nothingHere]
    const groups = all.filter(on => !on.alone).length
    return [words.count(plural(cardsAt(at).length, 'card'), groups, all.length - groups), ...board(at)]
  },
  todo: () => [words.todo],
  goesOn: () => true,
})
