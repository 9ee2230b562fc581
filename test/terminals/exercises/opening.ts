/** Plays of the opening's exercises. */
import { each, type Play } from './play.ts'

export const opening: Record<string, Play> = {
  settle: {
    carried: {
      actions: [
        {
          id: 'a6-61',
          text: 'restore one backup every Monday',
          owner: 'Chidi',
          due: '2026-11-16',
          status: 'open',
          carried: 1,
        },
        { id: 'a5-40', text: 'look through the alarms nobody reads', owner: 'Dee', status: 'open', carried: 2 },
      ],
      bet: {
        turn: 'checkout-t0006',
        fields: {
          if: 'we stop reviewing approved images',
          we: 'stop reviewing approved images',
          owner: 'Bo',
          measure: 'wait',
          from: '52 h',
          to: '35 h',
          until: '2026-11-20',
        },
      },
      parked: [{ id: 'k6-9', text: 'a name for the new service', turn: 'checkout-t0006' }],
      debts: [{ phase: 'challenge', why: 'nobody from security was here' }],
    },
    strokes: [
      ['', 'THE BET', '52 h to 35 h', 'nobody from security was here', 'restore one backup every Monday'],
      ['2', 'what do we see >'],
      ['41 h on 20 Nov⏎', 'partly', '41 h on 20 Nov'],
      ['s', 'why keep it >'],
      ['the new tool comes in January⏎', 'the new tool comes in January'],
      ['d', /done restore one backup/],
      ['s', 'All answered. Enter goes on.'],
      ['⏎', 'One word: how were the last two weeks?'],
    ],
    forAll: ['41 h on 20 Nov', 'look through the alarms nobody reads'],
    forTeam: ['a name for the new service'],
  },

  'check-in': {
    strokes: [
      ['tired⏎', 'BO'],
      [each('hopeful', 'pass', 'curious', 'rushed'), /Ana tired .* Eva rushed/],
    ],
    forTeam: ['Ana: tired', 'Chidi: pass'],
  },

  pulse: {
    strokes: [
      ['', 'Ana, 12 answers >'],
      ['333333333333⏎444444444444⏎222222222222⏎555555555555⏎333333333333⏎', 'Everybody had the keyboard.'],
      ['r', /We all name the same star.* 3 of 5/, 'We notice changes early'],
    ],
    forTeam: ['Requests reach users soon'],
  },

  round: {
    strokes: [
      ['', 'One word each', 'Chidi'],
      ['sa slow start⏎', 'a slow start'],
    ],
    forTeam: ['a slow start'],
  },

  hope: {
    strokes: [
      [
        each('one thing we stop', 'less talk of dates', 'a date for search', 'that Bo is heard', 'an end at three'),
        'a date for search',
        'an end at three',
      ],
    ],
    forTeam: ['one thing we stop', 'that Bo is heard'],
  },

  'facts-first': {
    beside: ['north-star'],
    carried: {
      series: {
        star: { name: 'orders without help', unit: '%', points: [{ id: 's6-1', at: '2026-10-20', value: 57 }] },
        'time-to-value': {
          unit: 'days',
          points: [40, 31].map((value, i) => ({ id: `s6-${i + 2}`, at: `2026-1${i}-12`, value, from: '2026-08-01' })),
        },
      },
      debts: [{ phase: 'value', why: 'nobody priced the second region' }],
      findings: {
        pillars: [{ id: 'f5-1', row: 'cost', text: 'idle cluster', since: 'checkout-t0005', on: '2026-09-07' }],
      },
      signals: [{ id: 'g5-1', text: 'search becomes a product', by: '2026-11-20', turn: 'checkout-t0005' }],
    },
    strokes: [
      ['', 'OWED', 'nobody priced the second region', 'orders without help', '57 %', '2 deliveries', 'idle cluster'],
      ['gStar⏎', 'Which number shows that people got what they came for? What is it today?'],
      ['61 21 Nov⏎', '61 %'],
      ['⎋gFacts⏎', 'Which number surprises you? Which would you not bet on?'],
    ],
    forAll: ['61 % on 21 Nov'],
  },

  'cafe-tutorial': {
    strokes: [
      ['guest⏎⏎', '▸guest', 'enter add need'],
      ['⏎something warm⏎⏎', '╰─ something warm'],
      ['⏎cup of tea⏎⏎', 'cup of tea'],
      ['⏎hot water⏎cup⏎⏎', 'hot water', '╰─ cup'],
      ['n', 'Which parts can be bought anywhere, and which are made only here?', 'hot water', 'guest'],
      ['/hot water⏎M4⏎', 'Kept: move hot water.'],
      ['/cup of tea⏎M2⏎', 'Kept: move cup of tea.'],
    ],
    forAll: ['hot water', 'something warm->cup of tea', 'cup of tea->hot water'],
  },

  'ten-moves': {
    strokes: [
      ['a@Commuter⏎v60 97⏎⏎', 'Kept: add Commuter.'],
      ['⎋n', 'What does a commuter come for?', 'Commuter'],
      ['aCup of coffee⏎v62 84⏎⏎', 'Kept: add Cup of coffee.'],
      ['/Commuter⏎L⏎', 'Cup of coffee'],
      ['⎋n', 'What does a cup of coffee take?'],
      ['aBeans⏎v70 60⏎⏎', 'Kept: add Beans.'],
      ['aHot water⏎v78 46⏎⏎', 'Kept: add Hot water.'],
      ['aPerson who brews⏎v48 66⏎⏎', 'Kept: add Person who brews.'],
      ['/Cup of coffee⏎L', 'Cup of coffee needs Beans'],
      ['⏎', 'Kept: link Cup of coffee to Beans.'],
      ['L<Person who brews>⏎', 'Kept: link Cup of coffee to Person who brews.'],
      ['L<Hot water>⏎', 'Kept: link Cup of coffee to Hot water.', '4 links'],
      ['⎋n', 'What do those parts take?'],
      ['aBoiler⏎v44 30⏎⏎aPower⏎v88 12⏎⏎', 'Kept: add Power.'],
      ['⎋n', 'Where does the world have each part, rather than where we feel it?'],
      ['/Boiler⏎M3⏎', 'Kept: move Boiler.'],
      ['⎋n', 'Beans are sold, blended and grown'],
      ['/Beans⏎P⏎', 'Beans'],
      ['PHouse blend⏎⏎', 'House blend'],
      ['⎋n', 'What does nobody else on this street offer yet?'],
      ['aOrder on the way⏎v18 76⏎⏎', 'Kept: add Order on the way.'],
      ['⎋n', 'What would rather stay as it is?'],
      ['/Person who brews⏎iskills⏎', 'inertia: cost of new'],
      ['⎋n', 'What will be different in two years'],
      ['/Boiler⏎e4⏎', 'Boiler'],
      ['⎋n', 'What would we do first'],
      ['/Order on the way⏎Atry it on one corner for a week⏎⏎', 'annotation'],
      ['S', 'The beginning'],
    ],
    forAll: ['anchor Commuter [0.97, 0.60]', 'Commuter->Cup of coffee', 'evolve Boiler 0.85', 'try it on one corner'],
  },
}
