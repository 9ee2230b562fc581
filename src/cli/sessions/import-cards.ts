/** Makes a session of a retro that was held in another tool: a move a card, a group, a vote, an action, like any other. */
import { imported, marksOf } from '../../agendas/imported.ts'
import { UserError } from '../../errors.ts'
import type { ReadCard, ReadCards } from '../../evidence/cards-csv.ts'
import { sum } from '../../numbers.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import type { Room } from '../../room/room.ts'
import { roomPeople } from '../../session/read.ts'
import { boardOf, cardsOf } from '../../kinds/made/board.ts'
import type { Move } from '../../session/types.ts'
import { startTurn } from './start-turn.ts'

/**
 * Makes the session, open, at its actions, and returns its key. Cards come without their authors. Without `people` those the file names are in the room,
 * or those of the team's last turn. @throws UserError when nobody is named anywhere, or a turn of the team is open.
 */
export async function importCards(
  read: ReadCards,
  { team, people, store }: { team: string; people?: string[]; store: SessionStore },
): Promise<SessionKey> {
  const columns = [...new Set(read.cards.flatMap(({ prompt }) => prompt ?? []))]
  const named = people ?? (read.people.length ? read.people : undefined)
  const dots = Math.min(999, Math.max(3, sum([...read.votes.values()])))
  const started = await startTurn(
    { team, agenda: 'imported', make: () => imported(columns, dots), ...(named ? { people: named } : {}) },
    store,
  )
  const { room } = started
  try {
    await fill(room, read, marksOf(columns))
  } finally {
    await room.leave()
  }
  return started.key
}

async function fill(room: Room, read: ReadCards, marks: ReadonlyMap<string, string>): Promise<void> {
  const by = room.session.facilitator
  if (!by || !roomPeople(room.session).length)
    throw new UserError('Nobody is in the room.', 'Say who with --people A,B,C')
  const groups = new Set(read.cards.flatMap(({ group }) => group ?? []))
  const saved: Promise<void>[] = []
  const make = (move: Move) => {
    const outcome = room.submit({ by }, move)
    if ('refusal' in outcome)
      throw new UserError(
        `This cannot be taken over: ${outcome.refusal.say}`,
        'Change it in the list and import again.',
      )
    saved.push(outcome.saved)
  }
  make({ do: 'go', to: 'imported.write' })
  for (const { text, prompt } of read.cards) {
    const mark = prompt === undefined ? undefined : marks.get(prompt)
    make({ in: 'imported.write', do: 'add', text, said: true, ...(mark === undefined ? {} : { mark }) })
  }
  // What was made can be read once it is saved.
  await Promise.all(saved)
  const keys = new Map(cardsOf(room.session, 'imported.write').map((card, i) => [card.id, keyOf(read.cards[i])]))
  make({ do: 'go', to: 'imported.group' })
  const heads = new Map<string, string>()
  for (const [card, key] of keys) {
    const into = heads.get(key)
    if (into === undefined) heads.set(key, card)
    else if (groups.has(key)) make({ in: 'imported.group', do: 'put', card, into })
  }
  for (const group of groups) make({ in: 'imported.group', do: 'name', card: heads.get(group) ?? '', text: group })
  make({ do: 'go', to: 'imported.vote' })
  await Promise.all(saved)
  const counts = boardOf(room.session, 'imported.group').flatMap(({ id, cards: [card] }): [string, number][] => {
    const votes = read.votes.get(keys.get(card?.id ?? '') ?? '')
    return votes ? [[id, votes]] : []
  })
  if (counts.length) make({ in: 'imported.vote', do: 'tally', counts: Object.fromEntries(counts) })
  make({ do: 'go', to: 'close.actions' })
  for (const text of read.actions) make({ in: 'close.actions', do: 'add', text })
  await Promise.all(saved)
}

/** What its votes are found under: its group, else its text. */
function keyOf(card: ReadCard | undefined): string {
  return card?.group ?? card?.text ?? ''
}
