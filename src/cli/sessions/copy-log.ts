/** A whole session put into a store, as it is. */
import { UserError } from '../../errors.ts'
import type { Ballots, SessionKey, SessionStore } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import type { Entry } from '../../session/types.ts'
import { safe } from '../files/output.ts'

/**
 * Makes a session of a log, with the ballot boxes that are open in it; false when it is there with the same log. Nothing is ever replaced.
 * @throws UserError when another session of that name is there, with `next` as what to do.
 */
export async function copyLog(key: SessionKey, log: readonly Entry[], into: SessionStore, next: string, ballots?: Ballots): Promise<boolean> {
  const [first, ...rest] = log
  if (!first) return false
  if (await into.has(key)) {
    const there = await into.read(key)
    if (JSON.stringify(there.log) === JSON.stringify(log)) return false
    throw new UserError(`Another ${safe(key)} is there already, and was left as it is.`, next)
  }
  const made = await into.create(key, first, { session: fold([first]) })
  const kept = await made.writer.append(1, rest)
  if ('lost' in kept) throw new UserError(kept.say, 'Copy again.')
  if (ballots) await made.writer.saveBallots(ballots)
  await made.writer.close(log, fold(log))
  return true
}
