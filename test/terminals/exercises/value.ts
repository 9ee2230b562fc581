/** Plays of the exercises under long-term value. */
import { dots, type Play, silently } from './play.ts'

const findings = {
  pillars: [
    { id: 'f4-31', row: 'cost', text: 'idle machines', since: 'checkout-t0004', on: '2026-05-12' },
    { id: 'f6-12', row: 'security', text: 'a shared key', since: 'checkout-t0006', on: '2026-10-20' },
  ],
}

export const value: Record<string, Play> = {
  'findings-again': {
    carried: { findings },
    strokes: [
      ['', /idle machines open 4 turns, since 12 May/],
      ['↓x', 'what ended it >'],
      ['one key each⏎', 'closed: one key each'],
      ['↓↓a', 'idle machines'],
      ['↑s', 'weakest for this bet: cost'],
    ],
    forAll: ['idle machines'],
    forTeam: ['one key each'],
  },

  'six-pillars': {
    strokes: [
      ['⏎a shared admin account⏎⏎', 'SECURITY 1 open', 'a shared admin account'],
      ['↓↓⏎no restore was ever tried⏎one region only⏎⎋', 'RELIABILITY 2 open', 'new'],
      ['↑s', 'weakest for this bet: '],
      ['n', 'What would stop this whole kind of problem from happening again?'],
      ['r: a restore of one random backup every night⏎⏎', 'a restore of one random backup every night'],
    ],
    forTeam: ['one region only', 'WEAKEST', 'a restore of one random backup every night'],
  },

  'forecast-checked': {
    carried: {
      maps: {
        emerging: {
          text: 'title Then\n\nanchor User [0.97, 0.50]\ncomponent Search [0.60, 0.30]\nUser->Search\n',
          turn: 'checkout-t0003',
        },
      },
    },
    strokes: [
      ['', 'Which part is where we said it would be', 'Search'],
      ['/Search⏎M3⏎', 'Kept: move Search.', 'stood here before'],
    ],
    forAll: ['component Search'],
  },

  'in-two-years': {
    strokes: [
      ['', 'Who owns this in two years'],
      ['awrite down who owns the queue⏎', 'write down who owns the queue'],
    ],
    forAll: ['write down who owns the queue'],
  },

  prevention: {
    strokes: [['o: alarms are deleted when nobody reads them⏎⎋', /OPERATIONS alarms are deleted/]],
    forTeam: ['alarms are deleted when nobody reads them (operations)'],
  },

  'waste-number': {
    strokes: [
      ['idle hours of the test cluster, h a week⏎', 'idle hours of the test cluster'],
      ['112 14 Nov⏎96⏎', '96 h a week', '14 Nov'],
    ],
    forAll: ['idle hours of the test cluster', '96'],
  },

  'what-runs-unused': {
    strokes: [
      [
        silently(['r: the test cluster at night'], ['k: logs of 2019'], ['h: the nightly report'], [], []),
        '3 of 5 have written',
      ],
      ['r', /RUNS UNUSED.*the test cluster at night/, /KEPT UNREAD.*logs of 2019/],
      ['n<the test cluster>9 <logs of>6⏎', dots('the test cluster at night', 9)],
      ['⏎', 'Who can switch off the top one, and which number will show it?', /the test cluster at night.*9 dots/],
      ['aDee switches it off at eight⏎', 'Dee switches it off at eight'],
    ],
    forAll: ['Dee switches it off at eight'],
    forTeam: ['logs of 2019'],
  },

  'emerging-questions': {
    strokes: [
      [
        silently(['1: only the tax rules'], ['4: they sell labels too'], ['6: an hour instead of a day'], [], []),
        '3 of 5 have written',
      ],
      ['n⏎', 'only the tax rules', 'Which guesses say the same'],
      ['<they sell><only the tax>', '1 group'],
      ['<only the tax>⏎labels are bought⏎', 'labels are bought'],
      ['⏎<an hour>10 <labels are>5⏎', dots('an hour instead of a day', 10)],
      ['⏎', 'What early sign of the top one would we see?', /an hour instead of a day 10 dots/],
    ],
    forTeam: ['they sell labels too', 'what people will value'],
  },

  'emerging-map': {
    strokes: [
      ['/What only⏎e2⏎', 'Kept: evolve What only we do'],
      ['⎋n', 'What moves further in three years, and what becomes possible?'],
      ['aParcels that reroute themselves⏎1⏎', 'Kept: add Parcels that reroute themselves.'],
      ['⎋n', 'Which practice must change, and what sign would tell us?', /Parcels .* reroute/],
    ],
    forAll: ['evolve What only we do 0.29', 'component Parcels that reroute themselves'],
  },

  'watch-signals': {
    carried: {
      signals: [
        {
          id: 'g5-1',
          text: 'partners ask for hosted sign-in',
          sign: 'three tickets in a month',
          by: '2026-11-01',
          turn: 'checkout-t0005',
        },
      ],
    },
    strokes: [
      ['', 'THE DAY HAS COME', 'sign: three tickets in a month', '1 it came, 2 it did not, 3 still open'],
      ['1four tickets in October⏎', 'CAME', 'seen: four tickets in October'],
      ['ssearch becomes something one buys⏎two offers we would sign⏎1 Mar⏎', 'WE WATCH', 'in 100 days'],
      ['⏎', 'sign: two offers we would sign'],
    ],
    forAll: ['four tickets in October', 'search becomes something one buys', 'in 100 days'],
  },

  'gate-value': {
    strokes: [
      ['dY', 'PASSED WITH FOLLOW-UP long-term', /It prevents a problem, not only fixes one\. yes/],
      ['fDee, 5 Dec⏎', 'find out'],
      ['⏎', 'why, long-term >'],
      ['nobody knows what the queue costs⏎', 'nobody knows what the queue costs'],
    ],
    forAll: ['Dee - due 5 Dec', 'nobody knows what the queue costs'],
  },
}
