/** What somebody is told at home of a service, at a terminal of their own. */
import { plural } from '../../text.ts'

export const homeWords = {
  // The list.
  reading: 'Reading your rooms and turns.',
  quitAgain: 'Press ctrl-c again to leave.',
  pasteNotTaken: 'Open a line before you paste; nothing was pasted.',
  opening: 'Opening the room.',
  noticeFoot: 'Enter shows your rooms and turns.',
  facilitatorsOnly: 'Facilitators open rooms and invite; ask one of your team, or an administrator.',
  // Lines.
  codePrompt: 'code > ',
  codeHint: 'A team code makes you a member; a room code leads you in.',
  namePrompt: 'name > ',
  nameHint: 'The name others see. Enter keeps it.',
  codePlease: 'Type the code first; the person who invited you has it.',
  namePlease: 'Type a name first.',
  renamed: (name: string) => `You are ${name} now.`,
  memberOf: (team: string) => `Welcome to ${team}.`,
  roleNow: (role: string, team: string) => `You are ${role} of ${team} now.`,
  // A new turn.
  newTurn: (title: string) => `New: ${title}`,
  peoplePrompt: 'people > ',
  whoTakesPart: 'Who takes part? Enter begins; others can still come later.',
  chooses: 'Enter chooses another.',
  onePerson: 'Type one name at least.',
  startsFrom: (number: number) => `It starts from turn ${number}: its bet, its open actions, what is parked.`,
  firstOfTeam: 'It is the first of this team.',
  /** `open` is the title of a turn before this one. */
  notCarried: (open: string) => `${open} is still open: nothing of it is carried over before it is closed.`,
  minutes: (title: string, minutes: number) => `${title}, ${plural(minutes, 'minute')}`,
  whichAgenda: 'Which agenda?',
  whichTeam: 'Which team?',
  agendaFoot: 'Enter takes it; Esc goes back.',
  beginning: 'Beginning.',
  // A turn that is looked at.
  wheelFoot: '1-4 looks into a phase; Tab shows open actions, then the notes.',
  owedFoot: 'Open actions of this turn. Tab shows the notes.',
  notesFoot: (share: string) => `Notes for the team, ${share}. Tab shows the wheel.`,
  notesLine: (ssh: string, turn: string) => `As a file: ${ssh} notes ${turn} > notes.md`,
  looking: 'Reading the turn.',
  // Inviting.
  inviteTitle: (team: string) => `Invite to ${team}`,
  everybodyTypes: 'Everybody types this at their own machine, with their own ssh key:',
  thenOnce: 'and at the first time this code:',
  makesThem: (role: string, until: string) => `It makes them a ${role}, and is good until ${until}.`,
  noKeyYet: 'Who has no ssh key yet makes one first: ssh-keygen -t ed25519',
  invitation: (line: string, code: string, until: string) => `${line}\nCode: ${code} (until ${until})`,
  inviteFoot: 'Tab makes a code for another role. Esc goes back.',
  inviting: 'Making a code.',
  // Help.
  helpFoot: 'Esc closes this; Tab shows more where there is more.',
  whatIsHome: 'Home',
  whyHome: 'Rooms of your teams that are open, and the turns before. The same ssh line always comes back here.',
}
