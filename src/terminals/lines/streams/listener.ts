/** Waits for lines one after the other, and lets go of a question when the room has gone on meanwhile. */
import type { Talk } from './talk.ts'

export type Listener = {
  /** Says the texts and resolves with the next line; undefined when nothing more comes, or the question was dropped. */
  hear(hidden: boolean, ...texts: readonly string[]): Promise<string | undefined>
  /** True while a line is waited for, so that what happens meanwhile is said at once. */
  waits(): boolean
  drop(): void
}

/** `onLine` is called with each line that came. */
export function listener(talk: Talk, onLine: () => void): Listener {
  let waits = false
  let drop = () => {}
  /** A line that a dropped question was waiting for: the next question gets it. */
  let pending: Promise<string | undefined> | undefined
  return {
    async hear(hidden, ...texts) {
      talk.say(...texts)
      if (pending) talk.hide(hidden)
      pending ??= talk.hear(hidden)
      let came = false
      const line = pending.then(text => {
        came = true
        return text
      })
      const dropped = new Promise<undefined>(resolve => {
        drop = () => resolve(undefined)
      })
      waits = true
      const got = await Promise.race([line, dropped])
      waits = false
      if (came) {
        pending = undefined
        onLine()
      }
      return got
    },
    waits: () => waits,
    drop: () => drop(),
  }
}
