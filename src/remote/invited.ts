/** An invitation that lasts: the code and the day of a meeting, kept for this machine's owner alone, so that they survive a restart of the host. */
import { createHash, randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { disk, isCode } from '../store/disk.ts'
import { codeLengths, drawCode, isCodeOfWords } from './admission/code-words.ts'

const shape = v.object({
  version: v.literal(1),
  /** The join code. */
  code: v.pipe(v.string(), v.maxLength(200), v.check(isCodeOfWords)),
  /** When the meeting is, and until when the code is good, in ms since 1970. */
  at: v.pipe(v.number(), v.integer()),
  until: v.pipe(v.number(), v.integer()),
  /** Cards come in until the meeting. */
  early: v.boolean(),
})

export type Invited = Omit<v.InferOutput<typeof shape>, 'version'>

/** Bytes of an invitation's file at most. */
const largest = 4_096

/** The invitation to a session, kept in the state folder; undefined where there is none, or its day is over at `now`. */
export async function readInvited(state: string, session: string, now: number): Promise<Invited | undefined> {
  const path = pathOf(state, session)
  const seen = await disk.look(path)
  if (seen?.kind !== 'file' || seen.size > largest) return undefined
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), await readFile(path, 'utf8'))
  if (!read.success || read.output.until < now) return undefined
  const { version: _, ...invited } = read.output
  return invited
}

/** Keeps an invitation (0600, in a folder 0700), whole or not at all. Rejects when it could not. */
export async function keepInvited(state: string, session: string, invited: Invited): Promise<void> {
  const path = pathOf(state, session)
  await disk.folder(dirname(path))
  const aside = `${path}.${process.pid}`
  await disk.remove(aside)
  const file = await disk.create(aside)
  try {
    await file.write(Buffer.from(`${JSON.stringify({ version: 1, ...invited })}\n`))
    await file.sync()
  } finally {
    await file.close()
  }
  await disk.rename(aside, path)
  await disk.syncFolder(dirname(path)).catch(error => {
    if (!isCode(error, 'EINVAL', 'EPERM')) throw error
  })
}

/** A code for an invitation: a word more than that of one hosting, as it can be tried for weeks. */
export function newInviteCode(): string {
  return drawCode(codeLengths.invitation, randomInt)
}

function pathOf(state: string, session: string): string {
  const name = createHash('sha256').update(resolve(session)).digest('hex').slice(0, 24)
  return join(resolve(state), 'invitations', `${name}.json`)
}
