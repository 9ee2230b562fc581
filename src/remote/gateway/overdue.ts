/** How long a connection may take: to exchange keys, to compare a fingerprint, to be let in, to ask for a screen. */
import type { Peer } from './peer.ts'
import type { Limits } from './settings.ts'

const tooLate = 'That took longer than the door waits. Nothing is lost: connect again.'
const noScreen = 'Nothing but a screen is to be had here, and none was asked for: leave out what ssh was to do besides.'

/** Why a connection has had its time at this one (ms): one that is not let in must become so; one that is must have a screen. */
export function overdue(peer: Peer, limits: Limits, time: number): string | undefined {
  if (peer.stage === 'in') {
    if (peer.screens.size > 0) peer.bare = time
    return time - peer.bare > limits.idle ? noScreen : undefined
  }
  if (peer.known !== undefined) return time - peer.known > limits.login ? tooLate : undefined
  if (peer.asked !== undefined) return time - peer.asked > limits.compare ? tooLate : undefined
  return time - peer.since > limits.handshake ? 'No keys were agreed on in time. Connect again.' : undefined
}
