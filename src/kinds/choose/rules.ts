/** Choose: one sentence the room settles on, a card of an earlier step or in words of its own; it stays until its gate fails. */
import * as v from 'valibot'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { CarriedChoice, Refusal } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { choiceBefore, choicesOf, whyReopened } from '../made/choice.ts'
import { drawChoose } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('take'), card: v.string() }),
  v.object({ do: v.literal('word'), text: v.string() }),
  v.object({ do: v.literal('keep') }),
])

const gone: Refusal = refuse(refusals.gone)

export const choose: Rules<'choose'> = {
  moves,

  start(step, session) {
    const before = choiceBefore(step, session)
    return { kind: 'choose', ...(before && whyReopened(step, session) === undefined ? sentence(before) : {}) }
  },

  check(step, work, move, _by, session) {
    switch (move.do) {
      case 'take': {
        const source = step.from === undefined ? undefined : stepOf(session, step.from)
        if (source && isHidden(session, source)) return refuse(refusals.hidden, source.title)
        return choicesOf(step, session).some(c => c.id === move.card) ? undefined : gone
      }
      case 'word':
        return move.text ? undefined : refuse(refusals.noWords)
      case 'keep':
        if (!choiceBefore(step, session)) return refuse(refusals.nothingBefore)
        return work.kept ? refuse(refusals.keptAlready) : undefined
    }
  },

  apply(step, work, move, _entry, session) {
    const since = session.turn.id
    switch (move.do) {
      case 'take': {
        const card = choicesOf(step, session).find(c => c.id === move.card)
        return card ? { kind: 'choose', text: card.text.replaceAll('\n', ' '), card: card.id, since } : work
      }
      case 'word':
        return move.text ? { kind: 'choose', text: move.text, since } : work
      case 'keep': {
        const before = choiceBefore(step, session)
        return before ? { kind: 'choose', ...sentence(before), kept: true } : work
      }
    }
  },

  redact: () => ({ kind: 'choose' }),

  answered: () => 0,

  draw: drawChoose,

  say(step, move, session) {
    switch (move.do) {
      case 'take':
        return words.taken(cut(workOf(session, step.id, 'choose')?.text ?? 'a card', 56))
      case 'word':
        return words.worded(cut(move.text, 56))
      case 'keep':
        return words.kept
    }
  },
}

function sentence({ text, since }: CarriedChoice): { text: string; since: string } {
  return { text, since }
}
