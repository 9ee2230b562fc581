/** Timeline: what happened and when, added by everybody in the open; the earliest first, whenever it was added. */
import * as v from 'valibot'
import { refuse } from '../../session/refusing.ts'
import type { PersonId, WorkOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { drawTimeline } from './drawing.ts'
import { isMoment, showMoment } from './moments.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('add'), at: v.string(), text: v.string() }),
  v.object({ do: v.literal('change'), event: v.string(), at: v.string(), text: v.string() }),
  v.object({ do: v.literal('drop'), event: v.string() }),
])

type Work = WorkOf<'timeline'>

export const timeline: Rules<'timeline'> = {
  moves,

  start: () => ({ kind: 'timeline', events: [] }),

  check(_step, work, move, by, session) {
    if (move.do !== 'add') {
      const refusal = checkMine(work, move.event, by, session)
      if (refusal) return refusal
    }
    if (move.do === 'drop') return undefined
    if (!isMoment(move.at)) return refuse(refusals.noMoment)
    return move.text ? undefined : refuse(refusals.noWords)
  },

  apply(_step, work, move, entry) {
    switch (move.do) {
      case 'add': {
        if (!move.text || !isMoment(move.at)) return work
        const event = { id: `e${entry.n}`, at: move.at, text: move.text, by: entry.by }
        return { ...work, events: [...work.events, event] }
      }
      case 'change': {
        if (!move.text || !isMoment(move.at) || !work.events.some(e => e.id === move.event)) return work
        const { at, text } = move
        return { ...work, events: work.events.map(e => (e.id === move.event ? { ...e, at, text } : e)) }
      }
      case 'drop':
        return work.events.some(e => e.id === move.event)
          ? { ...work, events: work.events.filter(e => e.id !== move.event) }
          : work
    }
  },

  redact: () => ({ kind: 'timeline', events: [] }),

  answered: () => 0,

  draw: drawTimeline,

  say(_step, move, session) {
    switch (move.do) {
      case 'add':
        return words.added(showMoment(move.at, session.last), cut(move.text, 40))
      case 'change':
        return words.changed(showMoment(move.at, session.last), cut(move.text, 32))
      case 'drop':
        return words.dropped
    }
  },
}

function checkMine(work: Work, id: string, by: PersonId, session: Session): Refusal | undefined {
  const event = work.events.find(e => e.id === id)
  if (!event) return refuse(refusals.gone)
  return event.by === by || session.facilitator === by ? undefined : refuse(refusals.notYours)
}
