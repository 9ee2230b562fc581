/** How a vote on sorted cards looks once it is closed: every card on its rung, with its dots. */
import type { Grid } from '../../draw/grid.ts'
import { stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { lettersOf, resultOf, titleOf } from '../made/board.ts'
import { words } from '../vote/words.ts'
import { beside, drawSheet, line, lines, type Row } from './sheet.ts'

/** So many things without a dot are listed in notes; of more only the number is told. */
export const fewZeros = 3

/** The step whose sorted cards are voted on, card by card; undefined for every other vote. */
export function ladderOf(step: StepOf<'vote'>, session: Session): StepOf<'write'> | undefined {
  const source = stepOf(session, step.on)
  return source?.kind === 'write' && source.sorted === 'rows' && source.marks ? source : undefined
}

/**
 * STOP        C  stop reviewing approved images     ●●●●●   5
 *             F  drop the second form               ●       1
 * REUSE       ·
 * BUILD       E  our own release calendar                   0
 */
export function drawLadder(step: StepOf<'vote'>, source: StepOf<'write'>, session: Session, look: Look): Grid {
  const edge = look.width - 1
  const marks = source.marks ?? []
  const letters = lettersOf(session, step.on)
  const all = resultOf(session, step.id)
  const dotless = all.filter(t => t.dots === 0).length
  const isTold = look.brief && dotless > fewZeros && dotless < all.length
  const things = isTold ? all.filter(t => t.dots > 0) : all
  const most = Math.max(0, ...things.map(t => t.dots))
  const dotted = Math.min(Math.max(most, 3), Math.floor(edge / 4))
  const labels = Math.max(7, ...marks.map(m => width(m.label)))
  const letterAt = labels + 4
  const textAt = letterAt + 2 + Math.max(1, ...[...letters.values()].map(width))
  // Dots begin right after the titles: an eye does not find its way across an empty wall.
  const longest = Math.max(24, ...things.map(t => width(titleOf(t.on))))
  const dotsAt = Math.min(edge - 4 - dotted, textAt + longest + 3)
  const rows = ({ on, dots }: (typeof things)[number]): Row[] => {
    const letter = line(letters.get(on.cards[0]?.id ?? '') ?? '', letterAt, 'strong')
    const amount: Row = {
      pieces: [
        { at: dotsAt, text: most <= dotted ? '●'.repeat(dots) : '', tone: 'accent' },
        { at: dotsAt + dotted + 3 - `${dots}`.length, text: `${dots}` },
      ],
    }
    const text = lines(titleOf(on), textAt, dotsAt - 1)
    return beside(beside([letter], text), [amount]).map(r => ({ ...r, id: on.id }))
  }
  const places = [
    ...marks.map(m => ({ label: m.label.toUpperCase(), mark: m.mark satisfies string | undefined })),
    { label: 'NO RUNG', mark: undefined },
  ]
  const blocks = places.flatMap(({ label, mark }) => {
    const here = things.filter(({ on }) => marks.find(m => m.mark === on.cards[0]?.mark)?.mark === mark)
    if (!here.length && mark === undefined) return []
    const below = here.length ? here.flatMap(rows) : [line('·', letterAt)]
    return [beside([line(label, 1, 'strong')], below)]
  })
  const foot = isTold ? [line(words.others(dotless))] : []
  return drawSheet({ blocks, foot, airy: look.height > things.length + 2 * places.length, loose: true }, look)
}
