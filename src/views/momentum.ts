/** Pushes, drags and the word for the wheel, drawn as two short lists with their evidence. No score. */
import { Grid } from '../draw/grid.ts'
import type { Day } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { cut, wrap } from '../text.ts'
import { momentum } from '../turn/momentum.ts'
import { viewWords } from './words.ts'

/** Most pushes, and most drags, that are listed in a row each; the rest is counted. */
const listed = 2

/** The same where there is room to tell each of them whole. */
const listedWhole = 5

/** Rows of a screen from which on pushes and drags are told whole. */
const tall = 34

/** Where what is listed begins, behind its title. */
export const listedAt = 12

/** Pushes, drags, the word: side by side where there is room, otherwise below each other. `height` is that of the screen. */
export function drawMomentum(session: Session, width: number, height: number): Grid {
  const moved = drawMoved(session, { width, whole: height >= tall })
  const grid = new Grid(width, moved.height + 1)
  grid.paste(0, 0, moved)
  putTitled(grid, moved.height, 1, 'WHEEL', [momentum(session).word])
  return grid
}

/** Pushes and drags, `most` of each where they are not told whole. */
export function drawMoved(
  session: Session,
  look: { width: number; whole?: boolean; most?: number; today?: Day },
): Grid {
  const { width, whole: isWhole = false, most = listed } = look
  const { pushes, drags } = momentum(session, look.today)
  const wide = width >= 110
  const room = wide ? Math.floor(width / 2) - 14 : width - 14
  const told = (sign: string, facts: readonly { say: string }[]) =>
    isWhole ? whole(sign, facts, room) : lines(sign, facts, { room, most })
  const [left, right] = [told('+', pushes), told('-', drags)]
  const grid = new Grid(width, wide ? Math.max(left.length, right.length) : left.length + right.length)
  putTitled(grid, 0, 1, 'PUSHES', left)
  putTitled(grid, wide ? 0 : left.length, wide ? Math.floor(width / 2) : 1, 'DRAGS', right)
  return grid
}

function putTitled(grid: Grid, y: number, x: number, title: string, texts: readonly string[]): void {
  grid.put(y, x, title, 'strong')
  for (const [i, text] of texts.entries()) grid.put(y + i, x + listedAt - 1, text)
}

function lines(
  sign: string,
  facts: readonly { say: string }[],
  { room, most }: { room: number; most: number },
): string[] {
  if (!facts.length) return [viewWords.noneSeen]
  const rest = facts.length - most
  return facts.slice(0, most).map((fact, i) => {
    const more = i === most - 1 && rest > 0 ? `  ${viewWords.andMore(rest)}` : ''
    return cut(`${sign} ${fact.say}`, room - more.length) + more
  })
}

function whole(sign: string, facts: readonly { say: string }[], room: number): string[] {
  if (!facts.length) return [viewWords.noneSeen]
  const rest = facts.length - listedWhole
  return [
    ...facts
      .slice(0, listedWhole)
      .flatMap(fact => wrap(fact.say, room - 2).map((line, i) => `${i ? ' ' : sign} ${line}`)),
    ...(rest > 0 ? [`  ${viewWords.andMore(rest)}`] : []),
  ]
}
