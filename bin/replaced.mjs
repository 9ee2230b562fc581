/** Edits made to a package's file while it is built in. */
import { readFileSync } from 'node:fs'

/** The text of `file` with each edit made once: what stands there, and what takes its place. Throws when one no longer finds its place. */
export function replaced(file, edits) {
  return edits.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} no longer contains: ${from.slice(0, 60)}`)
      return text.replace(from, () => to)
    },
    readFileSync(file, 'utf8'),
  )
}
