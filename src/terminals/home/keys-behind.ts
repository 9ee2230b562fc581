/** What is typed behind the key that leads into a room: it is meant for the room, and waits for it. */
import type { EventEmitter } from 'node:events'
import { handOn } from '../../screen/hand-on.ts'

type Given = {
  input: EventEmitter
  /** Takes what is for home. */
  take(bytes: Buffer): void
  /** ctrl-c is for home at any time: somebody may not want to wait. */
  interrupt(): void
}

type KeysBehind = {
  take(bytes: Buffer): void
  /** From now on what comes waits. */
  wait(): void
  /** What waits is for home after all, and so is what comes. */
  goOn(): void
  /** Home ends: whoever listens next gets what waits. */
  handOn(): void
}

const [enter, interrupted] = [13, 3]
/** Bytes that wait at most; what is more is not taken. */
const most = 16_384

export function keysBehind({ input, take, interrupt }: Given): KeysBehind {
  let kept: Buffer = Buffer.alloc(0)
  let waits = false
  const keep = (bytes: Buffer) => {
    if (bytes.includes(interrupted)) for (const byte of bytes) byte === interrupted && interrupt()
    else if (kept.length + bytes.length <= most) kept = Buffer.concat([kept, bytes])
  }
  const all = (bytes: Buffer) => {
    // Only Enter leads anywhere: what stands behind one may have to wait.
    for (let from = 0; from < bytes.length; ) {
      if (waits) return keep(bytes.subarray(from))
      const end = bytes.indexOf(enter, from)
      const to = end < 0 ? bytes.length : end + 1
      take(bytes.subarray(from, to))
      from = to
    }
  }
  return {
    take: all,
    wait() {
      waits = true
    },
    goOn() {
      waits = false
      const now = kept
      kept = Buffer.alloc(0)
      all(now)
    },
    handOn() {
      const rest = kept
      kept = Buffer.alloc(0)
      handOn(input, rest)
    },
  }
}
