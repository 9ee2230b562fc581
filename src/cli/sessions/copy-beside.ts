/** What lies beside sessions, carried along when they are copied: whom one lets in again, unsent lines, check-ins, the book of a service. */
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import type { Entry } from '../../session/types.ts'
import { bookContents, bookIn } from '../store.ts'

type At = { key: SessionKey; store: SessionStore }

/** Carries along what is kept beside a session that is open. */
export async function copyBeside(from: At, to: At, log: readonly Entry[]): Promise<void> {
  const session = fold(log)
  if (session.closed) return
  const known = await from.store.readGuests(from.key)
  if (known.length) await to.store.keepGuests(to.key, known)
  for (const draft of await from.store.readDrafts(from.key, session)) await to.store.keepDraft(to.key, draft, session)
}

/** What is kept for all sessions of a place. `copyTo` resolves with a sentence when it has to do with a service. */
export type Service = { copyTo(place: string, into: SessionStore): Promise<string | undefined> }

/** Check-ins and the book of this place; undefined where there is neither. @throws UserError when the book cannot be read. */
export async function serviceIn(place: string, from: SessionStore): Promise<Service | undefined> {
  const [contents, said] = [await bookContents(place), await from.checkIns()]
  const hasBook = contents.accounts.length > 0 || contents.teams.length > 0
  if (!hasBook && !said.length) return undefined
  return {
    async copyTo(target, into) {
      // What is there already is of an earlier copy, or of others.
      if (said.length && !(await into.checkIns()).length) await into.addCheckIns(said)
      if (!hasBook) return undefined
      const book = await bookIn(target)
      try {
        return (await book.fill(contents))
          ? 'The people, teams and keys of its service went along.'
          : 'There are people or teams of a service there already, so those of this one were left out.'
      } finally {
        await book.close()
      }
    },
  }
}
