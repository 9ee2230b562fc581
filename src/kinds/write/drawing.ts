/** How cards look after the reveal: by their marks, or by name when everybody had one. */
import { Grid } from '../../draw/grid.ts'
import { isHidden, nameOf, workOf } from '../../session/read.ts'
import type { Card, Mark, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { drawTour, isOpening } from '../shared/tour.ts'
import { words } from './words.ts'

/**
 * SPED US UP                                  Ana     tired
 *    tests run in four minutes                Bo      hopeful
 *    pairing on Mondays (said)
 *
 * While hidden only what was said aloud: not even how much else there is. Where a step is sorted every mark has its place,
 * with cards or without.
 */
export function drawWrite(step: StepOf<'write'>, session: Session, look: Look): Grid {
  const all = workOf(session, step.id, 'write')?.cards ?? []
  const cards = isHidden(session, step) ? all.filter(c => c.via === 'said') : all
  if (!cards.length && isHidden(session, step)) return new Grid(look.width, 0)
  if (step.sorted && step.marks) return drawSorted(step, cards, look)
  if (!cards.length && (look.working || look.here) && isOpening(session, step.id))
    return drawTour(session, look.width, look.height)
  if (!cards.length) return drawSheet({ blocks: [[line(words.noCards)]] }, look)
  if (isRound(step))
    return drawSheet({ blocks: cards.map(c => roundCard(c, session, look.width - 1)), airy: false }, look)
  const across = look.width - 1
  const isHigh = () =>
    sections(step, cards, across).reduce((n, block) => n + block.length + (step.marks ? 1 : 0), -1) > look.height
  // A card takes a row at least.
  const columns = look.width >= 80 && (cards.length > look.height || isHigh()) ? 2 : 1
  const blocks = columns === 1 ? sections(step, cards, across) : sections(step, cards, Math.floor(look.width / 2) - 1)
  return drawSheet({ blocks, columns, airy: Boolean(step.marks), loose: true }, look)
}

/** Columns narrower than this hold no sentence. */
const narrowest = 24

/**
 * STOP        stop reviewing approved images      WAITING LOOKS LIKE         PREPARING LOOKS LIKE
 *             drop the second form                we hear of it from users   an alarm before they do
 * REUSE       ·
 */
function drawSorted(step: StepOf<'write'>, cards: Card[], look: Look): Grid {
  const edge = look.width - 1
  const marks = step.marks ?? []
  const places = marks.map(mark => ({ label: mark.label.toUpperCase(), here: cards.filter(c => c.mark === mark.mark) }))
  const rest = cards.filter(c => !marks.some(m => m.mark === c.mark))
  const unsorted = rest.length ? [{ label: 'WITHOUT A MARK', here: rest }] : []
  const cardRows = (card: Card, from: number, to: number) =>
    cardLines(card, isSilent(step) ? saidOr(card) : card.text, from, to)
  const across = Math.floor((edge - 1) / marks.length)
  if (step.sorted === 'columns' && across >= narrowest) {
    const columns = places.map(({ label, here }, i) => {
      const [from, to] = [1 + i * across, (i + 1) * across - 1]
      return [...lines(label, from, to, 'strong'), ...here.flatMap(c => cardRows(c, from, to))]
    })
    const table = columns.reduce<Row[]>((all, column) => beside(all, column), [])
    const below = unsorted.map(({ label, here }) => [
      line(label, 1, 'strong'),
      ...here.flatMap(c => cardRows(c, 1, edge)),
    ])
    return drawSheet({ blocks: [table, ...below], loose: true }, look)
  }
  const labels = Math.min(Math.floor(edge / 3), Math.max(...[...places, ...unsorted].map(p => width(p.label))))
  const from = labels + 4
  const blocks = [...places, ...unsorted].map(({ label, here }) =>
    beside(
      lines(label, 1, labels + 1, 'strong'),
      here.length ? here.flatMap(c => cardRows(c, from, edge)) : [line('·', from)],
    ),
  )
  return drawSheet({ blocks, loose: true }, look)
}

/** A round of one word each, not hidden: who said it belongs to it. */
function isRound(step: StepOf<'write'>): boolean {
  return step.each === 1 && !step.hidden && !step.anonymous
}

function roundCard(card: Card, session: Session, end: number): Block {
  const names = Math.min(20, Math.max(8, ...session.people.map(p => width(p.name))))
  const name = lines(nameOf(session, card.by) ?? 'said', 3, 3 + names + 1, 'strong')
  return beside(name, lines(card.text, 3 + names + 2, end)).map(r => ({ ...r, id: card.id }))
}

function sections(step: StepOf<'write'>, cards: Card[], end: number): Block[] {
  const marks: (Mark | undefined)[] = [...(step.marks ?? []), undefined]
  return marks.flatMap(mark => {
    const here = cards.filter(c => step.marks?.find(m => m.mark === c.mark)?.mark === mark?.mark)
    const [first, ...others] = here.map(c => cardLines(c, isSilent(step) ? saidOr(c) : c.text, 3, end))
    if (!first) return []
    if (!step.marks) return [first, ...others]
    return [[line((mark?.label ?? 'without a mark').toUpperCase(), 1, 'strong'), ...first, ...others.flat()]]
  })
}

/** The rows of every card as they were wrapped last. Cards never change, and every frame shows them again. */
const wrapped = new WeakMap<Card, { text: string; from: number; end: number; rows: Row[] }>()

/** A card wrapped into rows from column `from` up to column `end` (exclusive), each with its id. */
function cardLines(card: Card, text: string, from: number, end: number): Row[] {
  const known = wrapped.get(card)
  if (known && known.text === text && known.from === from && known.end === end) return known.rows
  const rows = lines(text, from, end).map((r): Row => ({ ...r, id: card.id }))
  wrapped.set(card, { text, from, end, rows })
  return rows
}

/** Where people write in silence, a card that was said aloud is told apart; where all call out, none is. */
function isSilent(step: StepOf<'write'>): boolean {
  return Boolean(step.hidden || step.anonymous)
}

/** A card's text, marked when it was said aloud, so that the count of silent cards stays honest. */
export function saidOr(card: Card): string {
  return card.via === 'said' ? `${card.text} (said)` : card.text
}
