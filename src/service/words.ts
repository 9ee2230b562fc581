/** What the service says to people. */
import { plural } from '../text.ts'

export const serviceWords = {
  /** Who has a session that is open, for others. */
  holder: 'the service',
  passOver: 'That way in was good for a minute, and that is over. Connect again.',
  roomGone: (room: string) => `The room of ${room} is closed now. What you sent is saved.`,
  overNow: 'This turn is closed, and everybody has left it. Everything is saved.',
  leftLong: 'Nobody was here for half an hour. Everything is saved; come again and it is open.',
  stopsUnsaved: 'The service is to stop but cannot save yet. Your words stay in your line.',
  ended:
    'The service ended and could not save the last of this room. Nothing of yours is missing; run the same line again later.',
  endedWithWords:
    'The service ended and could not save the last of this room. What stands above may not be saved: run the same line again later, and type what is missing again. Everything before is safe.',
  notSaved: (room: string) => `${room} cannot be saved just now, so it stays open and nobody in it was sent away.`,
  closeLater: 'Close it again when its screens do not say NOT SAVED any more.',
  restarts: 'The service restarts. Everything is saved; run the same line again.',
  notYours: (room: string) => `${room} is not a session of your teams.`,
  heldElsewhere: (session: string) =>
    `${session} is open in another program of those who run this service. All that was sent before is saved; it opens here again when that is closed.`,
  damaged: (session: string) => `What is kept of ${session} is damaged, so it is not opened.`,
  newer: (session: string) => `${session} was written by a newer version of the service, so it is not opened.`,
  cannotOpen: (session: string) => `${session} cannot be opened just now. All that was sent before is saved.`,
  tellOperator: 'Tell those who run this service when it stays so.',
  isClosed: (room: string) => `${room} is closed and stays as it is.`,
  noRoom: (room: string) => `There is no session ${room}.`,
  noAccount: 'Nobody knows this account any more.',
  code: 'Type the code: the words you were given.',
  wrongCode: 'That code opens nothing here.',
  wrongTicket: 'That rejoin code opens nothing here.',
  needsKey: 'To join a team, come with an ssh key. Make one (ssh-keygen -t ed25519), then run the same line again.',
  revoked: 'This key is not let in any more. Ask an administrator of this service when you think it was a mistake.',
  noPrincipal: 'Your certificate names teams alone and not you. Ask whoever made it.',
  nameIsTaken: (name: string) =>
    `Somebody here is called ${name} already, without your certificate. Ask an administrator which of you is.`,
  codeEnded: 'That code has ended or was used up. Ask for a new one.',
  alreadyIs: (role: string, team: string) =>
    `You are ${role} of ${team} already; the code was not used, and is good for somebody else.`,
  nameTaken: (name: string) => `Somebody of this team is called ${name}; add a letter.`,
  mayNotInvite: 'Only a facilitator of the team invites to it.',
  noName: 'Type a name: the others see you by it.',
  oneMoment: 'This room is being opened again. One moment.',
  elsewhere: (room: string) => `${room} is open on another machine of this service.`,
  noPeerPort: (place: string, why: string) => `${place} cannot be had for the other machines of this service: ${why}.`,
  otherPeerPort: 'Nothing was started. Give another with --peer-listen HOST:PORT.',
  noWayTo: (machine: string) => `The machine ${machine} of this service cannot be reached just now.`,
  stoodDown: 'One moment: the database does not answer. Your words stay here; they are taken as soon as it does.',
  workerLost: 'The room was lost for a moment. Try again.',
  homeGoodbye: (name: string) => `Goodbye, ${name}.`,
  broken: 'Something here broke. Your words are safe: connect again.',
  rooms: (n: number) => plural(n, 'room'),
  notOpen: (room: string) => `${room} is not open.`,
  closedByLead: 'A facilitator of the team closed this room. Everything is saved; come again and it is open.',
  sentHome: 'What you may do in that room has changed, so you are home again. Everything you sent is saved.',
  sentAway: 'What you may do here has changed, so this ends. Everything you sent is saved.',
  ledOn: (was: string, now: string) => `${now} facilitates from here on: what ${was} may do in this team has changed.`,
  keyGone:
    'The key you came in with is not let in as you any more, so this ends. Everything you sent is saved; come with another key.',
  commandsNeedAccount: 'Commands are for those who are in a team here. Come without one to take part.',
}
