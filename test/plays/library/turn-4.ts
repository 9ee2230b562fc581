/** The fourth turn of the library team, in a fortnight: four sessions of twenty minutes, two people at one keyboard and four online. */

import { choose, link, part } from '../map-strokes.ts'
import {
  anew,
  count,
  down,
  enter,
  esc,
  type PlayedTurn,
  press,
  type Scene,
  type Stroke,
  scene,
  tab,
  typed,
  up,
} from '../strokes.ts'

const online = ['Yusuf', 'Maren', 'Petra', 'Tomek']

/** Somebody who is online presses `keys` at their own terminal. */
function own(by: string, keys: string, sees: string | RegExp): Stroke {
  return { by, keys, sees, after: 4 }
}

/** Everybody is in, and the message row has said so; what it says next is not covered by it any more. */
const allHere: Stroke[] = [press(0, '', /Tomek (?:is|are) here\./), press(25, enter, 'step ')]

/** So many answers of one's own are on one's screen. */
const answered = (rows: number) => new RegExp(`(?:● (?:yes|partly|no|don't know)[\\s\\S]*){${rows}}`)

/** The checks of a phase: everybody answers unseen, the two at the keyboard row by row. */
function gate(phase: string, ownAnswers: Record<string, string>, ...rows: string[]): Scene {
  return scene(
    `gate of ${phase}`,
    Object.entries(ownAnswers).map(([name, keys]) => own(name, keys, answered(keys.length))),
    count(...rows),
  )
}

/** The room leaves until its next session. */
const leave = scene('leave', press(20, 'q', 'Leave this turn?'))

/** How likely the bet comes in % and the number expected, by name, each typed at their own terminal. */
function ownEstimates(lines: Record<string, string>): Stroke[] {
  return Object.entries(lines).flatMap(([name, line]) => [
    own(name, enter, /how likely.*>/),
    own(name, `${line}${enter}`, 'Your estimate:'),
  ])
}

const purpose: PlayedTurn = {
  begins: '2026-10-12T09:00:00.000Z',
  command: ['host', 'library-t0004', '--team', 'library', '--agenda', 'turn-fortnight', '--port', '0'],
  online,
  scenes: [
    scene(
      'lobby',
      allHere,
      press(2, esc, 'n next'),
      press(3, 'i', 'PLAN'),
      press(2, enter, 'who joins >'),
      press(2, `Olu${enter}`, '2 people at one keyboard'),
      press(3, esc, 'n next'),
    ),
    scene(
      'pulse',
      own('Yusuf', '433343322422', /early +● 2/),
      own('Maren', '323243322432', /early +● 2/),
      own('Petra', '433333432433', /early +● 3/),
      own('Tomek', '432243322422', /early +● 2/),
      press(5, enter, 'Sanne, 12 answers'),
      press(9, `433243332432${enter}`, 'Olu, 12 answers'),
      press(9, `332243322422${enter}`, 'Enter shows the answers.'),
      press(4, enter, 'Reveal again to show it.'),
      press(4, enter, 'Revealed: Pulse.'),
      press(20, 'n', 'THE BET'),
    ),
    scene(
      'settle',
      press(20, '1', 'what do we see >'),
      press(9, `39 h on 9 Oct${enter}`, 'HIT'),
      press(15, 's', 'why keep it >'),
      press(9, `the county prints the list now, we only read it${enter}`, 'd done'),
      press(9, 'd', 'Done: two people'),
      press(9, 'd', 'Done: ask Ilse'),
      press(9, 'n', 'Which number surprises you?'),
    ),
    scene('facts', press(90, 'n', 'Is this still who benefits')),
    scene('ask', press(30, enter, 'unchanged since turn 1'), press(5, 'n', 'Which numbers have a new value?')),
    scene(
      'star again',
      press(4, 'v', 'value %, day >'),
      press(9, `74 % 9 Oct${enter}`, '74 % on'),
      press(4, `${down}v`, 'value days, day >'),
      press(9, `2 days 9 Oct${enter}`, '2 days on'),
      press(4, 'n', 'requested, first used'),
    ),
    scene(
      'deliveries',
      press(9, `28 Sep, 6 Oct, keys at two branches${enter}`, 'branches: 8 days'),
      press(5, enter, 'How far is each'),
    ),
    gate('purpose', { Yusuf: 'yyyy', Maren: 'yyyy', Petra: 'yyyp', Tomek: 'yyyy' }, 'yy', 'yy', 'yy', 'yy'),
    leave,
  ],
}

