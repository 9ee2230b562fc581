/** The page for leaders: there for every turn, nothing on it from a card, what is overdue marked, decisions said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { notes, notesPage } from '../../src/export/notes/markdown.ts'
import { fold } from '../../src/room/log.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { evening, left, thoughts } from '../kinds/evening.ts'
import { further, nothing, played } from '../kinds/played.ts'

const examples = join(import.meta.dirname, '../../sessions/examples')

function page(session: Session): string {
  return notes(session, [], { for: 'leaders' }).replace(/<!-- flywheel[\s\S]*/, '')
}

function parts(text: string): string[] {
  return [...text.matchAll(/^## (.*)$/gm)].map(found => found[1] ?? '')
}

/** A retro after these moves. */
function turn(moves: Move[], carried: Partial<CarriedOver> = {}): Session {
  return { ...played(stepsOf(retro()), moves, carried), agenda: retro({ ...nothing, ...carried }) }
}

const always = ['The ask', 'The last bet', 'The bet now', 'Decision needed', 'Actions', 'Risks']

test('a turn of which nothing is known has a page that says so', () => {
  const text = page(turn([]))
  expect(parts(text)).toEqual(always)
  for (const say of ['No ask was written down.', 'No star was named.', 'No bet this time.', 'No action open.', 'None'])
    expect(text).toContain(say)
  expect(text).not.toMatch(/undefined|NaN|null/)
})

test('a played turn tells the star before and now, bets, actions, decisions, risks and one chart', async () => {
  const session: Session = { ...further(evening(), { do: 'close' }), agenda: retro(left) }
  const text = page(session)
  expect(parts(text)).toEqual([...always, 'In pictures'])
  await expect(text).toMatchFileSnapshot('../fixtures/notes/evening-for-leaders.md')
})

test('the ask stands there, in this turn and when it came with it', () => {
  const choices = { ask: { text: 'people learn the day it comes', since: 'checkout-t0001' } }
  expect(page(turn([], { choices }))).toContain('people learn the day it comes')
})

test('every example has the page, with at most one chart and one map', () => {
  for (const file of readdirSync(examples).filter(name => name.endsWith('.json'))) {
    const { log } = JSON.parse(readFileSync(join(examples, file), 'utf8'))
    const text = page(fold(log))
    expect(parts(text).slice(0, 6), file).toEqual(always)
    expect(text.match(/^```$/gm)?.length ?? 0, file).toBeLessThanOrEqual(4)
    expect(text.split('\n').length, file).toBeLessThan(100)
  }
})

test('no word of a card is on it', () => {
  const session: Session = { ...further(evening(), { do: 'close' }), agenda: retro(left) }
  const text = notesPage(session, [], { for: 'leaders' })
  for (const [, , card] of thoughts) expect(text).not.toContain(card)
})

test('what nobody owns, what is open for three turns and a next day nobody agreed on are decisions, at most three', () => {
  const action = { text: 'call the depot', status: 'open', carried: 2 } as const
  const actions = ['a', 'b', 'c', 'd'].map((id, i) => ({ ...action, id: `a1-${i}`, text: `${action.text} ${id}` }))
  const text = page({ ...turn([{ do: 'close' }], { actions }), closed: '2026-11-21T14:00:00.000Z' })
  const asked = text.split('## Decision needed')[1]?.split('## Actions')[0] ?? ''
  expect(asked.match(/^- /gm)).toHaveLength(3)
  expect(asked).toContain('(nobody yet) is open for 3 turns')
  const none = page({ ...turn([{ do: 'close' }]), closed: '2026-11-21T14:00:00.000Z' })
  expect(none).toContain('No day for the next turn is agreed: when is it?')
})

test('an action is overdue from the day after its day, and no longer once it is done', () => {
  const action = { id: 'a1-1', text: 'call', owner: 'Bo', carried: 0 } as const
  const due = (day: string, status: 'open' | 'done') => page(turn([], { actions: [{ ...action, due: day, status }] }))
  const today = turn([]).last.slice(0, 10)
  expect(due(today, 'open')).not.toContain('overdue')
  expect(due('2020-01-01', 'open')).toContain('overdue')
  expect(due('2020-01-01', 'done')).not.toContain('overdue')
})
