/** What an operator reads of the gateway, as events: who was let in or not, from where and why. Nothing that was typed is in them. */
import { clean } from '../../clean.ts'
import { meter } from './meter.ts'

/**
 * `connection` numbers the connections of one gateway. `name` is the user name that was given, `key` the fingerprint of the key offered or
 * proven, `reason` a sentence or the end of one, `seconds` how long somebody was there who is gone. `not-logged` says how many refusals were
 * left out, because there were too many of them.
 */
export type LogEvent = {
  event: 'connection-refused' | 'key-refused' | 'code-refused' | 'let-in' | 'gone' | 'not-logged'
  address?: string
  connection?: number
  name?: string
  key?: string
  reason?: string
  seconds?: number
  count?: number
}
/** An event with the time it was, in ISO 8601. */
export type LogLine = { at: string } & LogEvent

/** Refusals at once, then a second: a flood fills no disk. People who are let in were counted at the door. */
const burst = 200
const perSecond = 10

/** Hands events to `tell`, cleaned and with their time. `now` in ms from any start. */
export function logTo(tell: (line: LogLine) => void, now: () => number): (event: LogEvent) => void {
  const mayLog = meter(burst, perSecond, now)
  let leftOut = 0
  return event => {
    const at = new Date().toISOString()
    const isRefusal = event.event !== 'let-in' && event.event !== 'gone'
    if (isRefusal && !mayLog(1)) {
      leftOut++
      return
    }
    if (leftOut > 0) tell({ at, event: 'not-logged', count: leftOut })
    leftOut = 0
    const { name, reason } = event
    tell({
      at,
      ...event,
      ...(name === undefined ? {} : { name: clean(name, 64) }),
      ...(reason === undefined ? {} : { reason: clean(reason, 200) }),
    })
  }
}
