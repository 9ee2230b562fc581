/** How people come in, as a text to send them. */
import type { Invitation } from '../host-services.ts'
import { inviteWords as words } from './invite-words.ts'

/** The line to type, the code and the host's key, one below the other. */
export function invitationText({ line, code, fingerprint }: Invitation): string {
  return [words.type, `  ${line}`, words.code(code), words.hostKey(fingerprint)].join('\n')
}
