/** Words that a gateway keeps for a person: in the room that opens again each stands in the log or in a line that is not sent, once. */
import { expect, test } from 'vitest'
import { type Draft, nowhere, type SessionWriter } from '../../src/ports/session-store.ts'
import { DraftStore } from '../../src/remote/here/draft-store.ts'
import { KeptWords, unsaid } from '../../src/remote/here/kept-words.ts'
import { isStepMove } from '../../src/room/apply.ts'
import { Room } from '../../src/room/room.ts'
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
  const words = new KeptWords({ key, room, keep, linesOf: person => drafts.of(person) })
  const texts = () => room.log.flatMap(({ move }) => (isStepMove(move) && 'text' in move ? [move.text] : []))
  return { room, words, keep, texts, line: () => drafts.get('p1', cards) }
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
