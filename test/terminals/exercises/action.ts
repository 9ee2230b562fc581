/** Plays of the exercises under next best action. */
import { type Play, silently, unseen } from './play.ts'

export const action: Record<string, Play> = {
  'path-to-production': {
    strokes: [
      ['fix the tax label⏎', 'last change: fix the tax label'],
      ['code, 2 h, 1 h⏎review, 60 min, 11 h⏎', /review .* 1 h 11 h/],
      [
        'security review, 30 min, 52 h⏎deploy, 90 min, 15 h⏎',
        /security review .* 52 h LONGEST/,
        'flow 6 % work 5 h wait 79 h',
      ],
      ['⏎', 'what would halve it?'],
      ['images that were approved once⏎⎋', 'images that were approved once'],
    ],
    forAll: ['security review', '52 h', 'wait 79 h'],
    forTeam: ['images that were approved once'],
  },

  'path-again': {
    carried: {
      strips: {
        path: [104, 69].map((wait, i) => ({
          turn: `checkout-t000${i + 5}`,
          on: `2026-0${i + 8}-11`,
          steps: [
            { id: 's5-1', name: 'review', work: 60, wait: 11 },
            { id: 's5-2', name: 'security review', work: 30, wait },
          ],
        })),
      },
    },
    strokes: [
      ['raise the price of a parcel⏎', 'security review'],
      ['security review, wait 40 h⏎', /40 h/, 'turn 5: 115 h turn 6: 80 h turn 7: 51 h', 'same 2 steps'],
    ],
    forAll: ['turn 7: 51 h'],
  },

  'delivery-metrics': {
    carried: {
      series: {
        deploys: {
          name: 'releases',
          unit: 'a week',
          points: [3, 4].map((value, i) => ({ id: `s6-${i}`, at: `2026-0${i + 8}-12`, value })),
        },
      },
    },
    strokes: [
      ['8 20 Nov⏎', /releases 8 a week 20 Nov 3 values/],
      ['⏎38 21 Nov⏎', /From the first line to live 38 h 21 Nov 1 value/],
      ['⏎12⏎', /Changes that needed a repair 12 %/],
      ['⎋sroll-backs, %⏎', 'roll-backs'],
    ],
    forAll: ['releases', '8 a week', 'roll-backs', '12 %'],
  },

  'developer-experience-map': {
    strokes: [
      ['', 'Person with a change', 'How a change reaches a user'],
      ['/Release by a key⏎M2⏎', 'Kept: move Release by a key.'],
      ['⎋n', 'Which one part makes the others wait'],
      ['/Place to try⏎isunk⏎e3⏎', 'Kept: evolve Place to try with real data'],
      ['Aeverybody tries it before a review⏎⏎', 'Kept: '],
    ],
    forAll: [
      'component Release by a key [0.32, 0.29]',
      'evolve Place to try with real data',
      'everybody tries it before',
    ],
  },

  principles: {
    strokes: [
      [
        silently(['n: we counted screens in June'], ['r: our own calendar'], ['r: a mail server at home'], [], []),
        '3 of 5 have written',
      ],
      ['n', 'The cards of "Principles" are still hidden. Enter reveals them.'],
      ['⏎', 'we counted screens in June (everybody can say our KPI)', 'a mail server at home'],
      ['<our own calendar>8 <we counted>7⏎', /SERVERLESS-FIRST: RENT OR REUSE . our own calendar ●{8} 8/],
      ['⏎', 'What about how we work made the top one easy to break?', /our own calendar 8 dots/],
    ],
    forTeam: ['we counted screens in June', 'serverless-first: rent or reuse'],
  },

  'solution-glance': {
    strokes: [
      ['', 'What our solution stands on'],
      ['/Search⏎e4⏎', 'Kept: evolve Search'],
    ],
    forAll: ['evolve Search 0.85'],
  },

  'solution-map': {
    strokes: [
      ['/Messages⏎x', 'Done: '],
      ['aTax rules⏎2⏎', 'Kept: add Tax rules.'],
      ['⎋n', 'Which one to three parts move next'],
      ['/Search⏎e4⏎', 'Kept: evolve Search'],
      ['/Our own rules⏎iskills⏎', 'inertia: cost of new'],
      ['⎋n', 'What has to move first so that the others can?'],
      ['/Search⏎A2027⏎⏎', '2027'],
    ],
    forAll: ['component Tax rules', 'evolve Search 0.85', '2027'],
  },

  'flywheel-map': {
    strokes: [
      ['', 'The wheel as a map', 'Leadership'],
      ['/Numbers⏎M1⏎', 'Kept: move Numbers people trust.'],
      ['/Safety⏎e3⏎', 'Kept: evolve Safety to disagree'],
    ],
    forAll: ['component Numbers people trust [0.34, 0.09]', 'evolve Safety to disagree'],
  },

  gameplay: {
    beside: ['solution-map'],
    from: 'solution.years',
    strokes: [
      ['⎋n', 'GAMEPLAY for the whole map'],
      ['⇥⇥', 'GAMEPLAY for Screen people use'],
      ['⏎two partners would build it with us⏎', 'picked: '],
      [
        '⎋',
        'PICKED FROM GAMEPLAY',
        'about Screen people use',
        'why: two partners would build it with us',
        'CC BY-SA 4.0',
      ],
    ],
    forTeam: ['about ', 'two partners would build it with us', 'CC BY-SA 4.0'],
  },

  'options-ladder': {
    strokes: [
      [
        silently(
          ['s: stop reviewing approved images'],
          ['r: a managed queue'],
          ['b: our own calendar'],
          ['c: longer hours'],
          [],
        ),
        '4 of 5 have written',
      ],
      ['r', /STOP stop reviewing approved images/, /RENT a managed queue/, /REUSE ·/],
      ['n<stop reviewing>8 <a managed queue>7⏎', /STOP [A-D] stop reviewing approved images ●+ 8/],
      ['⏎', 'How could the top one work with less code of our own?', /stop reviewing approved images.*8 dots/],
    ],
    forTeam: ['stop reviewing approved images', 'our own calendar'],
  },

  'total-cost': {
    strokes: [
      ['running the calendar, € a month⏎', 'running the calendar'],
      ['9400 14 Nov⏎', '9400', '14 Nov'],
    ],
    forAll: ['running the calendar'],
  },

  'compare-options': {
    strokes: [
      [
        silently(['stop reviewing approved images'], ['a managed queue'], ['our own calendar'], [], []),
        '3 of 5 have written',
      ],
      ['r', 'stop reviewing approved images'],
      ['n', 'Which of the two would help more?', 'Ana, the keyboard is yours', unseen('LEFT')],
      ['⏎', 'Keyboard is with ANA', '◂ LEFT', 'RIGHT ▸', '0 of 3 comparisons'],
      ['←→', '2 of 3 comparisons'],
      ['=', 'Bo, the keyboard is yours', unseen('LEFT')],
      ['⏎←←←⏎←←←⏎===⏎h', 'Everybody has compared. Enter shows the order.', unseen('cannot be told apart')],
      ['⏎', 'cannot be told apart yet', '12 comparisons by 4 people'],
      ['⏎', 'What makes the first one better?', '12 comparisons by 4 people'],
    ],
    forTeam: ['stop reviewing approved images', '12 comparisons by 4 people', 'cannot be told apart yet'],
  },

  'next-bet': {
    strokes: [
      ['stop reviewing approved images⏎rent a queue⏎⎋', 'rent a queue'],
      ['n', 'what we will do >', 'What will we do, what will change, and how will we know?'],
      ['↑⏎', 'We will stop reviewing approved images', 'why that helps >'],
      ['a second look finds nothing⏎', 'because a second look finds nothing'],
      ['wait for review⏎52 h⏎35 h⏎19 Dec⏎', 'to go from 52 h to 35 h by 19 Dec', 'how likely, 0 to 100 % >'],
      ['70⏎', 'the sign to stop or change >'],
      ['two findings slip through⏎Bo⏎5 Dec⏎', 'owner Bo by 5 Dec', 'trigger (optional) >'],
      ['an image was approved once⏎', 'when an image was approved once', '0 to 5 each >'],
      ['2 3 4 4 5⏎', 'Consent 5 4 4 3 2 the 2 is heard first'],
      ['xwho tells audit?⏎', 'heard: who tells audit?'],
    ],
    forAll: ['stop reviewing approved images', '52 h', '35 h', '19 Dec', 'two findings slip through'],
    forTeam: ['who tells audit?', 'rent a queue'],
  },

  'gate-action': {
    strokes: [
      ['', 'Aloud: Y when all say yes'],
      ['Y', 'PASSED', unseen('FOLLOW-UP')],
      ['⏎', 'Who does what'],
    ],
    forAll: ['next best action | passed'],
  },
}
