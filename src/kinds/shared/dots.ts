/** Dots somebody gives at a terminal of their own: one more, one less, or so many; and how they stand, a row a thing. */

import type { Grid } from '../../draw/grid.ts'
import type { Act, At, Memory, Outcome, Size, Spot } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import type { Kind, Shapes } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import { kindWords } from '../words.ts'
import { beside, drawSheet, line, lines } from './sheet.ts'

const left = (dots: number) => (dots ? `${plural(dots, 'dot')} left.` : kindWords.noDotLeft)

export const dotWords = {
  moreHint: 'dot',
  less: 'one dot back',
  lessHint: 'dot back',
  leftOf: (dots: number, all: number) => `${dots} of ${plural(all, 'dot')} left`,
  nowLeft: (dots: number) => (dots ? left(dots) : kindWords.allDotsGiven),
  given: (dots: number, rest: number) => `${plural(dots, 'dot')} given. ${left(rest)}`,
}

/** What dots are given on, and how many this person has. */
type Dots<K extends Kind, S extends Spot> = {
  on: S['type']
  words: { more: string; give: string }
  /** May they be given now? */
  fits(at: At<K>): boolean
  /** This person's dots on a thing, and those they have left. */
  mine(at: At<K>, id: string): number
  left(at: At<K>): number
  move(id: string, count: number): Shapes[K]['move']
}

/** Dots asked for on one thing. A second key may come before the disk has the first one: it counts from what was asked for. */
type Asked = { on: string; count: number; shown: number }
const askedFor = remembered<Asked>('asked')

export function dotActs<K extends Kind, S extends Spot>({
  on,
  words,
  fits,
  mine,
  left,
  move,
}: Dots<K, S>): Act<K, S>[] {
  const given = (at: At<K>, id: string, memory: Memory) => {
    const asked = askedFor.of(memory)
    return asked?.on === id && asked.shown === mine(at, id) ? asked.count : mine(at, id)
  }
  const give = (at: At<K>, spot: S | undefined, count: number, memory: Memory): Outcome<K> => {
    if (!spot || count < 0 || count === given(at, spot.id, memory)) return { stay: {} }
    const shown = mine(at, spot.id)
    const rest = left(at) + shown - count
    return {
      ...make<K>(at, move(spot.id, count), { memory: askedFor.is({ on: spot.id, count, shown }) }),
      said: dotWords.nowLeft(rest),
      spoken: dotWords.given(count, Math.max(0, rest)),
    }
  }
  const by =
    (change: 1 | -1): Act<K, S>['move'] =>
    (at, spot, _, memory) =>
      give(at, spot, given(at, spot?.id ?? '', memory) + change, memory)
  const own = { who: 'participant', on: [on], fits } as const
  return [
    {
      ...own,
      id: 'more',
      keys: ['+', '=', 'right'],
      command: { words: ['dot'] },
      does: words.more,
      hint: dotWords.moreHint,
      move: by(1),
    },
    {
      ...own,
      id: 'less',
      keys: ['-', 'left'],
      command: { words: ['take back'] },
      does: dotWords.less,
      hint: dotWords.lessHint,
      move: by(-1),
    },
    {
      ...own,
      id: 'give',
      keys: ['0-9'],
      command: { words: ['dots'], takes: '2' },
      does: words.give,
      move: (at, spot, value, memory) =>
        /^\d{1,3}$/.test(String(value)) ? give(at, spot, Number(value), memory) : { say: kindWords.wholeDots },
    },
  ]
}

/** A thing with its letter, and the dots one has on it. */
type DotRow = { id: string; letter: string; text: string; dots: number }

/** One's own dots, `rest` of `all` left; what is chosen is in sight. At most `most` are on one thing; `foot` says how they stand. */
export function drawDots(
  rows: readonly DotRow[],
  {
    rest,
    all,
    most = all,
    foot: say = dotWords.leftOf(rest, all),
  }: { rest: number; all: number; most?: number; foot?: string },
  { width, height }: Size,
  focus: string | undefined,
): Grid {
  const edge = Math.min(width - 1, 90)
  const right = edge - most
  const blocks = rows.map(({ id, letter, text, dots }) =>
    beside(
      [line(letter, 2, 'strong')],
      beside(lines(text, 5, right - 3), [line('●'.repeat(dots), right, 'accent')]),
    ).map(row => ({ ...row, id })),
  )
  const foot = [line(say, 1, 'strong')]
  return drawSheet({ blocks, foot, airy: false }, { width, height, ...(focus ? { focus } : {}) })
}
