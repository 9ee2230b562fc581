/** Write: everybody's cards, hidden until the reveal where the step says so. */
import * as v from 'valibot'
import { isHidden, nameOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { Card, CardId, PersonId, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Entry, Refusal, Session } from '../../session/types.ts'
import type { AddOf, Rules } from '../kind.ts'
import { drawWrite } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({
    do: v.literal('add'),
    text: v.string(),
    mark: v.optional(v.string()),
    said: v.optional(v.literal(true)),
  }),
  v.object({
    do: v.literal('edit'),
    card: v.string(),
    text: v.string(),
    mark: v.optional(v.string()),
    saw: v.number(),
  }),
  v.object({ do: v.literal('drop'), card: v.string() }),
  v.object({
    do: v.literal('box'),
    texts: v.array(v.object({ text: v.string(), mark: v.optional(v.string()) })),
  }),
])

export const write: Rules<'write'> = {
  moves,

  start: () => ({ kind: 'write', cards: [] }),

  check(step, work, move, by, session) {
    switch (move.do) {
      case 'add': {
        if (!move.text) return refuse(refusals.empty)
        // An entry in the log names who made it, so nobody types their own card where names are not kept.
        if (step.anonymous && by !== session.facilitator) return refuse(refusals.facilitatorTypes)
        const mine = work.cards.filter(c => c.by === by && c.via !== 'said').length
        if (step.each !== undefined && !move.said && mine >= step.each) return refuse(refusals.full, step.each)
        return undefined
      }
      case 'edit': {
        const card = mayTouch(step, work, move.card, by, session)
        if ('why' in card) return card
        if (card.rev !== move.saw) return { ...refuse(refusals.stale), now: card.text }
        return move.text ? undefined : refuse(refusals.emptyChange)
      }
      case 'drop': {
        const card = mayTouch(step, work, move.card, by, session)
        return 'why' in card ? card : undefined
      }
      case 'box':
        return step.anonymous ? undefined : refuse(refusals.noBox)
    }
  },

  leads: move => move.do === 'add' && Boolean(move.said),

  apply(step, work, move, entry) {
    switch (move.do) {
      case 'add':
        return { ...work, cards: [...work.cards, added(step, move, entry)] }
      case 'edit':
        if (!move.text || !work.cards.some(c => c.id === move.card)) return work
        return {
          ...work,
          cards: work.cards.map(c =>
            c.id === move.card ? marked({ ...c, text: move.text, rev: c.rev + 1 }, step, move.mark ?? c.mark) : c,
          ),
        }
      case 'drop':
        if (!work.cards.some(c => c.id === move.card)) return work
        return { ...work, cards: work.cards.filter(c => c.id !== move.card) }
      case 'box':
        return {
          ...work,
          cards: [
            ...work.cards,
            ...move.texts.map((t, i) => ({
              id: `c${entry.n}-${i + 1}`,
              text: t.text,
              rev: 0,
              ...(t.mark ? { mark: t.mark } : {}),
            })),
          ],
        }
    }
  },

  adds: (step, work, stretch) => ({
    ...work,
    cards: [...work.cards, ...stretch.map(({ move, entry }) => added(step, move, entry))],
  }),

  // What was said aloud is known to everybody already.
  redact: (_step, work, me) => ({
    ...work,
    cards: work.cards.filter(c => c.via === 'said' || (me !== undefined && c.by === me)),
  }),

  answered: (_step, work) => new Set(work.cards.filter(c => c.by).map(c => c.by)).size,

  draw: drawWrite,

  say(step, move, session, entry) {
    const who = nameOf(session, entry.by) ?? words.somebody
    switch (move.do) {
      case 'add':
        return move.said
          ? words.saidCard(move.text)
          : isHidden(session, step)
            ? words.didSave(who)
            : words.didAdd(who, move.text)
      case 'edit':
        return isHidden(session, step) ? words.didChange(who) : words.didChange(who, move.text)
      case 'drop':
        return words.didDrop(who)
      case 'box':
        return words.wereInBox(move.texts.length)
    }
  },
}

/** The card that somebody put down. */
function added(step: StepOf<'write'>, move: AddOf<'write'>, entry: Entry): Card {
  const via = move.said ? 'said' : entry.hand ? 'room' : undefined
  const card: Card = { id: `c${entry.n}`, text: move.text, rev: 0 }
  if (via !== 'said' && !step.anonymous) card.by = entry.by
  if (via) card.via = via
  return marked(card, step, move.mark)
}

/** The card with this mark, or without one when the step does not know it. */
function marked({ mark: _, ...card }: Card, step: StepOf<'write'>, mark: string | undefined): Card {
  return mark && step.marks?.some(m => m.mark === mark) ? { ...card, mark } : card
}

/** The card if this person may change it, else why not. While hidden, others' cards are not even there. */
function mayTouch(
  step: StepOf<'write'>,
  work: WorkOf<'write'>,
  id: CardId,
  by: PersonId,
  session: Session,
): Card | Refusal {
  const card = work.cards.find(c => c.id === id)
  if (!card) return refuse(refusals.gone)
  if (card.by === by) return card
  if (card.by !== undefined && isHidden(session, step)) return refuse(refusals.gone)
  if (by === session.facilitator) return card
  return refuse(refusals.notYours, nameOf(session, card.by))
}
