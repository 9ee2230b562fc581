/** How sure the team was, drawn: a row a band of likelihood, a bar for what came and a mark for what was said. */
import { stroke } from '../draw/bars.ts'
import { Grid } from '../draw/grid.ts'
import { amount } from '../session/trend.ts'
import { cut, wrap } from '../text.ts'
import { type Band, type Calibration, leastBets } from './calibration.ts'
import { wheelWords } from './words.ts'

/** Cells of the scale from 0 to 100 %, at most; and those before it. */
const [longest, labels] = [40, 13]

/**
 *  HOW SURE  9 bets, Brier 0.18: 0 is always right, 0.25 a coin
 *  said 50 %    ██████████│             0 of 1 came
 *  said 72 %    █████████████│███       5 of 7 came
 *
 * Before there are enough bets one row says how many are settled. No rows for a team that never said how sure it was.
 */
export function drawCalibration(calibration: Calibration | undefined, width: number): Grid {
  if (!calibration) return new Grid(width, 0)
  const { n, brier, bands } = calibration
  const head = brier === undefined ? wheelWords.fewBets(n, leastBets) : wheelWords.brier(n, brier.toFixed(2))
  const title = wheelWords.howSure
  const about = wrap(head, Math.max(1, width - title.length - 2))
  const grid = new Grid(width, about.length + (bands?.length ?? 0))
  grid.put(0, 0, title, 'strong')
  for (const [i, row] of about.entries()) grid.put(i, title.length + 2, row)
  for (const [i, band] of (bands ?? []).entries()) drawBand(grid, about.length + i, band)
  return grid
}

function drawBand(grid: Grid, y: number, { n, said, came }: Band): void {
  const room = Math.min(longest, Math.max(5, grid.width - labels - 16))
  const bar = stroke((came / n) * room)
  const at = Math.min(room - 1, Math.round(said * room))
  grid.put(y, 0, cut(wheelWords.said(amount(said * 100, '%')), labels - 1))
  grid.put(y, labels, bar, 'accent')
  grid.put(y, labels + at, '│', 'strong')
  grid.put(y, labels + room + 1, cut(wheelWords.came(amount(came), n), Math.max(0, grid.width - labels - room - 1)))
}
