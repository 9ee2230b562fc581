/** How watch signals look: those whose day has come first, with what was seen; then what lies ahead, by day. */
import { daysBetween, showDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { Signal, SignalResult, StepOf } from '../../session/shapes.ts'
import { inTime, isDue } from '../../session/signals.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/** Where texts begin: behind a day with its year. */
const textAt = 16

const results: Record<SignalResult, string> = { came: 'CAME', not: words.didNotCome, open: 'STILL OPEN' }

/**
 * THE DAY HAS COME
 *   1 Nov    partners ask for hosted sign-in            CAME
 *            sign: two tickets in one month
 *            seen: three since September
 * WE WATCH
 *   1 Mar    search becomes something one buys          in 99 days
 */
export function drawSignals(step: StepOf<'signals'>, session: Session, look: Look): Grid {
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const all = inTime(workOf(session, step.id, 'signals')?.signals ?? [], session)
  const edge = look.width - 1
  if (!all.length) {
    const empty = words.nothingWatched
    return drawSheet({ blocks: [lines(empty, 1, edge)] }, look)
  }
  const part = (title: string, signals: Signal[]): Block[] => {
    const [first = [], ...rest] = signals.map(s => signalRows(s, session, edge))
    return signals.length ? [[line(title, 1, 'strong'), ...first], ...rest] : []
  }
  const due = all.filter(s => isDue(s, session))
  const blocks = [
    ...part(words.dayHasCome, due),
    ...part(
      'WE WATCH',
      all.filter(s => !due.includes(s)),
    ),
  ]
  return drawSheet({ blocks }, look)
}

function signalRows(signal: Signal, session: Session, edge: number): Row[] {
  const score = Math.min(84, edge - 16)
  const due = isDue(signal, session)
  const right = signal.result ? results[signal.result] : due ? words.didItCome : ahead(signal, session)
  const rows = [
    ...beside(beside([line(showDay(signal.by, session.last), 3)], lines(signal.text, textAt, score - 2, 'strong')), [
      line(right, score, signal.result || due ? 'strong' : 'plain'),
    ]),
    ...(signal.sign ? lines(`sign: ${signal.sign}`, textAt, edge) : []),
    ...(signal.saw ? lines(`seen: ${signal.saw}`, textAt, edge) : []),
  ]
  return rows.map(r => ({ ...r, id: signal.id }))
}

function ahead(signal: Signal, session: Session): string {
  const days = daysBetween(session.last.slice(0, 10), signal.by)
  return days > 0 ? `in ${plural(days, 'day')}` : days === 0 ? 'today' : ''
}
