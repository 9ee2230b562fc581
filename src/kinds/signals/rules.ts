/** Signals: what we expect by a day, the sign that would tell, and what was seen once the day has come. */
import * as v from 'valibot'
import { daysBetween, isDay, showDay } from '../../day.ts'
import { stepsWith, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import { type Signal, signalResults, type WorkOf } from '../../session/shapes.ts'
import { isPast } from '../../session/signals.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { checkDay } from '../shared/dated.ts'
import { drawSignals } from './drawing.ts'
import { refusals, words } from './words.ts'

const text = v.optional(v.string())
const moves = v.variant('do', [
  v.object({ do: v.literal('add'), text: v.string(), sign: text, by: v.string() }),
  v.object({ do: v.literal('change'), signal: v.string(), text, sign: text, by: text }),
  v.object({ do: v.literal('score'), signal: v.string(), result: v.picklist(signalResults), saw: text }),
  v.object({ do: v.literal('drop'), signal: v.string() }),
])

const gone: Refusal = refuse(refusals.gone)

export const signals: Rules<'signals'> = {
  moves,

  start(step, session) {
    // A second look in the same turn goes on from the first.
    const before = stepsWith(session, 'signals').filter(s => s.id !== step.id)
    const work = before.map(s => workOf(session, s.id, 'signals')).findLast(w => w !== undefined)
    if (work) return work
    // What came or did not is history; what is still open is looked at anew.
    const carried = (session.turn.carried.signals ?? []).filter(s => !s.result || s.result === 'open')
    return { kind: 'signals', signals: carried.map(({ result: _, saw: __, ...signal }) => signal) }
  },

  check(_step, work, move, _by, session) {
    if (move.do === 'add') return move.text ? checkAhead(move.by, session) : refuse(refusals.needsWords)
    const signal = work.signals.find(s => s.id === move.signal)
    if (!signal) return gone
    switch (move.do) {
      case 'change':
        if (move.text === '') return refuse(refusals.emptyText)
        return move.by === undefined || move.by === signal.by ? undefined : checkAhead(move.by, session)
      case 'score':
        return move.result === 'not' && !isPast(signal, session)
          ? refuse(refusals.notYet, showDay(signal.by, session.last))
          : undefined
      case 'drop':
        return undefined
    }
  },

  apply(_step, work, move, entry, session) {
    switch (move.do) {
      case 'add': {
        if (!move.text || !isDay(move.by)) return work
        const { text, sign, by } = move
        // Signals outlive the turn, so their ids carry its number and never change again.
        const id = `w${session.turn.number}-${entry.n}`
        return {
          ...work,
          signals: [...work.signals, { id, text, ...(sign ? { sign } : {}), by, turn: session.turn.id }],
        }
      }
      case 'change': {
        const { text, sign, by } = move
        if (text === '' || (by !== undefined && !isDay(by))) return work
        return changed(work, move.signal, signal => {
          const { sign: before, ...rest } = signal
          const said = sign ?? before
          return { ...rest, ...(said ? { sign: said } : {}), ...(text ? { text } : {}), ...(by ? { by } : {}) }
        })
      }
      case 'score':
        return changed(work, move.signal, ({ saw: before, ...signal }) => {
          const saw = move.saw ?? before
          return { ...signal, result: move.result, ...(saw ? { saw } : {}) }
        })
      case 'drop':
        return work.signals.some(s => s.id === move.signal)
          ? { ...work, signals: work.signals.filter(s => s.id !== move.signal) }
          : work
    }
  },

  redact: () => ({ kind: 'signals', signals: [] }),

  answered: () => 0,

  draw: drawSignals,

  say(step, move, session) {
    const work = session.work[step.id]
    const known = (id: string) => (work?.kind === 'signals' ? work.signals.find(s => s.id === id) : undefined)
    switch (move.do) {
      case 'add':
        return words.added(showDay(move.by, session.last), move.text)
      case 'change':
        return words.changed(known(move.signal)?.text ?? 'a signal')
      case 'score':
        return words.scored(known(move.signal)?.text ?? 'A signal', move.result)
      case 'drop':
        return words.dropped
    }
  },
}

/** Yesterday in UTC is still today somewhere. */
function checkAhead(day: string, session: Session): Refusal | undefined {
  const isOver = isDay(day) && daysBetween(session.last.slice(0, 10), day) < -1
  return isOver ? refuse(refusals.past, showDay(day, session.last)) : checkDay(day, session)
}

function changed(work: WorkOf<'signals'>, id: string, change: (s: Signal) => Signal): WorkOf<'signals'> {
  if (!work.signals.some(s => s.id === id)) return work
  return { ...work, signals: work.signals.map(s => (s.id === id ? change(s) : s)) }
}
