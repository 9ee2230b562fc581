/** How a look step looks: the result it is about with every card behind it, or the whole turn on one screen. */

import { showDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { betLine } from '../../session/bet.ts'
import { isHidden, nameOf, stepOf, stepsWith, workOf } from '../../session/read.ts'
import type { StepOf, TalkNote } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { actionRows, actionsHead, parkedBlock } from '../actions/drawing.ts'
import { drawOn } from '../group/drawing.ts'
import type { DrawStep, Look } from '../kind.ts'
import { returnsOf } from '../made/answers.ts'
import { lettersOf, type OnBoard, resultOf } from '../made/board.ts'
import { echoOf } from '../made/echo.ts'
import { actionsOf, isOwed, waitingOf } from '../made/promises.ts'
import { gateFacts, isTooFew } from '../scale/drawing.ts'
import { echoWords } from '../shared/echo-words.ts'
import { drawFacts } from '../shared/facts-drawing.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { cardSign } from '../write/reading.ts'
import { notesOf, talkOf } from './talk.ts'
import { words } from './words.ts'

/** What a look step is about at this look, drawn by `draw`; an empty drawing when that is nothing. */
export function drawLook(step: StepOf<'look'>, session: Session, look: Look, draw: DrawStep): Grid {
  if (step.summary) return drawSummary(session, look)
  if (step.facts) return drawFacts(session, look)
  const from = step.from === undefined ? undefined : stepOf(session, step.from)
  if (from?.kind === 'vote') return drawTop(step, from, session, look)
  const notes = notesGrid(step, session, look)
  const room = look.height - notes.height
  const result = from ? draw(from, session, { ...look, height: room }) : drawRound(session, { ...look, height: room })
  if (!notes.height) return result
  const grid = new Grid(look.width, result.height + notes.height)
  grid.paste(0, 0, result)
  grid.paste(result.height, 0, notes)
  return grid
}

/** Who speaks, one after the other: a talk about no other step is a round. */
function drawRound(session: Session, look: Look): Grid {
  const names = session.people.map(person => person.name)
  return drawSheet({ blocks: [facts(names, 3, look.width - 1)] }, look)
}

/** What was said, below what is talked about; at most half of the room there is. */
function notesGrid(step: StepOf<'look'>, session: Session, look: Look): Grid {
  const notes = notesOf(step, session)
  if (!notes.length) return new Grid(look.width, 0)
  const height = Math.max(3, Math.floor(look.height / 2))
  const head = [line('', 1), line(words.notes, 1, 'strong')]
  return drawSheet({ head, blocks: noteRows(notes, look.width - 1), airy: false }, { ...look, height })
}

/** A block a note, behind a dot. */
function noteRows(notes: readonly TalkNote[], edge: number): Block[] {
  return notes.map(({ id, text }) => beside([line('·', 5)], lines(text, 7, edge)).map(r => ({ ...r, id })))
}

/** What got dots, most first, with all its cards and what was said about it; the one that is talked about under its heading. */
function drawTop(talk: StepOf<'look'>, step: StepOf<'vote'>, session: Session, look: Look): Grid {
  // A vote that was passed over hides nothing, and left the order open: all of it is talked about.
  const isVoted = workOf(session, step.id, 'vote') !== undefined
  if (isVoted && isHidden(session, step)) return drawSheet({ blocks: [[line(words.stillOpen(step.title))]] }, look)
  const letters = lettersOf(session, step.on)
  const board = stepOf(session, step.on)
  const source = board?.kind === 'group' ? stepOf(session, board.cards) : board
  const voted = resultOf(session, step.id).filter(r => r.dots > 0 || !isVoted)
  if (!voted.length)
    return drawSheet({ blocks: [[line(words.noDots)], ...noteRows(notesOf(talk, session), look.width - 1)] }, look)
  const now = (look.working || look.here) && !session.closed ? talkOf(talk, session)?.topic : undefined
  const blocks = voted.map(({ on, dots }): Block => {
    const rows = drawOn(on, letters, Math.min(look.width - 10, 72), card => cardSign(card, source, session))
    const given = isVoted ? [line(plural(dots, 'dot'), Math.min(look.width - 8, 74), 'strong')] : []
    const told = beside(rows, given)
    return [
      ...(on.id === now ? [line(words.now, 1, 'strong')] : []),
      ...told.map(r => ({ ...r, id: on.id })),
      ...echoRows(session, on, look),
      ...noteRows(notesOf(talk, session, on.id), look.width - 1).flat(),
    ]
  })
  return drawSheet({ blocks, loose: true }, look)
}

/** In which earlier turns it came up, while the room talks; notes tell of this turn alone. */
function echoRows(session: Session, on: OnBoard, look: Look): Row[] {
  const again = look.working || look.here ? echoOf(session, on) : ''
  return again ? lines(echoWords.cameUp(again), 5, look.width - 1, 'accent').map(r => ({ ...r, id: on.id })) : []
}

/** The whole turn in a few rows a part: bet, actions, gates, what is parked, return on time and the next day. */
function drawSummary(session: Session, look: Look): Grid {
  const edge = look.width
  const labelled = (label: string, text: string) => beside([line(label, 1, 'strong')], lines(text, 12, edge - 1))
  const say = (text: string) => showDay(text, session.last)
  const bets = stepsWith(session, 'decide').map(s => betLine(workOf(session, s.id, 'decide')?.fields ?? {}, say))
  const actions = actionsOf(session)
    .filter(isOwed)
    .sort((a, b) => a.carried - b.carried)
  const parked = waitingOf(session)
  const { next } = session
  const who = nameOf(session, next?.by) ?? next?.by
  const blocks = [
    labelled('THE BET', bets.filter(Boolean).join('; ') || 'none this time'),
    actions.length
      ? [actionsHead(edge), ...actions.flatMap(a => actionRows(a, session, edge))]
      : labelled('ACTIONS', 'none'),
    beside([line('GATES', 1, 'strong')], facts(gateFacts(session, look.ascii), 12, edge - 1)),
    ...parkedBlock(parked, edge, ''),
    [
      ...returnRows(session).flatMap(text => labelled('RETURN', text)),
      ...labelled('NEXT', next ? `${say(next.on)}${who ? `, ${who} facilitates` : ''}` : 'no day yet'),
    ],
  ]
  return drawSheet({ blocks, loose: true }, look)
}

/** What the session was worth: `1 ·   2 ·   3 ●   4 ●●●   5 ●●`; under four answers only their number. */
function returnRows(session: Session): string[] {
  return returnsOf(session).map(({ step, counts }) =>
    isTooFew(step, counts)
      ? plural(sum(counts), 'answer')
      : step.points.map((p, i) => `${p} ${'●'.repeat(counts[i] ?? 0) || '·'}`).join('   '),
  )
}
