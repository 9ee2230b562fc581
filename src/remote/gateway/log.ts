/**
 * What an operator reads of the gateway beside what whoever answers its questions tells: who never got as far as a question, and who is
 * gone again. Nothing that was typed is in it.
 */
import { clean } from '../../clean.ts'
import { meter } from './meter.ts'

/**
 * Why somebody was refused here: no place was left for them, whoever took them · more packets, bytes, keys or wrong codes than people send ·
 * too slow to come in · a key that is damaged, too weak or not signed with · a certificate that is not taken · a key on the list of revoked ones.
 */
export type GatewayRefusal = 'crowded' | 'too-many' | 'slow' | 'key' | 'certificate' | 'revoked'

/**
 * `connection` numbers the connections of one gateway. `name` is the user name that was given, `key` the fingerprint of the key offered or
 * let in by, `reason` a sentence or the end of one, `seconds` how long somebody was there who is gone. `left-out` says how many refusals
 * were not told, because there were too many of them.
 */
export type GatewayEvent = {
  event: 'refused' | 'gone' | 'left-out'
  address?: string
  connection?: number
  why?: GatewayRefusal
  name?: string
  key?: string
  reason?: string
  seconds?: number
  count?: number
}

/** Refusals at once, then a second: a flood fills no disk. People who are let in were counted at the door. */
const burst = 200
const perSecond = 10

/** Hands events to `tell`, cleaned. `now` in ms from any start. */
export function logTo(tell: (event: GatewayEvent) => void, now: () => number): (event: GatewayEvent) => void {
  const mayTell = meter(burst, perSecond, now)
  let leftOut = 0
  return event => {
    if (event.event === 'refused' && !mayTell(1)) {
      leftOut++
      return
    }
    if (leftOut > 0) tell({ event: 'left-out', count: leftOut })
    leftOut = 0
    const { name, reason } = event
    tell({
      ...event,
      ...(name === undefined ? {} : { name: clean(name, 64) }),
      ...(reason === undefined ? {} : { reason: clean(reason, 200) }),
    })
  }
}
