/** The clock in digits one reads from the back of the room; the question stays. */
import { bigClock } from '../draw/digits.ts'
import { Grid } from '../draw/grid.ts'
import { frameRows } from '../screen/frame-drawing.ts'
import { currentStep, isPaused } from '../session/read.ts'
import type { Session } from '../session/types.ts'
import { drawQuestion } from './question.ts'

/** What stands under the digits: how it is with the time. `remaining` in ms. */
export function clockWord(session: Session, remaining: number): string {
  if (isPaused(session)) return 'stopped'
  if (remaining < 0) return 'over time'
  return remaining <= 60_000 ? 'the last minute' : (currentStep(session)?.title ?? '')
}

/** `text` as `03:12`; sizes in cells, without the frame. */
export function drawClock(session: Session, text: string, word: string, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const question = drawQuestion(currentStep(session)?.ask ?? '', width, height + frameRows)
  grid.paste(0, 0, question)
  const digits = bigClock(text)
  const y = Math.max(question.height, Math.floor((grid.height - digits.height) / 2))
  grid.paste(y, Math.max(1, Math.floor((width - digits.width) / 2)), digits)
  grid.put(Math.min(grid.height - 1, y + digits.height + 1), 1, word, 'strong')
  return grid
}
