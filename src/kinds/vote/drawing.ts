/** How a vote looks: while it is open what may be voted on, afterwards bars from the most dots to none. */
import { stroke } from '../../draw/bars.ts'
import type { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { isHidden, roomPeople, stepOf, workOf } from '../../session/read.ts'
import type { CardId, PersonId, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut, plural, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { boardOf, cardsOf, lettersOf, type OnBoard, resultOf, titleOf } from '../made/board.ts'
import { drawLadder, fewZeros, ladderOf } from '../shared/ladder-drawing.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/**
 *  A  Release queue waits for one person       ██████████████████████████  5
 *  G  Two teams change the same table          ████████████████            3
 *  L  M  N                                                                 0
 */
export function drawVote(step: StepOf<'vote'>, session: Session, look: Look): Grid {
  const letters = lettersOf(session, step.on)
  if (!letters.size) return drawSheet({ blocks: [[line(words.nothingYet)]] }, look)
  if (isHidden(session, step)) return drawOpen(step, session, letters, look)
  const ladder = ladderOf(step, session)
  return ladder ? drawLadder(step, ladder, session, look) : drawResult(step, session, letters, look)
}

/** The things to choose from, without a number: nobody sees how the vote stands before it is closed. */
function drawOpen(step: StepOf<'vote'>, session: Session, letters: ReadonlyMap<CardId, string>, look: Look): Grid {
  const ladder = ladderOf(step, session)
  const inColumns = (columns: number) =>
    boardOf(session, step.on).map(on => {
      const rung = ladder?.marks?.find(m => m.mark === on.cards[0]?.mark)?.label
      const more = on.cards.length > 1 ? ` (${on.cards.length} cards)` : rung ? ` (${rung})` : ''
      const end = Math.floor(look.width / columns) - 1
      return titled(on, letters, lines(wordsOf(on) + more, textAt(letters), end))
    })
  const foot = [line(step.approve ? words.eachApproves : words.each(step.dots ?? 0))]
  // Hands are counted from top to bottom, so one column as long as all of it can be seen at once.
  const long = sum(inColumns(1).map(b => b.length)) > look.height - 3
  const columns = long && look.width >= 80 ? 2 : 1
  return drawSheet({ blocks: inColumns(columns), foot, columns, airy: false }, look)
}

function drawResult(step: StepOf<'vote'>, session: Session, letters: ReadonlyMap<CardId, string>, look: Look): Grid {
  const result = resultOf(session, step.id)
  const most = Math.max(1, ...result.map(r => r.dots))
  const voted = result.filter(r => r.dots > 0)
  const text = textAt(letters)
  const bar = Math.min(40, Math.floor(look.width * 0.32))
  const digits = Math.max(2, `${most}`.length)
  const longest = Math.min(60, Math.max(24, ...voted.map(r => width(wordsOf(r.on)))))
  // Bars begin right after the titles: an eye does not find its way across an empty wall.
  const barAt = Math.min(look.width - bar - digits - 3, text + longest + 2)
  const dotsAt = barAt + bar + 1
  const perDot = Math.min(6, bar / most)
  const number = (dots: number) => ({ at: dotsAt, text: `${dots}`.padStart(digits) })
  const blocks = voted.map(({ on, dots }) => {
    const right: Row[] = [{ pieces: [{ at: barAt, text: stroke(dots * perDot), tone: 'accent' }, number(dots)] }]
    return titled(on, letters, beside(lines(wordsOf(on), text, barAt - 1), right))
  })
  const none = result.filter(r => r.dots === 0).map(r => r.on)
  const isTold = look.brief && none.length > fewZeros
  const zeros = isTold ? [] : none
  const said = facts(turnout(step, session, look.here ?? roomPeople(session)), 1, look.width - 1)
  const foot = isTold ? [line(words.others(none.length)), ...said] : said
  const room = look.height - sum(blocks.map(b => b.length)) - foot.length - 1
  const together = zeros.length <= room ? 0 : Math.max(1, zeros.length - Math.max(0, room - 2))
  const nil: Row[] = [{ pieces: [number(0)] }]
  const single = zeros
    .slice(0, zeros.length - together)
    .map(on =>
      titled(on, letters, beside([line(cut(wordsOf(on).replaceAll('\n', ' '), dotsAt - text - 2), text)], nil)),
    )
  const rest = zeros.slice(zeros.length - together).map(on => letterOf(on, letters))
  const gathered = rest.length ? [beside(lines(rest.join('  '), 1, dotsAt - 1), nil)] : []
  // Bars that touch read as one; a blank row keeps them apart where there is room for it.
  const used = sum([...blocks, ...single, ...gathered].map(b => b.length)) + foot.length + 1
  const isLast = (i: number) => i === blocks.length - 1 && isTold
  const apart = used + blocks.length <= look.height ? blocks.map((b, i) => (isLast(i) ? b : [...b, line('')])) : blocks
  return drawSheet({ blocks: [...apart, ...single, ...gathered], foot, airy: false }, look)
}

/** A title, with what it hangs on where that tells it from others. */
function wordsOf(on: OnBoard): string {
  return on.under ? `${titleOf(on)} (${cut(on.under, 28)})` : titleOf(on)
}

function textAt(letters: ReadonlyMap<CardId, string>): number {
  return 3 + Math.max(...[...letters.values()].map(width))
}

function letterOf(on: OnBoard, letters: ReadonlyMap<CardId, string>): string {
  return letters.get(on.cards[0]?.id ?? '') ?? ''
}

function titled(on: OnBoard, letters: ReadonlyMap<CardId, string>, text: Row[]): Block {
  return beside([line(letterOf(on, letters), 1, 'strong')], text).map(r => ({ ...r, id: on.id }))
}

/**
 * Who took part, as far as it was counted: `written by 5 of 6 people   seen 14 of 14   11 of 15 dots, by show of hands`. Of those
 * `here` and those who gave a card or a dot: nobody waits for people who never came.
 */
function turnout(step: StepOf<'vote'>, session: Session, present: readonly { id: PersonId }[]): string[] {
  const work = workOf(session, step.id, 'vote')
  const source = writtenIn(session, step.on)
  const cards = cardsOf(session, step.on)
  const writers = new Set(cards.flatMap(c => (c.by && c.via !== 'said' ? [c.by] : [])))
  const said = cards.filter(c => c.via === 'said').length
  const seen = workOf(session, step.on, 'group')?.seen.filter(id => cards.some(c => c.id === id)).length
  const dots = sum(resultOf(session, step.id).map(r => r.dots))
  const own = Object.values(work?.dots ?? {}).flatMap(by => Object.entries(by))
  const givers = new Map<string, number>()
  for (const [person, n] of own) givers.set(person, (givers.get(person) ?? 0) + n)
  const here = new Set([...present.map(p => p.id), ...writers, ...givers.keys()]).size
  const each = step.approve ? 0 : (step.dots ?? 0)
  const kept = [...givers.values()].filter(n => n < each).length
  const all = [
    source?.kind === 'write' && !source.anonymous && writers.size
      ? `written by ${writers.size} of ${plural(here, 'person', 'people')}`
      : '',
    said ? `${said} said aloud` : '',
    seen === undefined ? '' : `seen ${seen} of ${cards.length}`,
    `${step.approve ? plural(dots, 'dot') : `${dots} of ${here * each} dots`}${work?.tally ? ', by show of hands' : ''}`,
    kept && !work?.tally ? words.notGiven(kept) : '',
  ]
  return all.filter(Boolean)
}

function writtenIn(session: Session, id: string) {
  const step = stepOf(session, id)
  return step?.kind === 'group' ? stepOf(session, step.cards) : step
}
