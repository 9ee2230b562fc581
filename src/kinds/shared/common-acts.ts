/** Acts that several kinds have alike: a thing dropped, its words changed, and cards taken into the line that is open. */
import { type Act, type At, type Field, type Memory, type Outcome, type Spot, typing } from '../../interact/act.ts'
import { unchanged } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import type { Card, Kind } from '../../session/shapes.ts'

/** Takes a thing out by `x`; what a kind says of its own stands instead. */
export function dropAct<K extends Kind, S extends Spot>(
  own: Pick<Act<K, S>, 'on' | 'does' | 'move'> & Partial<Act<K, S>>,
): Act<K, S> {
  return { id: 'drop', who: 'facilitator', keys: ['x'], command: { words: ['drop', 'x'] }, hint: 'drop', ...own }
}

type Rewording<K extends Kind, S extends Spot> = Omit<Act<K, S>, 'id' | 'who' | 'field' | 'move'> & {
  id?: string
  who?: Act<K, S>['who']
  line: Omit<Field<string>, 'start'>
  /** The words as they stand now; they begin the line, and typed again they change nothing. */
  now(spot: S): string | undefined
  change(at: At<K>, spot: S, text: string): Outcome<K>
}

/** Changes the words of a thing in a line that begins with them. */
export function rewordAct<K extends Kind, S extends Spot>(own: Rewording<K, S>): Act<K, S> {
  const { line, now, change, ...act } = own
  return typing<K, S, string>({
    id: 'reword',
    who: 'facilitator',
    ...act,
    field: (_at, spot) => ({ ...line, start: spot && now(spot) }),
    move: (at, spot, text) => (!spot || text === now(spot) ? unchanged : change(at, spot, text)),
  })
}

const cardTaken = remembered<number>('card', 'line')

/** Up and Down put one waiting card after the other into the open line of the acts `during`. */
export function cardActs<K extends Kind, S extends Spot>(
  during: readonly string[],
  words: { cards: string; otherCard: string },
  cardsAt: (at: At<K>, spot: S | undefined, memory: Memory) => readonly Card[],
): Act<K, S>[] {
  return ([1, -1] as const).map(by => ({
    id: by > 0 ? 'card' : 'other-card',
    who: 'facilitator',
    during,
    keys: [by > 0 ? 'up' : 'down'],
    does: by > 0 ? words.cards : words.otherCard,
    ...(by > 0 ? { hint: 'cards' } : {}),
    fits: (at, spot, memory) => cardsAt(at, spot, memory).length > 0,
    move(at, spot, _key, memory) {
      const cards = cardsAt(at, spot, memory)
      const from = cardTaken.of(memory) ?? -1
      const card = (Math.max(from, by < 0 ? 0 : -1) + by + cards.length) % cards.length
      return { stay: { text: cards[card]?.text.replaceAll('\n', ' ') ?? '', line: { card } } }
    },
  }))
}
