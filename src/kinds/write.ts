/** Write: everybody's cards, hidden until the reveal where the step says so. */
import * as v from 'valibot'
import { Grid } from '../draw/grid.ts'
import { isHidden, nameOf, workOf } from '../session/read.ts'
import type { Card, StepOf } from '../session/shapes.ts'
import { wrap } from '../text.ts'
import type { Rules } from './kind.ts'

const moves = v.variant('do', [
  v.object({
    do: v.literal('add'),
    text: v.string(),
    mark: v.optional(v.string()),
    said: v.optional(v.literal(true)),
  }),
  v.object({ do: v.literal('edit'), card: v.string(), text: v.string(), saw: v.number() }),
  v.object({ do: v.literal('drop'), card: v.string() }),
  v.object({
    do: v.literal('box'),
    texts: v.array(v.object({ text: v.string(), mark: v.optional(v.string()) })),
  }),
])

export const write: Rules<'write'> = {
  moves,

  start: () => ({ kind: 'write', cards: [] }),

  check(step, work, move, by) {
    switch (move.do) {
      case 'add': {
        if (!move.text) return { why: 'empty', say: 'There is nothing on this card yet.' }
        const mine = work.cards.filter(c => c.by === by && c.via !== 'said').length
        if (step.each !== undefined && !move.said && mine >= step.each)
          return { why: 'too-many', say: step.each === 1 ? 'One card each here.' : `${step.each} cards each here.` }
        return undefined
      }
      case 'edit': {
        const card = work.cards.find(c => c.id === move.card)
        if (!card) return { why: 'no-such', say: 'That card is gone.' }
        if (card.rev !== move.saw) return { why: 'stale', say: 'That card was changed meanwhile.', now: card.text }
        return move.text ? undefined : { why: 'empty', say: 'An empty card says nothing; x takes a card away.' }
      }
      case 'drop':
        return work.cards.some(c => c.id === move.card) ? undefined : { why: 'no-such', say: 'That card is gone.' }
      case 'box':
        return step.anonymous ? undefined : { why: 'not-now', say: 'This step has no ballot box.' }
    }
  },

  apply(step, work, move, entry) {
    switch (move.do) {
      case 'add': {
        const via = move.said ? 'said' : entry.hand ? 'room' : undefined
        const card: Card = { id: `c${entry.n}`, text: move.text, rev: 0 }
        if (via !== 'said') card.by = entry.by
        if (via) card.via = via
        if (move.mark && step.marks?.some(m => m.mark === move.mark)) card.mark = move.mark
        return { ...work, cards: [...work.cards, card] }
      }
      case 'edit':
        return {
          ...work,
          cards: work.cards.map(c => (c.id === move.card ? { ...c, text: move.text, rev: c.rev + 1 } : c)),
        }
      case 'drop':
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

  redact: (_step, work, me) => ({ ...work, cards: me ? work.cards.filter(c => c.by === me) : [] }),

  answered: (_step, work) => new Set(work.cards.filter(c => c.by).map(c => c.by)).size,

  draw(step, session, look) {
    const grid = new Grid(look.width, look.height)
    if (isHidden(session, step)) return grid
    const cards = workOf(session, step.id, 'write')?.cards ?? []
    let row = 0
    for (const mark of [...(step.marks ?? []), undefined]) {
      const here = cards.filter(c => (step.marks?.some(m => m.mark === c.mark) ? c.mark : undefined) === mark?.mark)
      if (!here.length) continue
      if (step.marks) {
        if (row) row++
        grid.put(row++, 1, (mark?.label ?? 'without a mark').toUpperCase(), 'strong')
      }
      for (const card of here) row = drawCard(grid, row, card, nameFor(step, session, card))
    }
    return grid
  },

  say(step, move, session, entry) {
    const who = nameOf(session, entry.by) ?? 'Somebody'
    switch (move.do) {
      case 'add':
        return move.said
          ? `Said: ${move.text}`
          : isHidden(session, step)
            ? `${who} saved a card`
            : `${who}: ${move.text}`
      case 'edit':
        return `${who} changed a card`
      case 'drop':
        return `${who} took a card away`
      case 'box':
        return `${move.texts.length} cards were in the box`
    }
  },
}

/** Check-ins carry the name; cards do not. */
function nameFor(step: StepOf<'write'>, session: Parameters<typeof nameOf>[0], card: Card): string | undefined {
  return step.each === 1 && !step.hidden ? nameOf(session, card.by) : undefined
}

function drawCard(grid: Grid, row: number, card: Card, name: string | undefined): number {
  const indent = name ? 16 : 3
  if (name) grid.put(row, 3, name, 'strong')
  for (const line of wrap(card.text, grid.width - indent - 1)) grid.put(row++, indent, line)
  return row
}
