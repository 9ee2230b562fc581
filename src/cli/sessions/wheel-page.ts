/** The wheel of a team and all its turns, on one page of text. */
import { rowsOf, type Theme } from '../../screen/theme.ts'
import type { Day } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { drawWheelFacts } from '../../turn/wheel-drawing.ts'
import { type WheelFacts, wheelOf } from '../../turn/wheel-facts.ts'
import { drawWheel } from '../../views/wheel-drawing.ts'

/** Rows of the page: the wheel, and under it as much of all turns as there is. */
const rows = { wheel: 40, turns: 400 }

/** What is drawn of a session, which need not be kept for it. */
export type WheelPage = { team: string; facts: WheelFacts; ring: ReturnType<typeof drawWheel> }

/** The page of a team's newest turn, `width` cells wide. */
export function wheelPage(session: Session, width: number, today: Day): WheelPage {
  const ring = drawWheel(session, { width, height: rows.wheel, low: true, today })
  return { team: session.turn.team, facts: wheelOf(session, today), ring }
}

/** The page as text, with styles where the theme has colours. */
export function wheelText({ facts, ring }: WheelPage, width: number, today: Day, theme: Theme): string {
  const all = drawWheelFacts(facts, { width, height: rows.turns, today, ascii: theme.ascii })
  return [...rowsOf(ring, theme), '', ...rowsOf(all, theme).slice(0, all.used())].join('\n')
}
