/** Lines that are typed and not sent: what a room remembers of them, and what is written beside the session. */
import { expect, test } from 'vitest'
import type { Draft } from '../../src/ports/session-store.ts'
import { DraftStore } from '../../src/remote/here/draft-store.ts'

const line = (text: string): Draft => ({ person: 'p1', step: 'cards p1', text })

test('a line that was left after the room had begun is there again, and is forgotten once it is sent', () => {
  const kept: Draft[] = []
  const drafts = new DraftStore([], draft => void kept.push(draft))
  drafts.recall(line('rescued words'))
  expect(drafts.get('p1', 'cards p1')).toBe('rescued words')
  drafts.set(line(''), true)
  drafts.write()
  expect(kept).toEqual([line('')])
})

test('a line that was sent here does not come back', () => {
  const drafts = new DraftStore([], () => {})
  drafts.set(line('sent'), false)
  drafts.set(line(''), false)
  drafts.recall(line('sent'))
  expect(drafts.get('p1', 'cards p1')).toBe('')
})

test('what is typed there already stays', () => {
  const drafts = new DraftStore([], () => {})
  drafts.set(line('typed here'), true)
  drafts.recall(line('rescued words'))
  expect(drafts.get('p1', 'cards p1')).toBe('typed here')
  drafts.write()
})
