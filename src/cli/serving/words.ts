/** What the service says at home and when it starts. */
import { addressLine, type Reach } from '../../remote/invitation.ts'

export const servingWords = {
  gone: 'Nobody knows this account any more.',
  notYours: (session: string) => `${session} is not a session of your teams.`,
  noTeam: (team: string) => `You are in no team called ${team}.`,
  facilitatorsOnly: (team: string) => `Facilitators of ${team} begin its turns; ask one of them.`,
  deskGone: 'The service stops. Everything is saved; run the same line again in a moment.',
  ready: (reach: Reach) =>
    [
      `People come in with: ${addressLine(reach)}`,
      `The key they see: ${reach.fingerprint}`,
      `known_hosts: ${reach.knownHosts}`,
    ].join('\n'),
  goodbye: (name: string) => `Goodbye, ${name}.`,
}
