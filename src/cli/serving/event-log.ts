/** Where the service's log goes: line by line to stdout. A place that takes nothing just now costs lines, never the service. */
import { writeSync } from 'node:fs'
import { type LogEvent, logLine } from '../../service/log.ts'
import { whyNotTaken } from '../files/output.ts'
import { servingWords } from './words.ts'

export type EventLog = (event: LogEvent) => void

/**
 * Writes each event as a line. What cannot be written is counted: people read at once that it is left out, and the log says how many lines are
 * missing as soon as it takes any. `write` returns how many bytes were taken, or throws; `tell` is for people.
 */
export function eventLog(
  tell: (say: string) => void,
  now: () => number = Date.now,
  write: (bytes: Buffer) => number = bytes => writeSync(1, bytes),
): EventLog {
  let missed = 0
  /** A line was taken in part: the next one begins anew. */
  let isTorn = false
  const put = (line: string): Error | undefined => {
    let rest = Buffer.from(`${isTorn ? '\n' : ''}${line}\n`)
    try {
      while (rest.length) {
        const taken = write(rest)
        isTorn = taken < rest.length
        rest = rest.subarray(taken)
      }
      return undefined
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
  return event => {
    const gap = missed
      ? logLine({ event: 'log-missed', count: missed, reason: servingWords.logMissed }, now())
      : undefined
    const failed = (gap === undefined ? undefined : put(gap)) ?? put(logLine(event, now()))
    if (!failed) {
      missed = 0
      return
    }
    if (!missed++) tell(servingWords.logFull(whyNotTaken(failed)))
  }
}
