/** How the board of cards looks: letters in front, named groups in capitals, what joined behind a dot; every card with its mark. */
import type { Grid } from '../../draw/grid.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { Card, CardId, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { graphemes, plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { boardOf, lettersOf, type OnBoard } from '../made/board.ts'
import { echoOf } from '../made/echo.ts'
import { echoWords } from '../shared/echo-words.ts'
import {
  type Block,
  beside,
  drawSheet,
  facts,
  idsByPage,
  idsOnPage,
  line,
  lines,
  type Row,
  type Sheet,
} from '../shared/sheet.ts'
import { saidOr } from '../write/drawing.ts'
import { cardSign } from '../write/reading.ts'
import { words } from './words.ts'

/**
 *  A  RELEASE QUEUE                          G  - two teams change the same table
 *     - the release queue waits for one
 *     person                                 H  ? we cannot test with real partners
 *  C  · - only Finn can release
 */
export function drawGroup(step: StepOf<'group'>, session: Session, look: Look): Grid {
  return drawSheet(sheetOf(step, session, look), look)
}

/** The ids of the cards on each page of the board at this look. */
export function pagesOf(step: StepOf<'group'>, session: Session, look: Look): CardId[][] {
  return idsByPage(sheetOf(step, session, look), look)
}

/** The ids of the cards on one of these pages, so that what was on the screen can count as seen. */
export function onPage(step: StepOf<'group'>, session: Session, look: Look, page: number): CardId[] {
  return idsOnPage(sheetOf(step, session, look), look, page)
}

/** The last sheet of a session: a frame asks for its pages and then for the one that is shown. */
const last = new WeakMap<Session, { step: string; width: number; sheet: Sheet }>()

function sheetOf(step: StepOf<'group'>, session: Session, look: Look): Sheet {
  const known = last.get(session)
  if (known?.step === step.id && known.width === look.width) return known.sheet
  const sheet = makeSheet(step, session, look)
  last.set(session, { step: step.id, width: look.width, sheet })
  return sheet
}

function makeSheet(step: StepOf<'group'>, session: Session, look: Look): Sheet {
  const source = stepOf(session, step.cards)
  const title = source?.title ?? 'an earlier step'
  if (source && isHidden(session, source)) return { blocks: [[line(words.stillHidden(title))]] }
  const board = boardOf(session, step.id)
  if (!board.length) return { blocks: [[line(words.noCardsIn(title))]] }
  const letters = lettersOf(session, step.id)
  const columns = look.width >= 100 ? 3 : look.width >= 80 ? 2 : 1
  const across = Math.floor(look.width / columns)
  // Long lines are hard to read from the back of a room.
  const end = columns === 1 ? across - 1 : Math.min(across - 1, 41)
  return {
    blocks: blocksOf(
      board,
      { letters, end, source, people: session.people, echo: session.echo !== false },
      card => cardSign(card, source, session),
      on => echoOf(session, on),
    ),
    foot: facts([...tally(board, letters), seen(step, session)], 1, look.width - 1),
    columns,
    rest: below => {
      const shown = new Set(below.flatMap(block => block.map(r => r.id)))
      let say = ''
      // What is wider than the screen is not said.
      for (const [id, letter] of letters) if (say.length < look.width && shown.has(id)) say += `${say && ' '}${letter}`
      return say
    },
  }
}

/** What the blocks of a board depend on besides the board. */
type Drawn = {
  /** In which earlier turns each came up is told, or not. */
  echo: boolean
  letters: ReadonlyMap<CardId, string>
  end: number
  source: StepOf | undefined
  people: Session['people']
}

/** The blocks of every board as they were made last: what is merely seen, said or timed leaves the board as it is. */
const drawn = new WeakMap<readonly OnBoard[], Drawn & { blocks: Block[] }>()

function blocksOf(
  board: readonly OnBoard[],
  by: Drawn,
  sign: (card: Card) => string,
  again: (on: OnBoard) => string,
): Block[] {
  const known = drawn.get(board)
  const { letters, end, source, people, echo } = by
  if (
    known?.letters === letters &&
    known.end === end &&
    known.source === source &&
    known.people === people &&
    known.echo === echo
  )
    return known.blocks
  const blocks = board.map(on => [...drawOn(on, letters, end, sign), ...echoRows(on, again(on), end)])
  drawn.set(board, { ...by, blocks })
  return blocks
}

/** In which earlier turns it came up; not one row where it did not. */
function echoRows(on: OnBoard, turns: string, end: number): Row[] {
  return turns ? lines(echoWords.again(turns), 4, end, 'accent').map(r => ({ ...r, id: on.cards[0]?.id })) : []
}

/**
 * One group or card: the name, the first card, and what joined it, each with its mark or author as `sign` tells them. `end` is
 * the column after the last.
 */
export function drawOn(
  on: OnBoard,
  letters: ReadonlyMap<CardId, string>,
  end: number,
  sign: (card: Card) => string,
): Block {
  // All letters of a step have the same length.
  const [any = ''] = letters.values()
  const indent = 3 + graphemes(any).length
  return on.cards.flatMap((card, i) => {
    const letter = line(letters.get(card.id) ?? ' ', 1, 'strong')
    const words = `${sign(card)}${saidOr(card)}`
    const text = i
      ? beside([line('·', indent)], lines(words, indent + 2, end))
      : [...(on.name ? lines(on.name.toUpperCase(), indent, end, 'strong') : []), ...lines(words, indent, end)]
    return beside([letter], text).map((r): Row => ({ ...r, id: card.id }))
  })
}

function tally(board: readonly OnBoard[], letters: ReadonlyMap<CardId, string>): string[] {
  const letter = (on: OnBoard) => letters.get(on.cards[0]?.id ?? '') ?? ''
  const groups = board.filter(on => !on.alone)
  const each = groups
    .map((on, i) => `${letter(on)} ${i ? on.cards.length : plural(on.cards.length, 'card')}`)
    .join(', ')
  return [groups.length ? `${plural(groups.length, 'group')} (${each})` : '', `${board.length - groups.length} alone`]
}

function seen(step: StepOf<'group'>, session: Session): string {
  const cards = lettersOf(session, step.id)
  const known = (workOf(session, step.id, 'group')?.seen ?? []).filter(c => cards.has(c))
  return `seen ${known.length} of ${cards.size}`
}
