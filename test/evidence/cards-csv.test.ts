/** Cards of another tool's retro: Parabol's CSV, and any other by its headings. */
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { readCards, sayRead } from '../../src/evidence/cards-csv.ts'
import { hostileTexts } from '../support/hostile-texts.ts'

const parabol = `\uFEFFreflectionGroup,author,votes,type,createdAt,discussionThread,prompt,content
Slow builds,Anonymous,4,Reflection,2026-11-01,,Stop,"builds take, long"
Slow builds,Anonymous,4,Reflection,2026-11-01,,Stop,CI is slow
Docs,Anonymous,1,Reflection,2026-11-01,,Start,write docs
Docs,Ana,1,Task,2026-11-01,x,,write the page
Docs,Bo,1,Comment,2026-11-01,x,,yes
Docs,Bo,1,Reply,2026-11-01,x,,no
`

test("Parabol's reflections are cards in groups with the group's votes, its tasks are actions, the rest is counted", () => {
  const read = readCards(parabol)
  expect(read?.cards).toEqual([
    { text: 'builds take, long', group: 'Slow builds', prompt: 'Stop' },
    { text: 'CI is slow', group: 'Slow builds', prompt: 'Stop' },
    { text: 'write docs', group: 'Docs', prompt: 'Start' },
  ])
  expect([...(read?.votes ?? [])]).toEqual([
    ['Slow builds', 4],
    ['Docs', 1],
  ])
  expect([read?.actions, read?.people]).toEqual([['write the page'], ['Ana', 'Bo']])
  expect(read && sayRead(read)[1]).toBe(
    'Read: 3 cards, 2 groups, 5 votes, 1 action; left out: 1 Comment, 1 Reply. Cards come without their authors.',
  )
})

test('other tools: columns by their headings, between semicolons or tabs, votes of each card added up in its group', () => {
  const read = readCards(
    'Column;Idea;Cluster;Likes\nWent well;pairing;;3\nTo improve;late;Time;2\nTo improve;later;Time;1\n',
  )
  expect(read?.columns).toEqual([
    ['Column', 'prompt'],
    ['Idea', 'text'],
    ['Cluster', 'group'],
    ['Likes', 'votes'],
  ])
  expect([...(read?.votes ?? [])]).toEqual([
    ['pairing', 3],
    ['Time', 3],
  ])
  expect(readCards('a\tb\nx\t1')).toBeUndefined()
  expect(readCards('a\tb\nx\t1', new Map([['text', 'A']]))?.cards).toEqual([{ text: 'x' }])
  expect(() => readCards('a,b\nx,1', new Map([['text', 'c']]))).toThrow('There is no column "c"')
})

test('any text comes in as it is', () => {
  const csv = Papa.unparse([['text', 'votes'], ...hostileTexts.map(text => [text, '1'])])
  expect(readCards(csv)?.cards.map(card => card.text)).toEqual(hostileTexts)
})

test.each(['', '\n\n', 'text', '"', 'x,y\n1,2'])('nothing to read in %j', text => {
  expect(readCards(text)).toBeUndefined()
})
