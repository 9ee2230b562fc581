/** Plays of the exercises under challenge and landscape. */
import { dots, each, type Play, silently, unseen } from './play.ts'

export const challenge: Record<string, Play> = {
  'what-slowed-us': {
    strokes: [
      [
        silently(
          ['- the release queue'],
          ['- only Finn can release'],
          ['+ tests run in four minutes'],
          ['? who owns tax'],
          [],
        ),
        unseen('release queue'),
        '4 of 5 have written',
      ],
      ['r', /SPED US UP.*tests run in four minutes/, 'who owns tax'],
      ['n', 'dots per card', 'Passed over: Group (4 cards).'],
      ['⎋ggroup⏎<the release queue><only Finn>', '1 group', '4 of 4'],
      ['<only Finn>⏎one person releases⏎', 'one person releases'],
      ['⏎<one person>11 <who owns>4⏎', dots('one person releases', 11), dots('who owns tax', 4), '15 of 15 dots'],
      ['⏎', 'What about how we work made this likely?', /ONE PERSON RELEASES 11 dots/],
      ['pwho pays for a second key⏎', 'Parked: who pays for a second key'],
    ],
    forTeam: ['one person releases (2 cards) - 11 dots', 'who owns tax', 'who pays for a second key'],
  },

  'talk-topics': {
    strokes: [
      ['the release queue⏎pairing⏎laptops⏎', 'the release queue', 'laptops'],
      ['⏎c4 9 2⏎⏎', 'pairing', '9 dots', 'timebox of 5 minutes'],
      ['stwice a week⏎⏎', 'twice a week'],
    ],
    forTeam: ['pairing', 'the release queue', 'twice a week'],
  },
  'outside-challenger': {
    strokes: [
      [
        silently(['t: we wait for the new framework'], ['p: a form for each change'], [], [], []),
        '2 of 5 have written',
      ],
      ['r', 'a form for each change'],
      ['⏎', 'Which of these questions would we rather not answer?', 'a form for each change'],
      ['aask the auditors for a question⏎', 'ask the auditors for a question'],
    ],
    forAll: ['ask the auditors for a question'],
    forTeam: ['we wait for the new framework'],
  },

  'waiting-by-tenet': {
    strokes: [
      ['', 'Do we wait for it to happen, or prepare for it?'],
      ['2 2 1⏎', 'Row 1 of 12 is counted'],
      ['⎋r', 'Revealed'],
    ],
    forTeam: ['A north star, informed by data'],
  },

  'whole-doctrine': {
    strokes: [
      ['2 2 1⏎', 'Row 1 of 10 is counted'],
      ['⎋r', 'Revealed'],
      ['n', 'step 4'],
      ['⎋n', 'step 5'],
      ['⎋n', 'step 6'],
    ],
    forTeam: ['Part 1'],
  },

  'attack-the-ask': {
    strokes: [
      [
        silently(
          ['- partners never test'],
          ['$ the new search'],
          ['- legal says no in week five'],
          ['- nobody moves', '- a late start', '- two tests', '- no time', '- it rained'],
          [],
        ),
        '4 of 5 have written',
      ],
      ['r', /WHY IT FAILED.*legal says no in week five/, /WHAT DID NOT GET DONE.*the new search/],
      ['n⏎<partners never>9 <legal says>8 <the new search>3⏎', dots('partners never test', 9)],
      ['⏎', 'What about how we work makes the top two likely?', /partners never test.*9 dots/],
      ['aask partners for a test day⏎', 'ask partners for a test day'],
    ],
    forAll: ['ask partners for a test day'],
    forTeam: ['legal says no in week five', 'what did not get done'],
  },

  'safety-pulse': {
    strokes: [
      ['4434354', unseen('4434354')],
      ['⏎3342454⏎5524555⏎4412344⏎4523445⏎', 'r shows the answers'],
      ['r', /Being different .* 2 of 5 LOWEST/, /We learn from mistakes .* 4 of 5/, 'kept as counts only'],
      ['n', 'What would make it easier to disagree here?'],
      [
        each('the lead speaks last', 'ask who sees it otherwise', '', 'a no is thanked', 'smaller rooms'),
        '4 people',
        unseen('a no is thanked'),
      ],
      ['r', 'a no is thanked', unseen('Dee ')],
    ],
    forTeam: ['LOWEST', 'the lead speaks last'],
  },

  westrum: {
    carried: {
      scales: {
        westrum: [
          {
            turn: 'checkout-t0004',
            on: '2026-07-11',
            points: ['power', 'rules', 'purpose'],
            rows: { messengers: { counts: [2, 3, 0] } },
          },
        ],
      },
    },
    strokes: [
      ['232131⏎132222⏎332113⏎213232⏎232123⏎', unseen('232131')],
      ['r', /Bringing bad news █ · ████/, /New ideas █ ██ ██/, '5 answers'],
      ['j', 'is filed and forgotten', 'generative'],
      ['n', 'Which habit keeps our lowest row from generative?', 'Working across teams'],
    ],
    forTeam: ['Working across teams'],
  },

  'four-sliders': {
    strokes: [
      ['0 1 3 1 0⏎4 4 4 3 3⏎', 'row 3 of 4, 1 to 5 >'],
      ['11223⏎1x2 2x3, 2x4⏎⏎', /Prevention.*LOWEST/],
      ['jjxthree of five alarms fired twice⏎', 'seen in: three of five alarms fired twice'],
      ['⎋n', 'Which hand-off slows us'],
      [silently(['h: design to code, a week'], ['o: Finn and the release'], [], [], []), '2 of 5 have written'],
      ['n', 'The cards of "Hand-offs" are still hidden. Enter reveals them.'],
      ['⏎', /A HAND-OFF design to code, a week/, 'Finn and the release'],
    ],
    forTeam: ['three of five alarms fired twice', 'design to code, a week (a hand-off)'],
  },

  'doctrine-check': {
    strokes: [
      ['', 'Be transparent', 'Who could help us if they could see this?'],
      ['3 2 0⏎0 4 1⏎1 1 3⏎⏎', /Be transparent ███ ██ ·/, /A common language · ████ █/],
      ['xthe price list is in one head⏎', 'seen in: the price list is in one head'],
    ],
    forTeam: ['the price list is in one head', 'A common language'],
  },

  'organisation-glance': {
    strokes: [
      ['', 'What the ask needs us to be good at', 'Concept', 'Accepted'],
      ['/Know what users do⏎iskills⏎', 'inertia: cost of new'],
      ['e3⏎', 'Kept: evolve Know what users do'],
    ],
    forAll: ['Know what users do [0.72, 0.32] inertia', 'evolve Know what users do 0.55'],
  },

  'organisation-map': {
    strokes: [
      ['/Hire⏎x', 'Done: '],
      ['/Know what users do⏎aTalk with drivers⏎1⏎', 'Kept: add Talk with drivers.'],
      ['⎋n', 'Which team owns each of these? What would rather stay as it is?'],
      ['/Ship small⏎OCheckout⏎', 'Checkout'],
      ['/Decide where⏎OPlatform⏎', 'Platform'],
      ['/Find problems⏎isunk⏎', 'theory, inertia: sunk'],
      ['⎋n', 'What would each team lose if this grew?', 'Talk with drivers'],
    ],
    forAll: ['component Talk with drivers', 'team: Checkout', 'inertia: sunk capital'],
  },

  'what-resists': {
    beside: ['organisation-map'],
    strokes: [
      ['', 'INERTIA'],
      ['⇥⇥', 'INERTIA for Ship small changes safely'],
      ['⏎the queue is what Finn is known for⏎', 'picked: ', 'for Ship small changes safely'],
      ['⎋', 'PICKED FROM INERTIA', 'why: the queue is what Finn is known for', 'CC BY-SA 4.0'],
    ],
    forTeam: ['the queue is what Finn is known for', 'CC BY-SA 4.0'],
  },

  'pst-lens': {
    strokes: [
      [
        silently(['e: search, we run it like payroll'], ['p: the label printer'], ['s: returns'], [], []),
        '3 of 5 have written',
      ],
      ['n⏎', 'search, we run it like payroll', 'Which cards are about the same part?'],
      ['<the label printer><returns>', '1 group'],
      ['⏎', 'What is ready to hand on to settlers, or to planners?', 'the label printer'],
      ['alabels go to the depot crew⏎', 'labels go to the depot crew'],
    ],
    forAll: ['labels go to the depot crew'],
    forTeam: ['search, we run it like payroll'],
  },

  'safety-map': {
    strokes: [
      ['', 'Somebody with a doubt', 'What it takes to disagree here'],
      ['/Time to learn⏎M1⏎', 'Kept: move Time to learn.'],
      ['⎋n', 'Which one part would move the others? What holds it back?'],
      ['/Leaders⏎e3⏎', 'Kept: evolve Leaders who ask and listen'],
    ],
    forAll: ['component Time to learn [0.26, 0.09]', 'evolve Leaders who ask and listen 0.55'],
  },

  'waiting-preparing': {
    strokes: [
      [
        silently(['w: users tell us'], ['p: an alarm before they notice'], ['w: a fix on Friday night'], [], []),
        '3 of 5 have written',
      ],
      ['r', 'WAITING LOOKS LIKE PREPARING LOOKS LIKE', /users tell us an alarm before they notice/],
      ['n', 'What could we move from waiting to preparing in two weeks?', 'a fix on Friday night'],
      ['aone alarm on the queue⏎', 'one alarm on the queue'],
    ],
    forAll: ['one alarm on the queue'],
    forTeam: ['a fix on Friday night', 'an alarm before they notice'],
  },

  'gate-challenge': {
    strokes: [
      ['yn', 'why, challenge >'],
      ['nobody from security was here⏎', 'nobody from security was here'],
      ['Y', 'PASSED WITH FOLLOW-UP challenge', 'Enter goes on.'],
      ['⏎', 'Who does what by when, and how will we see it?'],
    ],
    forAll: ['nobody from security was here'],
  },
}
