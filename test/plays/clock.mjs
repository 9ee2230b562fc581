/**
 * A clock for the program that is played: it stands where a file says (ms since 1970) and goes on only when the play
 * turns it. Loaded into the program before anything else, so that a played evening has the same times every time.
 */
import { readFileSync } from 'node:fs'

const file = process.env.PLAY_CLOCK
if (file) {
  const Real = Date
  const now = () => Number(readFileSync(file, 'utf8'))
  globalThis.Date = class extends Real {
    constructor(...when) {
      if (when.length) super(...when)
      else super(now())
    }
    static now = now
  }
}