const challenge: PlayedTurn = {
  begins: '2026-10-14T09:00:00.000Z',
  command: ['host', 'library-t0004', '--port', '0'],
  online,
  scenes: [
    scene('lobby', allHere, press(5, 'n', 'It is six months on; the ask failed. What happened?')),
    scene(
      'attack',
      own('Yusuf', `- the county changes its tour in spring and nobody tells us${enter}`, 'changes its tour'),
      own('Maren', `- one branch has no key and gets its books a week late${enter}`, 'has no key'),
      own('Petra', `- two of us know the drivers, and both are away in August${enter}`, 'away in August'),
      own('Petra', `- a driver leaves, and the key with them${enter}`, 'the key with them'),
      own('Tomek', `- we look at hours and not at whether the book is the right one${enter}`, 'the right one'),
      own('Tomek', `$ the reading room stays shut on Mondays${enter}`, 'shut on Mondays'),
      press(10, `- the branches move to other hours, and the texts name the old ones${enter}`, 'Sanne 1'),
      press(4, tab, /with +OLU/),
      press(10, `- a contract with the county ends in March${enter}`, 'Olu 1'),
      press(10, `- nobody reads the list any more${enter}`, 'Olu 2'),
      press(4, tab, 'Everybody had the keyboard.'),
      press(4, enter, 'Revealed'),
      press(5, 'n', 'Which cards give the same reason?'),
    ),
    scene(
      'group',
      press(20, '<a driver leaves><two of us>', / joined /),
      press(4, '<two of us>', 'joins which?'),
      press(6, `${enter}it hangs on two people and their keys${enter}`, 'IT HANGS ON TWO'),
      press(12, '<a contract><the county>', / joined /),
      press(4, '<the county>', 'joins which?'),
      press(6, `${enter}the county decides without us${enter}`, 'THE COUNTY DECIDES'),
      press(5, enter, 'dots per card, top to bottom >'),
    ),
    scene(
      'vote',
      own('Yusuf', `+++${down}+`, 'All your dots'),
      own('Maren', `${down}${down}++${down}${down}++`, 'All your dots'),
      own('Petra', `++${down}${down}++`, 'All your dots'),
      own('Tomek', `+${down}${down}+${down}${down}${down}++`, 'All your dots'),
      press(12, `<it hangs>4 <the county>3 <nobody reads>1${enter}`, 'Enter shows the bars.'),
      press(3, enter, /it hangs.*10/i),
      press(9, enter, 'What about how we work makes the top two likely?'),
    ),
    scene(
      'talk',
      own('Petra', 'h', 'hand'),
      // The hand is seen at the keyboard before it is called.
      press(0, '', 'Hands up: Petra.'),
      press(30, 'h', 'Petra has the word.'),
      press(60, enter, 'note >'),
      press(
        9,
        `Petra and Yusuf know the drivers by name, nobody else has their number${enter}`,
        'know the drivers by name',
      ),
      press(4, esc, 'f next topic'),
      own('Petra', 'a', 'action >'),
      own('Petra', `put the numbers of the drivers on the list${enter}`, 'Action:'),
      press(60, 'f', 'the county'),
      press(30, enter, 'note >'),
      press(9, `the county plans its tours in February, and would listen then${enter}`, 'plans its tours'),
      press(4, esc, 'f next topic'),
      press(60, 'n', 'How far is each'),
    ),
    gate('challenge', { Yusuf: 'yyyyy', Maren: 'yyyyy', Petra: 'yyppy', Tomek: 'yyyyy' }, 'yy', 'yy', 'yy', 'yp', 'yy'),
    leave,
  ],
}

