/** Two turns of one team as keys: what is typed, and what the screen shows then. Played by tests and to make the examples. */
import { enter, esc, hand, type PlayedTurn, round, typed, up } from './strokes.ts'

const people = ['Ana', 'Bo', 'Chidi', 'Dee', 'Eva']

export const firstTurn: PlayedTurn = {
  begins: '2026-11-03T14:00:00.000Z',
  scenes: [
    {
      name: 'start',
      strokes: [
        { keys: enter, sees: 'Which team is this?' },
        { keys: enter, sees: 'Who is in the room?', after: 5 },
        { keys: 'Ana, Bo, Chidi, Dee, Eva', sees: 'people > Ana, Bo, Chidi, Dee, Eva', after: 5 },
        { keys: enter, sees: 'What should be different for us after this meeting?', after: 5 },
        { keys: enter, sees: 'One word: how were the last two weeks?', after: 80 },
      ],
    },
    {
      name: 'check-in',
      strokes: [
        ...round(people, ['tired', 'hopeful', 'blocked', 'pass', 'curious']),
        { keys: 'n', sees: 'which number, its value >', after: 6 },
      ],
    },
    {
      name: 'star',
      strokes: [
        { keys: `orders finished without help, %${enter}`, sees: 'value %, day >', after: 15 },
        ...typed(
          5,
          ['52 1 Sep', /52 % on .*1 Sep|52 % on 2026-09-01/],
          ['54 8 Sep', /54 % on/],
          ['53 15 Sep', /53 % on/],
          ['57 22 Sep', /57 % on/],
          ['56 29 Sep', /56 % on/],
          ['58 6 Oct', /58 % on/],
          ['61 13 Oct', /61 % on/],
          ['59 20 Oct', /59 % on/],
          ['62 27 Oct', /27 Oct +62 %/],
        ),
        { keys: enter, sees: 'Which number could we move ourselves this month? What is it today?', after: 6 },
      ],
    },
    {
      name: 'input',
      strokes: [
        { keys: `wait for security review, h${enter}`, sees: 'value h, day >', after: 12 },
        ...typed(5, ['31 6 Oct', /31 h on/], ['38 20 Oct', /38 h on/], ['35', /35 h on/]),
        { keys: enter, sees: 'requested, first used, what >', after: 8 },
      ],
    },
    {
      name: 'deliveries',
      strokes: [
        ...typed(
          7,
          ['15 Jun, 18 Aug, search by order id', 'search by order id: 64 days'],
          ['1 Jul, 25 Aug, guest checkout', 'guest checkout: 55 days'],
          ['20 Jul, 8 Sep, refund in the app', 'refund in the app: 50 days'],
          ['3 Aug, 29 Sep, gift cards', 'gift cards: 57 days'],
          ['24 Aug, 6 Oct, address check', 'address check: 43 days'],
          ['7 Sep, 20 Oct, tax label', 'tax label: 43 days'],
          ['21 Sep, 27 Oct, saved baskets', 'saved baskets: 36 days'],
        ),
        { keys: enter, sees: /Keyboard is with +ANA/, after: 5 },
      ],
    },
    {
      name: 'write',
      strokes: [
        ...hand(
          'Ana',
          [
            '+ two of us paired on the tax label and it shipped in a week',
            '- the release queue waits for one person',
            '- we review images that were approved before',
          ],
          /Keyboard is with +BO/,
        ),
        ...hand(
          'Bo',
          ['- only Finn can release', '- two teams change the same table', '? who decides when the old form goes'],
          /Keyboard is with +CHIDI/,
        ),
        ...hand(
          'Chidi',
          ['- security review takes four days, mostly waiting', '+ tests run in four minutes now', '- Friday freeze'],
          /Keyboard is with +DEE/,
        ),
        ...hand(
          'Dee',
          [
            '? we cannot see whether saved baskets are used',
            '- support hears about a launch from customers',
            '- nothing ships in the last week of a month',
          ],
          /Keyboard is with +EVA/,
        ),
        ...hand(
          'Eva',
          ['? why is search slow in the morning', '- partners wait for us to test with them'],
          'Everybody had the keyboard.',
        ),
        { keys: 's', sees: 'WRITE', after: 3 },
        { keys: `! the coffee machine is repaired${enter}`, sees: 'said:  the coffee machine is repaired', after: 5 },
        { keys: esc, sees: 'r reveal', after: 3 },
        { keys: 'r', sees: 'only Finn can release', after: 5 },
        { keys: 'n', sees: 'Which cards belong together?', after: 8 },
      ],
    },
    {
      name: 'group',
      strokes: [
        { keys: '<only Finn><the release queue>', sees: / joined /, after: 20 },
        { keys: '<the release queue>', sees: 'joins which?', after: 2 },
        { keys: enter, sees: /name of .'s group >/, after: 2 },
        { keys: `one person releases${enter}`, sees: 'ONE PERSON RELEASES', after: 6 },
        { keys: '<Friday freeze><nothing ships>', sees: / joined /, after: 8 },
        { keys: '<nothing ships>', sees: 'joins which?', after: 2 },
        { keys: `${enter}days nobody may ship${enter}`, sees: 'DAYS NOBODY MAY SHIP', after: 8 },
        { keys: '<security review><we review images>', sees: / joined /, after: 8 },
        { keys: '<we review images>', sees: 'joins which?', after: 2 },
        { keys: `${enter}security review${enter}`, sees: 'SECURITY REVIEW', after: 8 },
        { keys: enter, sees: 'dots per card, top to bottom >', after: 6 },
      ],
    },
    {
      name: 'vote',
      strokes: [
        {
          keys: `<security review>6 <one person releases>5 <two teams>2 <support hears>2${enter}`,
          sees: /security review.*6/i,
          after: 45,
        },
        { keys: enter, sees: 'What about how we work made this likely?', after: 6 },
      ],
    },
    {
      name: 'talk',
      strokes: [
        { keys: 'p', sees: 'park >', after: 100 },
        {
          keys: `who pays for a second environment${enter}`,
          sees: 'Parked: who pays for a second environment',
          after: 9,
        },
        { keys: 'a', sees: 'action >', after: 60 },
        { keys: `ask audit what they need to see${enter}`, sees: 'Action: ask audit what they need to see', after: 9 },
        { keys: 'n', sees: 'What is the smallest thing that would make this go away, or cost less?', after: 20 },
      ],
    },
    {
      name: 'options',
      strokes: [
        ...typed(
          15,
          ['stop reviewing images already approved', '  stop reviewing images already approved'],
          ['let three people release instead of one', '  let three people release instead of one'],
          ['turn on the release queue the platform offers', '  turn on the release queue the platform offers'],
        ),
        { keys: enter, sees: 'THE BET OF TURN 1', after: 3 },
      ],
    },
    {
      name: 'bet',
      strokes: [
        { keys: up, sees: 'what we will do > stop reviewing images', after: 20 },
        { keys: enter, sees: 'why that helps >', after: 4 },
        { keys: `the second review found nothing in a year${enter}`, sees: 'what we expect to move >', after: 12 },
        { keys: up, sees: 'what we expect to move > ', after: 2 },
        { keys: up, sees: 'what we expect to move > wait for security review', after: 2 },
        { keys: enter, sees: 'its value now > 35 h', after: 3 },
        { keys: enter, sees: 'the value we expect >', after: 3 },
        { keys: `12 h${enter}`, sees: 'when we will see it >', after: 5 },
        { keys: `17 Nov${enter}`, sees: 'how likely, 0 to 100 % >', after: 5 },
        { keys: `70 %${enter}`, sees: 'the sign to stop or change >', after: 8 },
        { keys: `two findings slip through${enter}`, sees: 'who does it >', after: 12 },
        { keys: `Bo${enter}`, sees: 'when it is done >', after: 6 },
        { keys: `13 Nov${enter}`, sees: 'trigger (optional) >', after: 6 },
        { keys: `an image was approved before${enter}`, sees: '0 to 5 each >', after: 8 },
        { keys: `2 4 4 5 5${enter}`, sees: 'x objection', after: 25 },
        { keys: 'x', sees: 'objection >', after: 15 },
        { keys: `who tells audit?${enter}`, sees: 'who tells audit?', after: 8 },
        { keys: enter, sees: 'What would stop this kind of problem from happening again?', after: 10 },
      ],
    },
    {
      name: 'prevent',
      strokes: [
        {
          keys: `s: the pipeline signs what was reviewed, so nobody reviews it twice${enter}`,
          sees: 'the pipeline signs what was reviewed',
          after: 60,
        },
        { keys: enter, sees: 'Purpose, challenge, action, long-term value: did each do its work today?', after: 20 },
      ],
    },
    {
      name: 'gates',
      strokes: [
        { keys: 'y', sees: 'Purpose gate: yes', after: 8 },
        { keys: 'n', sees: 'why, challenge >', after: 6 },
        { keys: `nobody from security was in the room${enter}`, sees: 'Why: nobody from security', after: 8 },
        { keys: 'y', sees: 'Action gate: yes', after: 6 },
        { keys: 'y', sees: 'Enter goes on.', after: 5 },
        { keys: enter, sees: 'Who does what by when, and how will we see it?', after: 3 },
      ],
    },
    {
      name: 'actions',
      strokes: [
        { keys: 'a', sees: 'what >', after: 5 },
        { keys: `one list of approved images${enter}`, sees: 'who >', after: 8 },
        { keys: `Bo${enter}`, sees: 'due date >', after: 4 },
        { keys: `13 Nov${enter}`, sees: 'we will see it in >', after: 4 },
        { keys: `wait for security review${enter}`, sees: 'what >', after: 5 },
        { keys: `Chidi and Dee learn to release${enter}`, sees: 'who >', after: 6 },
        { keys: `Chidi${enter}`, sees: 'due date >', after: 4 },
        { keys: `in 2 weeks${enter}`, sees: 'we will see it in >', after: 4 },
        { keys: `three names in the release log${enter}`, sees: 'what >', after: 5 },
        { keys: enter, sees: 'enter who', after: 3 },
        { keys: 'n', sees: 'Was this worth your time?', after: 4 },
      ],
    },
    {
      name: 'return on time',
      strokes: [
        { keys: `34445${enter}`, sees: 'Enter shows the answers.', after: 15 },
        { keys: enter, sees: '5 answers, kept as counts only', after: 4 },
        { keys: enter, sees: 'What pushed us, what slowed us, and when do we meet again?', after: 6 },
      ],
    },
    {
      name: 'summary',
      strokes: [
        { keys: 'N', sees: 'next turn, who >', after: 20 },
        { keys: `17 Nov 14:00, Dee${enter}`, sees: 'Next turn: 17 Nov 14:00', after: 8 },
        { keys: enter, sees: 'Close this turn?', after: 8 },
        { keys: enter, sees: 'This turn is closed', after: 3 },
        { keys: 'e', sees: 'Notes', after: 3 },
        { keys: 'q', sees: 'Where do we go on?', after: 7 },
      ],
    },
  ],
}

/** Dee facilitates the second turn, so the keyboard begins with her. */
const room = ['Dee', 'Ana', 'Bo', 'Chidi', 'Eva']

export const secondTurn: PlayedTurn = {
  begins: '2026-11-17T14:00:00.000Z',
  scenes: [
    {
      name: 'start',
      strokes: [
        { keys: 'r', sees: 'The next turn' },
        { keys: enter, sees: 'Who is in the room?', after: 4 },
        { keys: enter, sees: 'What happened to what we agreed?', after: 4 },
      ],
    },
    {
      name: 'settle',
      strokes: [
        { keys: '2', sees: 'what do we see >', after: 20 },
        { keys: `19 h on 16 Nov${enter}`, sees: 'saw 19 h on 16', after: 8 },
        { keys: 's', sees: 'Still open: ask audit', after: 10 },
        { keys: 'd', sees: 'Done: one list of approved images', after: 12 },
        { keys: 'd', sees: 'Done: Chidi and Dee learn to release', after: 10 },
        { keys: 's', sees: 'Kept parked', after: 15 },
        { keys: 'n', sees: 'One word: how were the last two weeks?', after: 20 },
      ],
    },
    {
      name: 'check-in',
      strokes: [
        ...round(room, ['pass', 'lighter', 'busy', 'proud', 'hopeful']),
        { keys: 'n', sees: 'value %, day >', after: 5 },
      ],
    },
    {
      name: 'star',
      strokes: [
        ...typed(6, ['61 3 Nov', /61 % on/], ['63 10 Nov', /63 % on/], ['64', /64 % on/]),
        { keys: enter, sees: 'value h, day >', after: 6 },
      ],
    },
    {
      name: 'input',
      strokes: [
        ...typed(6, ['26 10 Nov', /26 h on/], ['19 16 Nov', /19 h on/]),
        { keys: enter, sees: 'requested, first used, what >', after: 6 },
      ],
    },
    {
      name: 'deliveries',
      strokes: [
        ...typed(
          8,
          ['12 Oct, 10 Nov, list of approved images', 'list of approved images: 29 days'],
          ['5 Oct, 12 Nov, partner sandbox', 'partner sandbox: 38 days'],
        ),
        { keys: enter, sees: /Keyboard is with +DEE/, after: 20 },
      ],
    },
    {
      name: 'write',
      strokes: [
        ...hand(
          'Dee',
          ['- support still hears it first', '+ saved baskets are used by one in five', '? why gift cards fell'],
          /Keyboard is with +ANA/,
        ),
        ...hand(
          'Ana',
          ['+ the list of approved images took most reviews away', '- audit has not answered yet'],
          /Keyboard is with +BO/,
        ),
        ...hand(
          'Bo',
          ['+ three people can release now', '- two teams change the same table', '- the schema lives in three places'],
          /Keyboard is with +CHIDI/,
        ),
        ...hand(
          'Chidi',
          ['- a new column takes two weeks of talking', '? what audit needs from us'],
          /Keyboard is with +EVA/,
        ),
        ...hand(
          'Eva',
          ['- partners test on our old sandbox', '+ releases on Fridays went well twice'],
          'Everybody had the keyboard.',
        ),
        { keys: 'r', sees: 'three people can release now', after: 60 },
        { keys: 'n', sees: 'Which cards belong together?', after: 8 },
      ],
    },
    {
      name: 'group',
      strokes: [
        { keys: '<the schema lives><two teams change>', sees: / joined /, after: 25 },
        { keys: '<a new column><two teams change>', sees: /4 of 12|3 cards/, after: 12 },
        { keys: '<two teams change>', sees: 'joins which?', after: 3 },
        { keys: `${enter}one table, two owners${enter}`, sees: 'ONE TABLE, TWO OWNERS', after: 10 },
        { keys: '<what audit needs><audit has not>', sees: / joined /, after: 8 },
        { keys: '<audit has not>', sees: 'joins which?', after: 3 },
        { keys: `${enter}waiting for audit${enter}`, sees: 'WAITING FOR AUDIT', after: 8 },
        { keys: enter, sees: 'dots per card, top to bottom >', after: 5 },
      ],
    },
    {
      name: 'vote',
      strokes: [
        {
          keys: `<one table, two>8 <waiting for audit>3 <support still>2 <partners test>2${enter}`,
          sees: /one table, two owners.*8/i,
          after: 45,
        },
        { keys: enter, sees: 'What about how we work made this likely?', after: 6 },
      ],
    },
    {
      name: 'talk',
      strokes: [
        { keys: 'p', sees: 'park >', after: 120 },
        {
          keys: `one login for partners and shops${enter}`,
          sees: 'Parked: one login for partners and shops',
          after: 9,
        },
        { keys: 'n', sees: 'What is the smallest thing that would make this go away, or cost less?', after: 60 },
      ],
    },
    {
      name: 'options',
      strokes: [
        ...typed(
          16,
          ['drop the copy of the table nobody reads', '  drop the copy of the table nobody reads'],
          ['one team owns the table, the other asks by call', '  one team owns the table, the other asks by call'],
        ),
        { keys: enter, sees: 'THE BET OF TURN 2', after: 3 },
      ],
    },
    {
      name: 'bet',
      strokes: [
        { keys: up, sees: 'what we will do > drop the copy', after: 20 },
        { keys: enter, sees: 'why that helps >', after: 4 },
        { keys: enter, sees: 'what we expect to move >', after: 4 },
        { keys: `days until a new column${enter}`, sees: 'its value now >', after: 8 },
        { keys: `14 days${enter}`, sees: 'the value we expect >', after: 5 },
        { keys: `5 days${enter}`, sees: 'when we will see it >', after: 5 },
        { keys: `1 Dec${enter}`, sees: 'how likely, 0 to 100 % >', after: 5 },
        { keys: `80${enter}`, sees: 'the sign to stop or change >', after: 8 },
        { keys: `anybody misses the copy${enter}`, sees: 'who does it >', after: 12 },
        { keys: `Dee${enter}`, sees: 'when it is done >', after: 6 },
        { keys: `24 Nov${enter}`, sees: 'trigger (optional) >', after: 6 },
        { keys: `a change needs both teams${enter}`, sees: '0 to 5 each >', after: 8 },
        { keys: `3 4 4 5 5${enter}`, sees: 'x objection', after: 25 },
        { keys: enter, sees: 'What would stop this kind of problem from happening again?', after: 20 },
      ],
    },
    {
      name: 'prevent',
      strokes: [
        {
          keys: `r: a table has one owner, the build refuses a second${enter}`,
          sees: 'the build refuses a second',
          after: 50,
        },
        { keys: enter, sees: 'Purpose, challenge, action, long-term value: did each do its work today?', after: 20 },
      ],
    },
    {
      name: 'gates',
      strokes: [
        { keys: 'yyyp', sees: 'Enter says why.', after: 20 },
        { keys: enter, sees: 'why, long-term >', after: 2 },
        { keys: `audit has to say yes first${enter}`, sees: 'Why: audit has to say yes first', after: 8 },
        { keys: enter, sees: 'Who does what by when, and how will we see it?', after: 3 },
      ],
    },
    {
      name: 'actions',
      strokes: [
        { keys: `atell every reader of the copy${enter}`, sees: 'who >', after: 8 },
        { keys: `Eva${enter}`, sees: 'due date >', after: 4 },
        { keys: `Friday${enter}`, sees: 'we will see it in >', after: 4 },
        { keys: `no questions after 24 Nov${enter}`, sees: 'what >', after: 5 },
        { keys: enter, sees: 'enter go on', after: 3 },
        { keys: 'n', sees: 'Was this worth your time?', after: 4 },
      ],
    },
    {
      name: 'return on time',
      strokes: [
        { keys: `4 4 5 5 5${enter}`, sees: 'Enter shows the answers.', after: 15 },
        { keys: enter, sees: '5 answers, kept as counts only', after: 4 },
        { keys: enter, sees: 'What pushed us, what slowed us, and when do we meet again?', after: 6 },
      ],
    },
    {
      name: 'summary',
      strokes: [
        { keys: 'N', sees: 'next turn, who >', after: 20 },
        { keys: `1 Dec 14:00, Eva${enter}`, sees: 'Next turn: 1 Dec 14:00', after: 8 },
        { keys: enter, sees: 'Close this turn?', after: 8 },
        { keys: enter, sees: 'This turn is closed', after: 3 },
        { keys: 'e', sees: 'Notes', after: 3 },
        { keys: 'q', sees: 'Where do we go on?', after: 7 },
      ],
    },
  ],
}
