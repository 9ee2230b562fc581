/** What the service says at home and when it starts. */
import { commandLine } from '../../command-line.ts'
import { addressLine, type Reach } from '../../remote/invitation.ts'

export const servingWords = {
  logFull: (why: string) =>
    `The log cannot be written: ${why}. The service goes on, and lines are left out until there is room; make some.`,
  logMissed: 'The log could not be written, so lines are missing here.',
  gone: 'Nobody knows this account any more.',
  notYours: (session: string) => `${session} is not a session of your teams.`,
  noTeam: (team: string) => `You are in no team called ${team}.`,
  facilitatorsOnly: (team: string) => `Facilitators of ${team} begin its turns.`,
  stillOpen: (turn: number, team: string) => `Turn ${turn} of ${team} is still open.`,
  goOn: 'Esc goes back, Enter on it goes on with it; closed there, the next one begins.',
  notBegun: (team: string) => `No turn of ${team} could be begun just now; nothing was lost.`,
  inAMoment: 'Try again in a moment; tell those who run this service when it stays so.',
  changeAndBegin: 'Change what is typed here, then press Enter again.',
  noAgenda: (agenda: string) => `There is no agenda ${agenda} here.`,
  seeAgendas: 'o lists those there are.',
  askFacilitator: 'Ask one of them.',
  askTeam: 'Ask that team for a code; c takes it.',
  askAdministrator: 'Ask an administrator of this service.',
  deskGone: 'The service stops. Everything is saved; run the same line again in a moment.',
  ready: (reach: Reach) =>
    [
      `People come in with: ${addressLine(reach)}`,
      `The key they see: ${reach.fingerprint}`,
      `known_hosts: ${reach.knownHosts}`,
    ].join('\n'),
  /** `given`: the options that this was started with; `keys`: the file of one's own key. */
  nobodyYet: (given: readonly (readonly [option: string, value: string])[], keys: string) =>
    `Nobody administers this yet, so nobody can let people in. Make yourself the one who does: ${commandLine('serve', ...given, ['--admin-keys', keys])}`,
  /** A team's code, a room's, or one that brings somebody back. */
  question: 'Team or room code: ',
  goodbye: (name: string) => `Goodbye, ${name}.`,
}
