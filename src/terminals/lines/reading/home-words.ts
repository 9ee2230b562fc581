/** What is said in plain lines at home of a service. */

import type { Session } from '../../../session/types.ts'
import { plural } from '../../../text.ts'
import type { HomeServices, RoomOpenNow } from '../../../views/home-services.ts'

type Me = ReturnType<HomeServices['me']>

export const atHomeWords = {
  hello: (name: string, teams: Me['teams']) =>
    teams.length
      ? `You are ${name}. Your teams: ${teams.map(t => `${t.name} (${t.role})`).join(', ')}.`
      : `You are ${name}.`,
  room: ({ title, here, step, led }: RoomOpenNow) =>
    [
      title,
      'open now',
      here ? `${plural(here, 'person', 'people')} there` : 'nobody in it',
      step && `at ${step}`,
      led && `${led} leads`,
    ]
      .filter(Boolean)
      .join(', '),
  opened: (title: string) => `${title} is open now; say list to hear its number.`,
  turn: ({ turn, title }: Session) => `${turn.team}, ${title.toLowerCase()} ${turn.number}`,
  ask: 'Say a number to go in or to look, or help to hear what can be said here.',
  noTeamYet: 'You are in no team yet. Say code and the code of a team, or of a room you were invited to.',
  firstRetro: 'There is no turn yet. Say retro to begin the first one.',
  nothingOpen: 'Nothing is open right now. Say list after a facilitator has opened a room.',
  facilitatorsOnly: 'Facilitators open rooms and invite; ask one of your team, or an administrator.',
  thing: 'room or turn',
  whichNumber: 'Which number?',
  whichName: 'Which name? An empty line leaves it as it is.',
  whichCode: 'Which code?',
  whichTeam: (names: readonly string[]) => `Which team: ${names.join(', ')}?`,
  noSuchTeam: (name: string, names: readonly string[]) => `You lead no team "${name}"; you lead ${names.join(', ')}.`,
  noSuchRole: (name: string) => `"${name}" is no role; say member, facilitator or observer.`,
  noSuchAgenda: (name: string) => `There is no agenda "${name}"; these there are:`,
  agenda: (id: string, title: string, minutes: number) => `${id}, ${title}, ${plural(minutes, 'minute')}`,
  agendaAsk: 'Say agenda and one of these names to begin with it.',
  whoTakesPart: (known: string) =>
    `Who takes part? Names with commas; an empty line takes ${known}; a colon goes back.`,
  renamed: (name: string) => `You are ${name} now.`,
  roleNow: (role: string, team: string) => `You are ${role} of ${team} now.`,
  memberOf: (team: string) => `Welcome to ${team}.`,
  invitation: (team: string, line: string, code: string, role: string, end: string) => [
    `Invite to ${team}. Everybody types this at their own machine, with their own ssh key: ${line}`,
    `and at the first time this code: ${code}`,
    `It makes them a ${role}, and is good until ${end}.`,
  ],
  // Help.
  openDoes: 'go into a room, or look at a closed turn; its number alone does the same',
  retroDoes: 'a new retro of 25 minutes, from the last turn of the team',
  turnDoes: 'a new full turn of 75 minutes, from the last one of the team',
  agendaDoes: 'begin with another agenda; without a name, hear them all',
  wheelDoes: 'hear the wheel of a turn',
  actionsDoes: 'hear its open actions',
  notesDoes: 'hear its notes',
  inviteDoes: 'a code that makes others members; also facilitator or observer',
  codeDoes: 'use the code of a team or a room',
  nameDoes: 'change my name',
  listDoes: 'hear rooms and turns again',
  helpDoes: 'hear what can be said here',
  quitDoes: 'leave',
}
