/** Pushes, drags and the word for the wheel, drawn as two short lists with their evidence. No score. */
import { Grid } from '../draw/grid.ts'
import type { Session } from '../session/types.ts'
import { cut, wrap } from '../text.ts'
import { momentum } from '../turn/momentum.ts'

/** How the wheel turns, and its weakest phase: `first push`, `turning · weakest: challenge`. */
export function wheelWordOf(session: Session): string {
  return momentum(session).word
}

/** Most pushes, and most drags, that are listed in a row each; the rest is counted. */
const listed = 2

/** The same where there is room to tell each of them whole. */
const listedWhole = 5

/** Rows of a screen from which on pushes and drags are told whole. */
const tall = 34

/** Pushes, drags, the word: side by side where there is room, otherwise below each other. `height` is that of the screen. */
export function drawMomentum(session: Session, width: number, height: number): Grid {
  const { pushes, drags, word } = momentum(session)
  const wide = width >= 110
  const room = wide ? Math.floor(width / 2) - 14 : width - 14
  const told = height >= tall ? whole : lines
  const left = told('+', pushes, room)
  const right = told('-', drags, room)
  const rows = wide ? Math.max(left.length, right.length) : left.length + right.length
  const grid = new Grid(width, rows + 1)
  const put = (title: string, texts: string[], y: number, x: number) => {
    grid.put(y, x, title, 'strong')
    for (const [i, text] of texts.entries()) grid.put(y + i, x + 11, text)
  }
  put('PUSHES', left, 0, 1)
  put('DRAGS', right, wide ? 0 : left.length, wide ? Math.floor(width / 2) : 1)
  put('WHEEL', [word], rows, 1)
  return grid
}

function lines(sign: string, facts: readonly { say: string }[], room: number): string[] {
  if (!facts.length) return ['none seen yet']
  const rest = facts.length - listed
  return facts.slice(0, listed).map((fact, i) => {
    const more = i === listed - 1 && rest > 0 ? `  and ${rest} more` : ''
    return cut(`${sign} ${fact.say}`, room - more.length) + more
  })
}

function whole(sign: string, facts: readonly { say: string }[], room: number): string[] {
  if (!facts.length) return ['none seen yet']
  const rest = facts.length - listedWhole
  return [
    ...facts
      .slice(0, listedWhole)
      .flatMap(fact => wrap(fact.say, room - 2).map((line, i) => `${i ? ' ' : sign} ${line}`)),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}
