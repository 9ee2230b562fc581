/** How a chosen sentence looks: big, with where it comes from; before that, the cards it may be taken from. */
import type { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { Card, StepOf, WorkOf } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import type { Session } from '../../session/types.ts'
import { plural, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { choiceBefore, choiceLetters, choicesOf, whyReopened } from '../made/choice.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/**
 *    █
 *    █  Whoever orders late hears the day it really arrives.
 *    █
 *
 *  of turn 3, kept   5 other cards, folded
 *
 * With nothing settled, the cards: A, B, C …
 */
export function drawChoose(step: StepOf<'choose'>, session: Session, look: Look): Grid {
  const edge = look.width - 1
  const work = isHidden(session, step) ? undefined : workOf(session, step.id, 'choose')
  const source = step.from === undefined ? undefined : stepOf(session, step.from)
  const isCovered = source !== undefined && isHidden(session, source)
  const cards = choicesOf(step, session)
  // Whoever looks for another one sees all of them; otherwise the sentence has the room for itself.
  const isFolded = work?.text !== undefined && look.focus === undefined
  const said = work?.text !== undefined ? sentenceRows(work.text, edge) : reopenedRows(step, session, edge)
  const covered = isCovered ? [line(words.stillHidden(source.title))] : []
  const foot = work?.text === undefined ? [] : lines(origin(work, session, isFolded ? cards : []), 1, edge)
  const none = !said.length && !cards.length && !isCovered ? [line(words.noSentence)] : []
  const high = [...said, ...foot].length
  const letters = choiceLetters(step, session)
  const blocks = isFolded
    ? []
    : cards.map(card => cardBlock(card, letters.get(card.id) ?? '', card.id === work?.card, edge))
  // In a low window the cards matter more while one of them is pointed at.
  const isLow = look.focus !== undefined && high + 4 > look.height
  return drawSheet(
    {
      head: isLow ? [] : [...said, ...(foot.length && said.length ? [line(''), ...foot] : [])],
      blocks: [covered, none, ...blocks],
      airy: sum(blocks.map(b => b.length + 1)) + high + 2 <= look.height,
    },
    look,
  )
}

/** What stood until its gate failed, and why it is asked again. */
function reopenedRows(step: StepOf<'choose'>, session: Session, edge: number): Row[] {
  const before = choiceBefore(step, session)
  if (!before) return []
  return [
    line('SO FAR', 1, 'strong'),
    ...lines(before.text, 3, edge),
    ...lines(`Asked again: ${whyReopened(step, session) ?? words.stillTrue}`, 1, edge, 'warn'),
  ]
}

/** The sentence with a bar beside it, so that it is seen from the back of the room. */
function sentenceRows(text: string, edge: number): Row[] {
  const words = lines(text, 7, Math.min(edge, 68), 'strong')
  const bar: Row = line('█', 4, 'accent')
  return [
    bar,
    ...beside(
      words.map(() => bar),
      words,
    ),
    bar,
  ]
}

/** `of turn checkout-t0003, kept   5 other cards, folded` */
function origin(work: WorkOf<'choose'>, session: Session, folded: readonly Card[]): string {
  const here = work.since === undefined || work.since === session.turn.id
  const others = folded.filter(c => c.id !== work.card).length
  return [
    here ? (work.card === undefined ? 'put in words this turn' : 'taken from a card this turn') : turnWords(work),
    others ? `${plural(others, 'other card', 'other cards')}, folded` : '',
  ]
    .filter(Boolean)
    .join('   ')
}

function turnWords(work: WorkOf<'choose'>): string {
  return `unchanged since ${turnWord(work.since ?? '')}`
}

function cardBlock(card: Card, letter: string, isTaken: boolean, edge: number): Block {
  const at = 3 + Math.max(1, width(letter))
  const text = lines(`${card.text.replaceAll('\n', ' ')}${isTaken ? '  (taken)' : ''}`, at, edge)
  return beside([line(letter, 1, 'strong')], text).map(row => ({ ...row, id: card.id }))
}
