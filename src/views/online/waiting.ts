/** What people meet before the first step: who is here, who is expected, what it is about, the plan and when it begins. */
import { Grid } from '../../draw/grid.ts'
import { sentenceKept } from '../../kinds/made/choice.ts'
import { headcount } from '../../room/headcount.ts'
import type { Presence } from '../../room/presence.ts'
import { nameOf } from '../../session/read.ts'
import type { Person, Session } from '../../session/types.ts'
import { wrap } from '../../text.ts'
import { planOf } from '../../turn/plan.ts'
import type { Meeting } from '../host-services.ts'
import { waitingWords as words } from './words.ts'

/** The session as everybody may see it, who is here, when the meeting is, if that was said, and now in ms since 1970. */
export type Waiting = { session: Session; presence: Presence; meeting?: Meeting | undefined; now: number }

/** The first sentence: whom everybody waits for. */
export function waitsFor({ session, presence }: Pick<Waiting, 'session' | 'presence'>): string {
  const { facilitator } = session
  const name = nameOf(session, facilitator)
  if (name === undefined || facilitator === undefined) return words.forNobody
  const { room, online } = headcount(session, presence)
  return [...room, ...online].some(p => p.id === facilitator) ? words.toBegin(name) : words.toCome(name)
}

/** What there is to know, a label and its text each; the same for screens and for plain lines. */
export function waitingFacts(waiting: Waiting): readonly { label: string; text: string }[] {
  const { session, presence, meeting, now } = waiting
  const { room, online, expected, left } = headcount(session, presence)
  const { phases, agreed } = planOf(session, now)
  const told = (people: readonly Person[]) =>
    people.map(p => (p.id === session.facilitator ? words.leads(p.name) : p.name)).join(', ')
  const facts: [label: string, text: string][] = [
    [words.what, words.turn(session.agenda.title, session.turn.team, session.turn.number)],
    [words.ask, sentenceKept(session, 'ask') ?? ''],
    [words.when, words.begins(agreed, meeting, now, nameOf(session, session.facilitator))],
    [words.plan, phases.flatMap(p => (p.plan ? words.phase(p.title, p.plan) : [])).join(', ')],
    [words.here, told([...room, ...online])],
    [words.expected, told(expected)],
    [words.away, told(left)],
  ]
  return facts.flatMap(([label, text]) => (text ? { label, text } : []))
}

/**
 * ```
 *  Waiting for Ana to begin.
 *
 *  WHAT      Retro of checkout, turn 3
 *  WHEN      when Ana begins; about 25 minutes
 *  PLAN      Opening 4 min, Challenge 8 min, …
 *
 *  HERE      Ana (facilitates), Bo
 *  EXPECTED  Chidi, Dee
 * ```
 * What has no room at the end is left out: who is here and expected stand before the plan where it is low.
 */
export function drawWaiting(waiting: Waiting, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  grid.put(0, 1, waitsFor(waiting), 'strong')
  const x = 12
  let y = height < 12 ? 1 : 2
  for (const { label, text } of waitingFacts(waiting)) {
    const rows = wrap(text, width - x - 1)
    const isPeople = label === words.here
    if (isPeople && height >= 12) y++
    if (label === words.plan && y + rows.length + 2 > height) continue
    for (const [i, row] of rows.entries()) {
      if (y >= height) return grid
      if (i === 0) grid.put(y, 1, label.toUpperCase(), 'strong')
      grid.put(y++, x, row)
    }
  }
  return grid
}
