/** Ring: a flywheel as a loop of links, each feeding the next; the weakest is named, because it holds all the others. */
import * as v from 'valibot'
import { carriedAt } from '../../session/carried.ts'
import { workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { RingLink } from '../../session/shapes.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { drawRing } from './drawing.ts'
import { refusals, words } from './words.ts'

/** More links than this nobody keeps in mind, and no screen shows as a ring. */
const mostLinks = 12

const moves = v.variant('do', [
  v.object({ do: v.literal('add'), text: v.string(), after: v.optional(v.string()) }),
  v.object({ do: v.literal('change'), link: v.string(), text: v.string() }),
  v.object({ do: v.literal('shift'), link: v.string(), by: v.number() }),
  v.object({ do: v.literal('drop'), link: v.string() }),
  v.object({ do: v.literal('weakest'), link: v.string() }),
])

const gone: Refusal = refuse(refusals.gone)

export const ring: Rules<'ring'> = {
  moves,

  start(step, session) {
    const base = step.base === undefined ? undefined : workOf(session, step.base, 'ring')
    if (base) return base
    const kept = step.keep === undefined ? undefined : carriedAt(session.turn.carried.rings, step.keep)
    // What was weakest last time is asked anew: a wheel that turns has its weakest link somewhere else.
    const links = kept?.links ?? (step.links ?? []).map((text, i): RingLink => ({ id: `link-${i + 1}`, text }))
    return { kind: 'ring', links }
  },

  check(_step, work, move) {
    switch (move.do) {
      case 'add':
        if (!move.text) return refuse(refusals.noWords)
        if (work.links.length >= mostLinks) return refuse(refusals.most, mostLinks)
        return move.after === undefined || at(work.links, move.after) >= 0 ? undefined : gone
      case 'change':
        if (at(work.links, move.link) < 0) return gone
        return move.text ? undefined : refuse(refusals.emptied)
      case 'shift':
        if (at(work.links, move.link) < 0) return gone
        return isShift(move.by) && work.links.length > 1 ? undefined : refuse(refusals.noShift)
      case 'drop':
        return at(work.links, move.link) < 0 ? gone : undefined
      case 'weakest':
        if (at(work.links, move.link) < 0) return gone
        return work.weakest === move.link ? refuse(refusals.isWeakest) : undefined
    }
  },

  apply(_step, work, move, entry, session) {
    const { links } = work
    switch (move.do) {
      case 'add': {
        if (!move.text || links.length >= mostLinks) return work
        // Links outlive the turn, so their ids carry its number.
        const link: RingLink = { id: `s${session.turn.number}-${entry.n}`, text: move.text }
        const before = move.after === undefined ? links.length - 1 : at(links, move.after)
        if (move.after !== undefined && before < 0) return work
        return { ...work, links: links.toSpliced(before + 1, 0, link) }
      }
      case 'change':
        if (!move.text || at(links, move.link) < 0) return work
        return { ...work, links: links.map(l => (l.id === move.link ? { ...l, text: move.text } : l)) }
      case 'shift': {
        const from = at(links, move.link)
        if (from < 0 || !isShift(move.by) || links.length < 2) return work
        // Past the last one a link comes round to the first place.
        const to = (((from + move.by) % links.length) + links.length) % links.length
        return { ...work, links: links.toSpliced(from, 1).toSpliced(to, 0, links[from]!) }
      }
      case 'drop': {
        if (at(links, move.link) < 0) return work
        const { weakest, ...others } = work
        const left = links.filter(l => l.id !== move.link)
        return { ...others, links: left, ...(weakest && weakest !== move.link ? { weakest } : {}) }
      }
      case 'weakest':
        return at(links, move.link) < 0 || work.weakest === move.link ? work : { ...work, weakest: move.link }
    }
  },

  redact: () => ({ kind: 'ring', links: [] }),

  answered: () => 0,

  draw: drawRing,

  say(step, move, session, entry) {
    const links = workOf(session, step.id, 'ring')?.links ?? []
    const name = (id: string) => words.named(links.find(l => l.id === id)?.text)
    switch (move.do) {
      case 'add':
        return words.added(at(links, `s${session.turn.number}-${entry.n}`) + 1, move.text)
      case 'change':
        return words.changed(move.text)
      case 'shift':
        return words.moved(name(move.link), at(links, move.link) + 1)
      case 'drop':
        return words.dropped(links.length)
      case 'weakest':
        return words.weakestNow(name(move.link))
    }
  },
}

function at(links: readonly RingLink[], id: string): number {
  return links.findIndex(l => l.id === id)
}

function isShift(by: number): boolean {
  return Number.isSafeInteger(by) && by !== 0
}
