/** Words that a gateway keeps for a person: in the room that opens again each stands in the log or in a line that is not sent, once. */
import { expect, test } from 'vitest'
import { type Draft, nowhere, type SessionWriter } from '../../src/ports/session-store.ts'
import { DraftStore } from '../../src/remote/here/draft-store.ts'
import { KeptWords, unsaid } from '../../src/remote/here/kept-words.ts'
import { isStepMove } from '../../src/room/apply.ts'
import { Presence } from '../../src/room/presence.ts'
import { Room } from '../../src/room/room.ts'
import { Signs } from '../../src/room/signs.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, entry, steps } from '../room/storm.ts'

const cards = steps.find(s => s.kind === 'write' && !s.anonymous && !s.each)?.id ?? ''
const log: Entry[] = [...begun(), entry(begun().length + 1, { do: 'go', to: cards })]
const add = (text: string): Move => ({ in: cards, do: 'add', text })

/** A disk on which nothing arrives. */
const hanging: SessionWriter = { ...nowhere, append: () => new Promise(() => {}) }

/** A process that has the room, over a log as the one before left it. */
function process(from: readonly Entry[], { writer = nowhere, left = [] as Draft[], key = 'room' } = {}) {
  const room = new Room({ log: from, writer, now: () => Date.parse('2026-11-22T10:00:00Z') })
  const drafts = new DraftStore(left, () => {})
  const keep = (person: string, step: string, text: string) => drafts.set({ person, step, text }, false)
  const presence = new Presence()
  const signs = new Signs(
    () => 0,
    () => {},
  )
  const words = new KeptWords({ key, room, presence, signs, keep, linesOf: person => drafts.of(person) })
  const texts = () => room.log.flatMap(({ move }) => (isStepMove(move) && 'text' in move ? [move.text] : []))
  return { room, words, presence, signs, keep, texts, line: () => drafts.get('p1', cards) }
}

test('a line that was not sent stands there again, as it was last', () => {
  const first = process(log)
  first.keep('p1', cards, 'half a sen')
  const left: Draft[] = [{ person: 'p1', step: cards, text: 'half' }]
  const second = process(log, { left })
  second.words.take('p1', first.words.of('p1'))
  expect(second.line()).toBe('half a sen')
})

test('a line that was sent does not come back from an older writing', () => {
  const first = process(log)
  const second = process(log, { left: [{ person: 'p1', step: cards, text: 'half' }] })
  second.words.take('p1', first.words.of('p1'))
  expect(second.line()).toBe('')
})

test('a card that was on its way to the disk and arrived is there once', () => {
  const first = process(log, { writer: hanging })
  first.room.submit({ by: 'p1' }, add('slow reviews'))
  const kept = first.words.of('p1')
  const second = process(first.room.log)
  second.words.take('p1', kept)
  expect(second.texts()).toEqual(['slow reviews'])
  expect(second.line()).toBe('')
})

test('a card that did not arrive is made again, behind what others made since', () => {
  const first = process(log, { writer: hanging })
  first.room.submit({ by: 'p1' }, add('slow reviews'))
  first.room.submit({ by: 'p1' }, add('the queue'))
  const second = process([...log, entry(log.length + 1, add('of Bo'), 'p2')])
  second.words.take('p1', first.words.of('p1'))
  expect(second.texts()).toEqual(['of Bo', 'slow reviews', 'the queue'])
})

test('a card that the room takes no more stands in the line, before what was begun there', () => {
  const first = process(log, { writer: hanging })
  first.room.submit({ by: 'p1' }, add('slow reviews'))
  first.keep('p1', cards, 'and')
  const second = process(log)
  second.room.hold('Nothing is saved.')
  second.words.take('p1', first.words.of('p1'))
  expect(second.texts()).toEqual([])
  expect(second.line()).toBe('slow reviews\nand')
})

const vote = 'storm.feed'
const unnamed = steps.find(s => s.kind === 'scale' && s.anonymous)?.id ?? ''
/** Something to vote on, and the room at the vote. */
const voting: Entry[] = (() => {
  const moves: Move[] = [
    { in: 'storm.ring', do: 'add', text: 'visits' },
    { do: 'go', to: vote },
  ]
  return [...log, ...moves.map((move, i) => entry(log.length + 1 + i, move))]
})()
const dots = (count: number): Move => ({ in: vote, do: 'dots', on: `s2-${log.length + 1}`, count })
const movesOf = ({ room }: ReturnType<typeof process>, from: readonly Entry[]) =>
  room.log.slice(from.length).map(({ by, move }) => ({ by, move }))

test('dots that did not arrive are given again, once, and are nobody’s but theirs to see', () => {
  const first = process(voting, { writer: hanging })
  first.room.submit({ by: 'p2' }, dots(2))
  const kept = first.words.of('p2')
  const second = process(voting)
  second.words.take('p2', kept)
  expect(movesOf(second, voting)).toEqual([{ by: 'p2', move: dots(2) }])
  expect(second.words.missed('p2')).toBe('')
  // Lost again before it was told otherwise: now it is in the log.
  const third = process(second.room.log)
  third.words.take('p2', second.words.of('p2'))
  expect(movesOf(third, voting)).toEqual([{ by: 'p2', move: dots(2) }])
  expect(first.words.of('p1')).not.toContain('"dots"')
})

