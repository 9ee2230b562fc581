/** The question of a step, the first thing on every screen, and what the turn is about under it. */
import { Grid } from '../draw/grid.ts'
import { sentenceKept } from '../kinds/made/choice.ts'
import { choosing } from '../kinds/made/steps.ts'
import { betLine } from '../session/bet.ts'
import { amount } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import { width as cells, cut, wrap } from '../text.ts'
import { betOf } from '../turn/facts.ts'
import { keepWorks } from '../turn/keep-works.ts'

/** Rows of a screen from which on the blank row under the question tells what the turn is about. */
const contextFrom = 20
const between = ' · '

/**
 * The question as rows with one more below (left out when the screen is low): blank, or what the turn is about. `right` stands
 * at the end of the first row.
 */
export function drawQuestion(ask: string, width: number, height: number, right = '', context: Context = {}): Grid {
  const lines = wrap(ask, Math.min(width - 2 - (right ? right.length + 3 : 0), 96)).slice(0, 3)
  const grid = new Grid(width, lines.length + (height < 18 ? 0 : 1))
  for (const [y, line] of lines.entries()) grid.put(y, 1, line, 'strong')
  if (right) grid.putRight(0, width, right)
  if (height >= contextFrom) grid.put(lines.length, 1, contextLine(context, width - 2), 'quiet')
  return grid
}

/** What a turn is about, as far as it is known: its ask, its star as it stands and where it is to go, its bet. */
export type Context = { ask?: string; star?: string; bet?: string }

/** What this turn is about; empty for an agenda that has no ask. */
export function contextOf(session: Session): Context {
  const ask = sentenceKept(session, 'ask')
  if (!ask && !choosing(session).some(({ step }) => step.keep === 'ask')) return {}
  const star = keepWorks(session).series.star
  const value = star?.points.at(-1)
  const bet = betOf(session)
  const isStar = bet?.measure !== undefined && bet.measure === star?.name
  const line = bet && betLine({ we: bet.we, measure: bet.measure, from: bet.from, to: bet.to })
  return {
    ...(ask ? { ask } : {}),
    ...(value ? { star: `${amount(value.value, star?.unit)} → ${(isStar && bet?.to) || '?'}` } : {}),
    ...(line ? { bet: line } : {}),
  }
}

/** `ASK same-day refunds · STAR 22 % → ? · BET stop reviewing twice` in so many cells; empty when nothing is known. */
export function contextLine({ ask, star, bet }: Context, width: number): string {
  const parts = [
    { name: 'ASK', text: ask },
    { name: 'STAR', text: star },
    { name: 'BET', text: bet },
  ].flatMap(({ name, text }) => (text ? [{ name, text }] : []))
  const long = parts.filter(part => part.name !== 'STAR')
  const taken = parts.reduce((sum, { name, text }) => sum + cells(name) + 1 + (name === 'STAR' ? cells(text) : 0), 0)
  const room = width - taken - between.length * Math.max(0, parts.length - 1)
  const shortest = Math.min(...long.map(part => cells(part.text)))
  const half = Math.floor(room / Math.max(1, long.length))
  // What one of them does not need, the other has.
  const each = long.length > 1 && shortest < half ? room - shortest : half
  return parts.map(({ name, text }) => `${name} ${name === 'STAR' ? text : cut(text, Math.max(4, each))}`).join(between)
}
