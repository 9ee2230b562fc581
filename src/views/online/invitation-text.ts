/** How people come in, as a text to send them. */
import type { Session } from '../../session/types.ts'
import type { Invitation, Meeting } from '../host-services.ts'
import { inviteWords as words } from './invite-words.ts'
import { momentWords } from './words.ts'

/** The line to type, the code and the host's key, one below the other. */
export function invitationText({ line, members, code, fingerprint }: Invitation): string {
  const home = members ? [words.members, `  ${members}`, words.guests] : [words.type]
  return [...home, `  ${line}`, words.code(code), words.hostKey(fingerprint)].join('\n')
}

type Invite = {
  session: Session
  invited: Meeting & { code: string }
  /** Where people reach the host. */
  address: string
  port: number
  /** ms since 1970. */
  now: number
}

/** What is sent to people before the room is open: what, when, until when cards come in, how to come in. */
export function inviteText({ session, invited, address, port, now }: Invite): string {
  const { agenda, turn, people } = session
  const when = momentWords(invited.at, now)
  return [
    words.meeting(agenda.title, turn.team, turn.number, when, agenda.minutes),
    ...(people.length ? [words.people(people.map(p => p.name))] : []),
    ...(invited.early ? [words.early(when)] : []),
    '',
    words.type,
    `  ssh ${port === 22 ? '' : `-p ${port} `}NAME@${address}`,
    words.lasting(invited.code, when.replace(/,.*/, '')),
    words.compare,
  ].join('\n')
}
