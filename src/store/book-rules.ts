/** What may stand in the book of a service, whoever keeps it, and the sentences for what may not. */
import { clean, slug } from '../clean.ts'
import { UserError } from '../errors.ts'
import { isReserved, longestName } from '../names.ts'
import type { TeamInvitation } from '../ports/service-book.ts'
import { plural } from '../text.ts'

/** The longest name of a team, as of the team of a session. */
const longestTeam = 60
/** Keys one person may have at most. */
const mostKeys = 50
/** Characters of a reason that are kept. */
const longestWhy = 200

/** A name as it is kept. @throws UserError when nobody can be called so. */
export function nameFit(name: string): string {
  const cleaned = clean(name, longestName)
  if (!cleaned) throw new UserError('A name is missing.', 'Nothing was changed; give one.')
  if (isReserved(cleaned))
    throw new UserError(
      `${cleaned} is what the screens call somebody themselves.`,
      'Nothing was changed; take another name.',
    )
  return cleaned
}

/** @throws UserError when a key is neither a fingerprint as ssh prints it nor a principal of a certificate, or there are too many. */
export function refuseOddKeys(keys: readonly string[]): void {
  const odd = keys.find(key => !isKey(key))
  if (odd !== undefined)
    throw new UserError(
      `"${clean(odd, 80)}" is no fingerprint of a key.`,
      'Nothing was changed. One looks like SHA256:47DEQpj8HBSa… and is printed by: ssh-keygen -lf ~/.ssh/id_ed25519.pub',
    )
  if (keys.length > mostKeys)
    throw new UserError(
      `Nobody may have more than ${plural(mostKeys, 'key')}.`,
      'Nothing was changed; take one away first.',
    )
}

/** True for a fingerprint as ssh prints it, and for `cert:` with a principal. */
export function isKey(text: string): boolean {
  if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(text)) return true
  return text.startsWith('cert:') && text.length > 5 && text.length <= 205 && clean(text) === text
}

/** Name and short name of a team as they are kept. @throws UserError when no team can be called so. */
export function teamFit(name: string): { name: string; slug: string } {
  const cleaned = clean(name, longestTeam)
  if (!cleaned) throw new UserError('The name of the team is missing.', 'Nothing was changed; give one.')
  return { name: cleaned, slug: slug(cleaned) }
}

/** An invitation as it is kept. @throws UserError when nobody could ever use it; `now` is in ms since 1970. */
export function invitationFit(invitation: TeamInvitation, now: number): TeamInvitation {
  const until = Date.parse(invitation.until)
  if (!(until > now) || !Number.isInteger(invitation.uses) || invitation.uses < 1)
    throw new UserError(
      'That invitation would be over before anybody could use it.',
      'Nothing was changed; give it a later end.',
    )
  return { ...invitation, until: new Date(until).toISOString(), by: clean(invitation.by, longestName) }
}

/** Why a key is revoked, as it is kept. */
export function whyFit(why: string): string {
  return clean(why, longestWhy)
}

/** Why something stands in no book, by what is wrong. */
export const refusals = {
  nobody: () =>
    new UserError('There is no account of that kind any more.', 'Nothing was changed; look at the list again.'),
  nameTaken: (name: string) =>
    new UserError(`Somebody here is called ${clean(name, longestName)} already.`, 'Nothing was changed; add a letter.'),
  keyTaken: (name: string) =>
    new UserError(
      `That key is ${clean(name, longestName)}'s already.`,
      'Nothing was changed; one key is one person. Take it away from them first, or use another key.',
    ),
  keyRevoked: () =>
    new UserError(
      'That key is revoked and lets nobody in.',
      'Nothing was changed; make a new one: ssh-keygen -t ed25519',
    ),
  lastAdmin: () =>
    new UserError(
      'That would leave the service without an administrator who can come in.',
      'Nothing was changed; make somebody else one first: admins add NAME',
    ),
  teamThere: (name: string) =>
    new UserError(`There is a team ${clean(name, longestTeam)} already.`, 'Nothing was changed.'),
  noTeam: (team: string) =>
    new UserError(`There is no team ${clean(team, longestTeam)}.`, 'Nothing was changed; those there are: teams'),
  lastFacilitator: (team: string) =>
    new UserError(
      `That would leave ${clean(team, longestTeam)} without a facilitator.`,
      'Nothing was changed; make somebody else one first: role NAME TEAM facilitator',
    ),
}
