/** How a connection is ended: with a sentence that its program shows, and with the time it takes somebody to come back and read it. */
import { disconnect } from './full.ts'
import { lastWord, type Peer } from './peer.ts'
import type { Limits } from './settings.ts'

/** The way to end a peer, with a sentence or without. `left` is told at once, so that its place is free. */
export function ending(limits: Limits, left: (peer: Peer) => void): (peer: Peer, say?: string) => void {
  let lasting = 0

  /**
   * Half closed and read on: a person sits before ssh's question about the host's key, or before a code half typed, and only then does
   * their ssh read what it was told. Closed for good, it would meet a broken pipe.
   */
  function linger({ sock }: Peer): void {
    if (lasting >= limits.lastWords) return void sock.destroy()
    lasting++
    const late = setTimeout(() => sock.destroy(), limits.lastWord)
    sock.once('close', () => {
      clearTimeout(late)
      lasting--
    })
    sock.end()
  }

  return (peer, say) => {
    const { sock, client, screens } = peer
    if (say === undefined || peer.gone) {
      peer.gone = true
      return void sock.destroy()
    }
    if (screens.size > 0) {
      for (const screen of screens) screen.leave(say)
      return void setTimeout(() => sock.destroy(), limits.leaving)
    }
    if (client) lastWord(client, say)
    else sock.write(disconnect(11, say))
    peer.gone = true
    left(peer)
    linger(peer)
  }
}
