/** What invited people read. */
import { list, plural } from '../../text.ts'

export const inviteWords = {
  type: 'Type this in a terminal, with your own name in place of NAME:',
  members: 'Members of the team type this in a terminal, with their own key:',
  guests: 'Guests type this, with their own name in place of NAME:',
  code: (code: string) => `Join code: ${code}`,
  lasting: (code: string, day: string) => `Join code, good until the end of ${day}: ${code}`,
  hostKey: (fingerprint: string) => `Host key, to compare the first time: ${fingerprint}`,
  compare: 'The facilitator can tell you the fingerprint that ssh asks about the first time.',
  meeting: (title: string, team: string, turn: number, when: string, minutes: number) =>
    `${title} of ${team}, turn ${turn}: ${when}, about ${plural(minutes, 'minute')}.`,
  people: (names: readonly string[]) => `With ${list(names)}.`,
  early: (when: string) => `Write your cards before ${when}; nobody sees them until the meeting begins.`,
}
