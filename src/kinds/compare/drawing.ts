/** How a comparison looks: two things side by side while it is open, afterwards the order with where each may stand. */
import { progress } from '../../draw/bars.ts'
import type { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { CardId, StepOf } from '../../session/shapes.ts'
import { areApart, intervalOf } from '../../session/strengths.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { boardOf, lettersOf, type OnBoard, titleOf } from '../made/board.ts'
import { isRanked, mostCompared, type Ranked, rankingOf, thingsCompared } from '../made/ranking.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { enoughFor } from './pairing.ts'
import { words } from './words.ts'

/** Cells of the axis, at least and at most. */
const [shortest, longest] = [10, 36]
/** Under so many cells two things stand one under the other. */
const narrow = 60

/**
 *  1    A  Release queue waits for one person         ──●──
 *  2-3  G  Two teams change the same table      ───●───
 */
export function drawCompare(step: StepOf<'compare'>, session: Session, look: Look): Grid {
  const letters = lettersOf(session, step.on)
  const board = boardOf(session, step.on)
  if (!board.length) return drawSheet({ blocks: [[line(words.nothingYet)]] }, look)
  const cut = board.length > mostCompared ? lines(words.only(mostCompared, board.length), 1, look.width - 1) : []
  if (isHidden(session, step)) return drawOpen(step, session, letters, cut, look)
  const ranking = rankingOf(session, step.id)
  if (!isRanked(ranking)) return drawSheet({ blocks: [[line(words.none)]], foot: cut }, look)
  return drawOrder(step, session, ranking, letters, cut, look)
}

/** What is compared, in the order of the board: nobody sees how it stands. */
function drawOpen(
  step: StepOf<'compare'>,
  session: Session,
  letters: ReadonlyMap<CardId, string>,
  cut: Block,
  look: Look,
): Grid {
  const things = thingsCompared(session, step.id)
  const at = textAt(letters)
  const blocks = things.map(on =>
    beside([line(letterOf(on, letters), 1, 'strong')], lines(sayThing(on), at, look.width - 1)),
  )
  const foot = [...lines(words.each(things.length, enoughFor(things.length)), 1, look.width - 1), ...cut]
  return drawSheet({ blocks, foot, airy: false }, look)
}

function drawOrder(
  step: StepOf<'compare'>,
  session: Session,
  ranking: readonly Ranked[],
  letters: ReadonlyMap<CardId, string>,
  cut: Block,
  look: Look,
): Grid {
  const ranks = ranking.map(rankSay)
  const letterAt = 3 + Math.max(...ranks.map(width))
  const at = letterAt + textAt(letters) - 1
  const axis = Math.min(longest, Math.max(shortest, Math.floor(look.width * 0.3)))
  const axisAt = Math.min(look.width - axis - 1, at + 2 + Math.max(24, ...ranking.map(r => width(sayThing(r.on)))))
  const there = ranking.filter(r => r.count > 0).map(intervalOf)
  const [low, high] = [Math.min(...there.map(i => i[0])), Math.max(...there.map(i => i[1]))]
  const blocks = ranking.map((one, i): Block => {
    const mark = one.count ? intervalLine(one, { low, high, cells: axis, ascii: look.ascii ?? false }) : words.never
    const left: Row = {
      pieces: [
        { at: 1, text: ranks[i] ?? '', tone: 'strong' },
        { at: letterAt, text: letterOf(one.on, letters) },
      ],
    }
    const text = beside(lines(sayThing(one.on), at, axisAt - 1), [line(mark, axisAt, 'accent')])
    return beside([left], text).map(row => ({ ...row, id: one.on.id }))
  })
  const foot = [
    ...alikeIn(ranking, letters).flatMap(text => lines(text, 1, look.width - 1, 'strong')),
    ...lines(madeBy(step, session), 1, look.width - 1),
    ...cut,
  ]
  return drawSheet({ blocks, foot, airy: false }, look)
}

function madeBy(step: StepOf<'compare'>, session: Session): string {
  const all = Object.values(workOf(session, step.id, 'compare')?.compared ?? {}).filter(mine => mine.length)
  return words.made(sum(all.map(mine => mine.length)), all.length)
}

/** From the lowest strength there may be to the highest, with the most likely one marked. */
function intervalLine(one: Ranked, to: { low: number; high: number; cells: number; ascii: boolean }): string {
  const cell = (x: number) => Math.round(((x - to.low) / Math.max(1e-9, to.high - to.low)) * (to.cells - 1))
  const [low, high] = intervalOf(one)
  const [from, until] = [cell(low), cell(high)]
  const [stroke, point] = to.ascii ? ['-', 'o'] : ['─', '●']
  const row = Array.from({ length: to.cells }, (_, i) => (i >= from && i <= until ? stroke : ' '))
  row[cell(one.strength)] = point
  return row.join('').trimEnd()
}

/** `2`, or `2-4` where it cannot be told apart from others. */
export function rankSay({ best, worst }: Ranked): string {
  return best === worst ? `${best}` : `${best}-${worst}`
}

/** Which neighbours in the order overlap, as sentences: longest stretches whose first and last cannot be told apart. */
export function alikeIn(ranking: readonly Ranked[], letters: ReadonlyMap<CardId, string>): string[] {
  const there = ranking.filter(r => r.count > 0)
  const said: string[] = []
  let end = 0
  for (const [i, one] of there.entries()) {
    let last = i
    while (last + 1 < there.length && there.slice(i, last + 1).every(r => !areApart(r, there[last + 1] ?? one))) last++
    if (last > i && last > end) said.push(words.alike(there.slice(i, last + 1).map(r => letterOf(r.on, letters))))
    end = Math.max(end, last)
  }
  return said
}

/** Two things side by side, or one under the other where the screen is narrow, and how far this person is. */
export function drawPair(
  pair: { left: OnBoard; right: OnBoard },
  far: { done: number; enough: number; name?: string },
  size: { width: number; height: number },
): Grid {
  const edge = size.width - 1
  const half = Math.floor(size.width / 2)
  const [left, right] =
    size.width < narrow
      ? [
          [3, edge],
          [3, edge],
        ]
      : [
          [3, half - 2],
          [half + 2, edge],
        ]
  const side = (on: OnBoard, head: string, [from = 3, to = edge]: readonly number[]): Block => [
    line(head, from, 'accent'),
    ...lines(titleOf(on), from, to, 'strong'),
    ...(on.alone ? [] : on.cards.flatMap(card => lines(`· ${card.text}`, from, to))),
  ]
  const [one, two] = [side(pair.left, words.leftHead, left), side(pair.right, words.rightHead, right)]
  const blocks = size.width < narrow ? [one, two] : [beside(one, two)]
  const bar = progress(Math.min(far.done, far.enough), far.enough, Math.max(6, Math.min(40, edge - 30)))
  const head = far.name ? [line(`${words.keyboardIs} ${far.name.toUpperCase()}`, 1, 'strong'), line('')] : []
  const foot = [
    {
      pieces: [
        { at: 1, text: bar, tone: 'accent' as const },
        { at: bar.length + 3, text: words.soFar(far.done, far.enough) },
      ],
    },
  ]
  return drawSheet({ head, blocks, foot }, size)
}

export function sayThing(on: OnBoard): string {
  const title = on.under ? `${titleOf(on)} (${on.under})` : titleOf(on)
  return on.cards.length > 1 ? `${title} ${words.more(on.cards.length)}` : title
}

function textAt(letters: ReadonlyMap<CardId, string>): number {
  return 3 + Math.max(0, ...[...letters.values()].map(width))
}

function letterOf(on: OnBoard, letters: ReadonlyMap<CardId, string>): string {
  return letters.get(on.cards[0]?.id ?? '') ?? ''
}
