/** The log of a service: one line of JSON an event, for auditors and fail2ban; who, by which key, from where, why, and nothing that was written. */
import { clean } from '../clean.ts'
import { jsonText } from '../outgoing.ts'

/** Something that happened. `name` is who it was, `whom` and `team` what they did it to. `why` is a word of ours for a refusal, `reason` the sentence that was said. */
export type LogEvent = {
  event: string
  address?: string
  key?: string
  room?: string
  team?: string
  name?: string
  whom?: string
  why?: string
  reason?: string
  /** Numbers the connections of one gateway. */
  connection?: number
  /** How long somebody was there who is gone; how many refusals were not told. */
  seconds?: number
  count?: number
}

/** In which order a line has them: what a filter looks for comes first, what people chose last. */
const order = [
  'event',
  'address',
  'why',
  'key',
  'room',
  'team',
  'name',
  'whom',
  'reason',
  'connection',
  'seconds',
  'count',
] as const

/** The most characters of one field. */
const longest = 1_000

/** The line of an event, without its end; `now` in ms since 1970. */
export function logLine(event: LogEvent, now: number): string {
  const fields = order.flatMap(name => {
    const value = event[name]
    return value === undefined ? [] : [[name, typeof value === 'number' ? value : clean(value, longest)] as const]
  })
  return jsonText({ time: new Date(now).toISOString(), ...Object.fromEntries(fields) })
}
