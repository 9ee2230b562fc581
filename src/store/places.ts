/** Where everything of one session lies: the file, and what stands beside it while a room is open. */
import { basename, dirname, join, resolve } from 'node:path'
import { stemOf } from './disk.ts'

/** Absolute paths; `name` is what people are told. */
export type Places = {
  name: string
  session: string
  /** Entries since the file was last written. */
  journal: string
  lock: string
  /** The file before the last one written, hidden. */
  previous: string
  /** Text somebody had not sent yet. */
  draft: string
  /** The ballot box of an anonymous step; and the key to it that older programs laid beside it, taken away when it is found. */
  box: string
  key: string
  /** Whom the door of a hosted session knows, hidden; and what happened at it. */
  guests: string
  door: string
}

/** The places of the session at this path, which need not exist. */
export function placesOf(path: string): Places {
  const session = resolve(path)
  const stem = join(dirname(session), stemOf(session))
  return {
    name: basename(session),
    session,
    journal: `${stem}.journal`,
    lock: `${stem}.lock`,
    previous: join(dirname(session), `.${stemOf(session)}.previous`),
    draft: `${stem}.draft`,
    box: `${stem}.box`,
    key: `${stem}.key`,
    guests: join(dirname(session), `.${stemOf(session)}.guests`),
    door: join(dirname(session), `.${stemOf(session)}.door`),
  }
}

/** Is a file of this name one that lists of sessions look at? What is made under another name would never be seen again. */
export function isListed(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.')
}
