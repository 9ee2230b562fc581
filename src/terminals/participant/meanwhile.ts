/** While there is nothing to do for somebody: what comes next for them, and what may be done meanwhile. */
import { Grid } from '../../draw/grid.ts'
import { isAnswered } from '../../kinds/facts.ts'
import { plannedSteps, stepNumber } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut, plural } from '../../text.ts'
import { ownWords } from './words.ts'

/** The next step in which everybody has something to do for themselves. */
export function nextOwn(session: Session): StepOf | undefined {
  return plannedSteps(session)
    .slice(stepNumber(session, session.at))
    .find(s => isAnswered(s.kind))
}

/**
 * Meanwhile you may
 *   a   note an action
 *
 * next for you   vote: Which worry you most?  (1 minute)
 */
export function drawMeanwhile(session: Session, width: number): Grid {
  const next = nextOwn(session)
  const grid = new Grid(width, next ? 6 : 4)
  grid.put(0, 1, ownWords.meanwhile, 'strong')
  const may = [
    ['a', 'note an action; it stands in the list at the close'],
    ['p', 'park something that does not belong here'],
    ['g', 'read your own cards again'],
  ]
  for (const [y, [key = '', does = '']] of may.entries()) {
    grid.put(1 + y, 3, key, 'strong')
    grid.put(1 + y, 7, cut(does, width - 8))
  }
  if (next) {
    const x = grid.put(5, 1, 'next for you   ')
    grid.put(5, x, cut(`${next.title.toLowerCase()}: ${next.ask}  (${plural(next.minutes, 'minute')})`, width - x - 1))
  }
  return grid
}