test('what was made and taken back in one breath is taken back again, whatever number it has by now', () => {
  const first = process(voting, { writer: hanging })
  const n = first.room.log.length + 1
  first.room.submit({ by: 'p2' }, dots(1))
  first.room.submit({ by: 'p2' }, { do: 'undo', entry: n })
  const others = [...voting, entry(n, dots(3), 'p1')]
  const second = process(others)
  second.words.take('p2', first.words.of('p2'))
  expect(movesOf(second, others)).toEqual([
    { by: 'p2', move: dots(1) },
    { by: 'p2', move: { do: 'undo', entry: n + 1 } },
  ])
})

test('an undo of what others made, of which nobody knows the number by now, is not made, and that is said', () => {
  const first = process(voting, { writer: hanging })
  const n = first.room.log.length + 1
  first.room.submit({ by: 'p2' }, dots(1))
  first.room.submit({ by: 'p1' }, { do: 'undo', entry: n })
  const second = process([...voting, entry(n, { do: 'park', text: 'the lift' }, 'p2')])
  second.words.take('p1', first.words.of('p1'))
  expect(second.room.log).toHaveLength(n)
  expect(second.words.missed('p1')).toMatch(
    /^The program was started again, and this was not kept: .+\. Do it once more\.$/,
  )
  expect(second.words.missed('p1')).toBe('')
})

test('a move that the room takes no more is told with its reason', () => {
  const first = process(voting, { writer: hanging })
  first.room.submit({ by: 'p2' }, dots(1))
  const second = process([...voting, entry(voting.length + 1, { do: 'reveal', step: vote })])
  second.words.take('p2', first.words.of('p2'))
  expect(second.room.log).toHaveLength(voting.length + 1)
  expect(second.words.missed('p2')).toContain('not kept')
})

test('who was done, had a hand up or had reacted is and has again, unless the room went on', () => {
  const first = process(voting)
  first.presence.finish('p2', vote)
  first.signs.hand('p2', vote)
  first.signs.react('p2', 'surprise', vote)
  const kept = first.words.of('p2')
  const second = process(voting)
  second.words.take('p2', kept)
  second.words.take('p2', kept)
  expect(second.presence.isDone('p2', vote)).toBe(true)
  expect(second.signs.hands()).toEqual(['p2'])
  expect([...second.signs.marksOf('p2', vote)]).toEqual(['surprise'])
  const third = process(log)
  third.words.take('p2', kept)
  expect(third.presence.isDone('p2', vote)).toBe(false)
  expect(third.signs.hands()).toEqual([])
})

const answering: Entry[] = [...log, entry(log.length + 1, { do: 'go', to: unnamed })]
const row = steps.find(s => s.id === unnamed)
const answer: Move = { in: unnamed, do: 'answer', row: row?.kind === 'scale' ? (row.rows[0]?.id ?? '') : '', point: 1 }

test('nothing of a ballot box leaves it; who was in it is asked again, and a reveal waits for that', () => {
  const first = process(answering, { writer: hanging })
  for (const by of ['p1', 'p2', 'p3', 'p4']) first.room.submit({ by }, answer)
  first.room.submit({ by: 'p1' }, { do: 'reveal', step: unnamed })
  const kept = first.words.of('p1')
  expect(kept).not.toMatch(/answer|"box"|counts/)
  const second = process(answering)
  second.words.take('p1', kept)
  expect(second.room.session.revealed[unnamed]).toBeUndefined()
  expect(second.room.log).toHaveLength(answering.length)
  expect(second.words.missed('p1')).toContain('not kept: Revealed')
})

test('who answered in a box of which nothing was kept is asked again', () => {
  const first = process(answering, { writer: hanging })
  first.room.submit({ by: 'p2' }, answer)
  const second = process(answering)
  expect(second.room.leftInBox(unnamed, 'p2')).toBeUndefined()
  second.words.take('p2', first.words.of('p2'))
  expect(second.room.leftInBox(unnamed, 'p2')).toBe(0)
})

test('once a move is durable its person’s terminal is told, and nothing of it is kept', async () => {
  const { room, words } = process(log)
  const outcome = room.submit({ by: 'p1' }, add('slow reviews'))
  let told = ''
  words.watch('p1', () => (told = words.of('p1')))
  expect(words.of('p1')).toContain('slow reviews')
  if ('saved' in outcome) await outcome.saved
  expect(told).not.toBe('')
  expect(told).not.toContain('slow reviews')
})

test.each([
  ['of another room', process(log, { key: 'other' }).words.of('p1')],
  ['cut in two', '{"of":"room","lines":[["'],
  ['no such thing', '[]'],
  ['nothing', ''],
])('what is %s changes nothing', (_what, kept) => {
  const left: Draft[] = [{ person: 'p1', step: cards, text: 'half' }]
  const { words, line } = process(log, { left })
  words.take('p1', kept)
  expect(line()).toBe('half')
})

test('a move that is none is left alone', () => {
  const { words, texts } = process(log)
  const n = log.length + 1
  const moves = [{ n, by: 'p1', move: { in: cards, do: 'add', text: 'x', mark: 7 } }]
  words.take('p1', JSON.stringify({ of: 'room', lines: [], moves }))
  expect(texts()).toEqual([])
})

test('a line that its person’s card says already was sent; another’s card says nothing of it', () => {
  const lines: Draft[] = [
    { person: 'p1', step: cards, text: 'slow reviews' },
    { person: 'p2', step: cards, text: 'slow reviews' },
  ]
  expect(unsaid(lines, [...log, entry(log.length + 1, add('slow reviews'), 'p1')])).toEqual(lines.slice(1))
})
