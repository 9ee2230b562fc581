/** What a code that somebody typed opens: a room, a team, or nothing, and then why. */
import { type ServiceBook, type TeamInvitation, type TeamRole, teamRoles } from '../ports/service-book.ts'
import { hasChanged } from '../remote/admission/authenticator.ts'
import { digestOfCode } from '../remote/admission/digests.ts'
import { isTicketLike } from '../remote/admission/ticket.ts'
import type { WrongCodes } from '../remote/admission/wrong-codes.ts'
import type { Doors, Named } from './doors.ts'
import type { Refusal } from './messages.ts'
import { serviceWords } from './words.ts'

export type Opened = { digest: string } & (
  | { room: Named }
  | { invitation: TeamInvitation }
  | { no: string; why: Refusal }
)

type Where = {
  doors: Pick<Doors, 'byDigest' | 'knowing' | 'wasOpenedBy'>
  book: Pick<ServiceBook, 'invitations' | 'wasInvitation'>
  wrong: WrongCodes
}

/**
 * Looks up a code. One that was good once says so and who has the new one: only somebody who was given it can know it, and a stranger finds
 * it no sooner than one that is good. It counts as a wrong one all the same. A rejoin code is too long to be found, and is looked up always.
 */
export async function openedBy(code: string, { doors, book, wrong }: Where): Promise<Opened> {
  const digest = digestOfCode(code)
  const isTicket = isTicketLike(code)
  const tooMany = isTicket ? undefined : wrong.tooMany()
  if (tooMany) return { digest, no: tooMany, why: 'too-many' }
  const room = await (isTicket ? doors.knowing(digest) : doors.byDigest(digest))
  if (room) return { digest, room }
  const invitation = (await book.invitations()).find(one => one.digest === digest)
  if (invitation) return { digest, invitation }
  wrong.count()
  if (isTicket) return { digest, no: serviceWords.wrongTicket, why: 'wrong-code' }
  if (await doors.wasOpenedBy(digest)) return { digest, no: hasChanged, why: 'ended' }
  if (await book.wasInvitation(digest)) return { digest, no: serviceWords.codeEnded, why: 'ended' }
  return { digest, no: serviceWords.wrongCode, why: 'wrong-code' }
}

/** True when this role may all that the other may. */
export function isAsMuch(role: TeamRole, other: TeamRole): boolean {
  return teamRoles.indexOf(role) <= teamRoles.indexOf(other)
}