const action: PlayedTurn = {
  begins: '2026-10-19T09:00:00.000Z',
  command: ['host', 'library-t0004', '--port', '0'],
  online,
  scenes: [
    scene('lobby', allHere, press(5, 'n', 'What could somebody be using')),
    scene(
      'options',
      own('Yusuf', `u: be in the plan of the county for next year${enter}`, 'next year'),
      own('Maren', `c: give the third branch a box with a code${enter}`, 'a code'),
      own('Petra', `c: teach four people the drivers and their tours${enter}`, 'their tours'),
      own('Tomek', `r: rent a list that the drivers fill in themselves${enter}`, 'themselves'),
      press(10, `s: stop the list that nobody reads${enter}`, 'Sanne 1'),
      press(4, tab, /with +OLU/),
      press(10, `b: a page that shows which van has which box${enter}`, 'Olu 1'),
      press(4, tab, 'Everybody had the keyboard.'),
      press(4, enter, 'Revealed'),
      press(5, 'n', 'dots per card, top to bottom >'),
    ),
    scene(
      'vote on options',
      own('Yusuf', `${down}${down}++${down}+`, 'All your dots'),
      own('Maren', `${down}++${down}+`, 'All your dots'),
      own('Petra', `${down}${down}+++`, 'All your dots'),
      own('Tomek', `${down}${down}+${down}++`, 'All your dots'),
      press(12, `<teach four>4 <give the third>2${enter}`, 'Enter shows the bars.'),
      press(3, enter, /teach four.*11/i),
      press(9, enter, 'How could the top one work with less code of our own?'),
      press(120, 'n', 'What does the user touch first'),
    ),
    scene(
      'solution',
      part('Box with a code', 3, 4),
      part('List of what travels', 2, 2),
      choose('Search'),
      press(4, 'x', 'Done: delete Search'),
      link('Screen people use', 'Box with a code'),
      choose('List of what travels'),
      press(4, 'i', 'inertia >'),
      press(9, `skills${enter}`, /List of what travels {2}visible/),
      press(4, esc, 'n next'),
      press(30, 'n', 'which change >'),
    ),
    scene(
      'path',
      typed(
        15,
        ['the text names the shelf', 'what happened, work, wait'],
        ['words agreed, 20 min, 26 h', 'words agreed'],
        ['changed and tried, 50 min, 3 h', 'changed and tried'],
        ['the town hall sends it, 5 min, 40 h', 'the town hall sends'],
      ),
      press(9, enter, 'n next'),
      press(9, 'n', 'THE BET OF TURN 4'),
    ),
    scene(
      'bet',
      press(4, up, 'what we will do > teach four'),
      press(4, enter, 'why that helps >'),
      press(4, `two people and their keys are a single point${enter}`, 'what we expect to move >'),
      press(8, `books in hand on time${enter}`, 'its value now >'),
      press(5, `${anew}74 %${enter}`, 'the value we expect >'),
      press(5, `80 %${enter}`, 'when we will see it >'),
      press(5, `20 Nov${enter}`, 'the sign to stop or change >'),
      press(10, `a driver says it is too many of us${enter}`, 'who does it >'),
      press(6, `Yusuf${enter}`, 'when it is done >'),
      press(6, `30 Oct${enter}`, 'trigger (optional) >'),
      press(10, `a driver calls${enter}`, 'how likely'),
      ownEstimates({ Yusuf: '70 80', Maren: '60 78', Petra: '80 82', Tomek: '60 78' }),
      press(9, `60 79${enter}`, 'Olu, how likely'),
      press(9, `70 80${enter}`, 'Enter shows the estimates.'),
      press(4, enter, 'ESTIMATE 1 '),
      press(40, enter, 'Sanne, how likely'),
      ownEstimates({ Yusuf: '70 80', Maren: '70 79', Petra: '70 80', Tomek: '60 79' }),
      press(9, `60 79${enter}`, 'Olu, how likely'),
      press(9, `70 80${enter}`, 'Enter shows the estimates.'),
      press(4, enter, 'enter consent'),
      press(6, enter, '0 to 5 each >'),
      own('Yusuf', '5', 'Your consent: 5.'),
      own('Maren', '4', 'Your consent: 4.'),
      own('Petra', '3', 'Your consent: 3.'),
      own('Tomek', '4', 'Your consent: 4.'),
      press(9, `4 5${enter}`, 'Enter shows consent.'),
      press(4, enter, 'x objection'),
      press(9, enter, 'How far is each'),
    ),
    gate('action', { Yusuf: 'yyy', Maren: 'yyy', Petra: 'yyy', Tomek: 'yyp' }, 'yy', 'yy', 'yy'),
    leave,
  ],
}

const value: PlayedTurn = {
  begins: '2026-10-21T09:00:00.000Z',
  command: ['host', 'library-t0004', '--port', '0'],
  online,
  scenes: [
    scene('lobby', allHere, press(5, 'n', 'What is weak under each of the six')),
    scene(
      'pillars',
      press(20, `${down}${down}`, /▸OPERATIONS/),
      press(9, enter, 'operations >'),
      press(9, `only two of us can call a driver${enter}`, /call a driver +new[\s\S]*operations > *\n/),
      press(4, esc, 'enter add'),
      press(4, 's', 'weakest for this bet: operations'),
      press(60, 'n', 'Who owns this in two years'),
    ),
    scene(
      'two years',
      press(60, 's', 'note >'),
      press(9, `the county and we keep one list of who to call${enter}`, 'one list of who'),
      press(4, esc, 'n next'),
      press(60, 'n', 'How far is each'),
    ),
    gate('value', { Yusuf: 'yyy', Maren: 'yyy', Petra: 'yyy', Tomek: 'ypy' }, 'yy', 'yy', 'yy'),
    scene('to the end', press(9, enter, 'Who does what by when')),
    scene(
      'actions',
      press(20, enter, 'who >'),
      typed(
        9,
        ['Petra', 'due date >'],
        ['30 Oct', 'we will see it in >'],
        ['four names beside each driver', 'Changed: put the numbers'],
      ),
      press(9, 'a', 'what >'),
      typed(
        9,
        ['write to the county before it plans in February', 'who >'],
        ['Maren', 'due date >'],
        ['27 Nov', 'we will see it in >'],
        ['a day in their calendar', 'what >'],
      ),
      press(4, enter, 'Was this worth your time?'),
    ),
    scene(
      'return on time',
      own('Yusuf', '4', '● 4'),
      own('Maren', '5', '● 5'),
      own('Petra', '4', '● 4'),
      own('Tomek', '3', '● 3'),
      press(9, `4 5${enter}`, 'Enter shows the answers.'),
      press(4, enter, '6 answers'),
      press(6, enter, 'What pushed us, what slowed us, and when do we meet again?'),
    ),
    scene(
      'summary',
      press(20, 'N', 'next turn, who >'),
      press(9, `9 Nov 09:00, Maren${enter}`, 'Next turn: 9 Nov'),
      press(8, enter, 'Close this turn?'),
      press(3, enter, 'This turn is closed'),
      press(3, 'e', 'Notes'),
    ),
    leave,
  ],
}

export const turn4: readonly PlayedTurn[] = [purpose, challenge, action, value]
