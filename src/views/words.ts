/** What every terminal says of a turn, whatever step it is at. */
import { plural } from '../text.ts'

export const viewWords = {
  /** `Passed over: Group (5 cards), Vote (3 to choose from).` */
  passedOver: (steps: readonly { title: string; why: string }[]) =>
    `Passed over: ${steps.map(({ title, why }) => `${title} (${why})`).join(', ')}.`,
  // The wheel.
  noneSeen: 'none seen yet',
  andMore: (count: number) => `and ${count} more`,
  turn: (number: number, state: string) => `TURN ${number} · ${state}`,
  saw: (turn: string, result: string, saw: string | undefined) => `${saw ? `${saw}, ` : ''}${turn}'s bet: ${result}`,
  // Again.
  noneKept: 'no card was kept',
  writeAgain: (kept: string) => `The program was started again; ${kept}. Write what is missing again.`,
  keptUnnamed: (left: number) => `${plural(left, 'card is', 'cards are')} kept, without names`,
  answerAgain: 'The program was started again, and no answer has a name: answer once more.',
  // Counts.
  areIn: (done: number, of: number) => `${done} of ${of} are in`,
  leftRoom: (say: string, left: number) => `${say}; ${left} left the room`,
  // Sessions, notes and the clipboard.
  notesBeside: (paths: string) => `Notes beside the session: ${paths}`,
  // Facilitator blocks.
  minutesUsed: (spent: string | number, agreed: string | number) => `${spent} of ${agreed} min used`,
  // Facilitator drawing.
  notDoneOnline: (plan: string, who: string, is: string) => `${plan}; ${who} ${is} not done: N reminds them.`,
  notDoneYet: (plan: string, who: string, is: string) => `${plan}; ${who} ${is} not done: + adds a minute.`,
  keysActOn: (plan: string) => `${plan}. Keys act on the room; V goes back to it.`,
  stageStep: 'question, this step, clock.',
  stageClock: 'the big clock; t takes it off.',
  stageBlank: 'nothing; c shows it again.',
  stageNow: 'THE STAGE NOW',
  onlyYou: 'ONLY YOU SEE',
  // Home drawing.
  waiting: (team: string) => `Waiting since the last turn of ${team}`,
  whereOn: 'Where do we go on?',
  inDatabase: (name: string) => `Sessions are kept in the database ${name}.`,
  plainFiles: (dir: string) => `Sessions are plain files in ${dir}; nothing leaves this machine.`,
  onceRound: 'Once round the Value Flywheel: 25 minutes is enough.',
  closedSession: (key: string) => `Closed. Enter looks at it; ${key} starts the next turn from it.`,
  leftOpen: (since: string) => `Left open${since}. Enter goes back to where you were.`,
  openElsewhere: (who: string) => `Open in another flywheel (${who}). l looks on.`,
  copyOf: (file: string) => `A copy of ${file}, which has the newest entries.`,
  cannotRead: 'This file cannot be read. Enter offers its last good state.',
  firstRetro: 'Enter starts your first retro. Four keys to the first card.',
  // Home of a service.
  openNow: 'Open now',
  turns: 'Turns',
  here: (count: number) => (count ? `${count} here` : 'nobody in it'),
  leads: (name: string) => `${name} leads`,
  noTeamYet: 'You are in no team yet.',
  teamByCode: 'type the code of a team, or of a room you were invited to',
  makesTeams: (line: string) => `As an administrator you make teams from your own shell: ${line} teams add NAME`,
  nothingOpen: 'Nothing is open right now.',
  opensHere: 'A room shows up here as soon as a facilitator of your team opens one.',
  firstOf: (team: string) => `start the first retro of ${team}: 25 minutes`,
  wholeTurn: 'a whole turn: the same four phases, deeper, in 75 minutes',
  otherAgenda: 'another agenda: sailboat, health check, lean coffee and more',
  inviteOthers: 'a code that lets the others of your team in',
  joinRoom: (led: string | undefined) => (led ? `Enter joins; ${led} leads.` : 'Enter joins.'),
  openAgain: (at: string | undefined) => `Nobody is in it now. Enter opens it again${at ? ` at "${at}"` : ''}.`,
  closedLook: 'Closed. Enter looks at it; e reads its notes.',
  cannotReadHere: 'This session cannot be read. An operator can restore its last good state.',
  // Open actions.
  owedOf: (team: string) => `OPEN ACTIONS OF ${team.toUpperCase()}`,
  noneOwed: 'No action is open.',
  nobodyOwns: 'nobody yet',
  overdue: 'overdue',
  carriedFor: (turns: number) => `carried ${plural(turns, 'turn')}`,
  // Lobby drawing.
  meeting: 'Meeting',
  someOf: (first: number, last: number, all: number) => `${first} to ${last} of ${all}; Tab shows more`,
  nobodyYet: 'Nobody is at a terminal yet.',
  onThisMachine: 'On this machine everybody joins with:',
  stageLogin: (commandLine: string) => `${commandLine}   (NAME stage: a projector)`,
  members: 'Members',
  membersType: (line: string) => `${line}   with their own key`,
  guestsType: 'Guests type this, each with their own name:',
  everybodyTypes: 'Everybody types this, each with their own name:',
  privacy:
    'Until the reveal nobody sees your card or vote on a screen; people who can read the disk could. Anonymous steps write no names into any file.',
  // Phase facts.
  timeToValue: 'Time to value',
  // Plan drawing.
  minutesUsedTo: (spent: string | number, agreed: string | number, ahead: string) =>
    `${spent} of ${agreed} min used, ${ahead}`,
  // Turn moves.
  turnClosed: 'This turn is closed; nothing in it can be changed.',
  nothingToRedo: 'There is nothing to bring back.',
  undone: (what: string) => `Taken back: ${what}  U brings it back.`,
  nothingToUndo: 'There is nothing to take back.',
  inTheBox: 'In the box, without your name.',
  // Wheel drawing.
  nothingPlanned: 'Nothing is planned here.',
  notInPlan: (others: string) => `Not in the plan: ${others}`,
  // Big clock.
  clockNeverGoes: 'No step ends by itself; after zero the clock counts up.',
  // Guests.
  doorLockedNow: 'The door is locked to newcomers; people who were in can come back.',
  doorOpenAgain: 'The door is open again.',
  // Leave.
  leaveKeys: 'Enter leaves, Esc stays.',
  // New form.
  whichTeam: 'Which team is this?',
  // Older.
  noTurnBefore: 'No turn before this one.',
  // Overlays.
  whatWillBeDone: 'What will be done?',
  // Turn ending.
  savedAgain: 'Everything is saved again.',
  // Turn keys.
  leadsAgain: 'You facilitate again.',
  clipboard: 'Sent to the clipboard of your terminal; not every terminal takes it.',
  // Use turn.
  noActionStep: 'This agenda has no step for actions.',
  firstStep: 'This is the first step.',
  lastStep: 'This is the last step.',
  // Everywhere.
  noOwnCards: 'You have not written a card in this turn yet.',
  // Seat.
  hostOnly: 'That can only be done on the machine that hosts.',
  rejoinCode: (ticket: string) => `Your rejoin code: ${ticket}`,
  welcome: (name: string, ticket: string) => `Welcome, ${name}. Your rejoin code: ${ticket}`,
  ownPart: 'Your own part, as everybody has it. F goes back to facilitating.',
}
