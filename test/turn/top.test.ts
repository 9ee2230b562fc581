/** The top of the challenge is a challenge: a vote on something else never stands in for one that was not closed. */
import { expect, test } from 'vitest'
import { turn } from '../../src/agendas/turn.ts'
import { apply, begin } from '../../src/room/apply.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { topOf } from '../../src/turn/facts.ts'

const at = '2026-11-21T13:00:00.000Z'

function room(moves: readonly Move[]): Session {
  const of = { id: 't-1', number: 1, kind: 'turn', team: 'x', carried: nothingCarried }
  const opened = begin({ n: 1, at, by: 'p1', move: { do: 'open', title: 'x', turn: of, agenda: turn(75) } })
  return moves.reduce((session, move) => apply(session, { n: session.n + 1, at, by: 'p1', move }), opened)
}

const fed: Move[] = [
  { do: 'join', name: 'Ana', room: true },
  { do: 'go', to: 'star.tree' },
  { in: 'star.tree', do: 'add', text: 'orders', level: 0 },
  { in: 'star.tree', do: 'add', text: 'answers', level: 1, parent: 'n4' },
  { do: 'go', to: 'star.vote' },
]

test('what was fed is not what hurts most', () => {
  const session = room(fed)
  const [leaf] = Object.values(session.work).flatMap(w => (w.kind === 'tree' ? w.nodes.slice(-1) : []))
  const voted = room([
    ...fed,
    { in: 'star.vote', do: 'tally', counts: { [leaf!.id]: 3 } },
    { do: 'reveal', step: 'star.vote' },
  ])
  expect(topOf(voted)).toBeUndefined()
})

test('a closed vote of the challenge is asked, whatever was voted on before', () => {
  const attacked: Move[] = [
    ...fed,
    { do: 'reveal', step: 'star.vote' },
    { do: 'go', to: 'attack.write' },
    { in: 'attack.write', do: 'add', text: 'nobody pays' },
    { do: 'reveal', step: 'attack.write' },
    { do: 'go', to: 'attack.group' },
    { do: 'go', to: 'attack.vote' },
  ]
  const session = room(attacked)
  const [card] = Object.values(session.work).flatMap(w => (w.kind === 'write' ? w.cards : []))
  const voted = room([
    ...attacked,
    { in: 'attack.vote', do: 'tally', counts: { [card!.id]: 2 } },
    { do: 'reveal', step: 'attack.vote' },
  ])
  expect(topOf(voted)).toBe('nobody pays')
})
