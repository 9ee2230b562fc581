/** Plays of the closing exercises. */
import { each, type Play, unseen } from './play.ts'

export const close: Record<string, Play> = {
  gates: {
    strokes: [
      ['y', /who gains what, and how soon. yes/],
      ['p', /takes. .*partly|what it partly/],
      ['n', 'why, action >'],
      ['nobody tried to rent it⏎', 'nobody tried to rent it'],
      ['d⏎', 'why, challenge >'],
      ['the data team was away⏎', 'because the data team was away', 'Enter says why.'],
      ['⏎', 'why, long-term >'],
      ['⏎', 'Enter goes on.', /FOLLOW-UP .*long-term/],
    ],
    forAll: ['nobody tried to rent it'],
  },

  promises: {
    strokes: [
      ['one list of approved images⏎', 'who >'],
      ['Bo⏎28 Nov⏎the wait falls below 20 h⏎', 'one list of approved images', 'Bo', '28 Nov'],
      ['⏎', unseen('what >')],
    ],
    forAll: ['one list of approved images - Bo - due 28 Nov', 'the wait falls below 20 h'],
  },

  'looking-back': {
    from: 'open.hope',
    strokes: [
      [each('a date for search', 'less talk', 'that Bo is heard', '', 'an end at three'), 'that Bo is heard'],
      ['gHope again⏎', 'Whose hope is still open, and what do we do with it?', 'a date for search'],
      ['pa date for search⏎', 'Parked: a date for search'],
      ['nvote before we talk⏎⎋', 'vote before we talk'],
    ],
    forTeam: ['vote before we talk', 'that Bo is heard'],
  },

  'return-on-time': {
    strokes: [['0 0 1 3 1⏎⏎', /Was it worth my time\? .*4 of 5/, 'kept as counts only']],
    forTeam: ['4 of 5'],
  },

  summary: {
    strokes: [
      ['', 'THE BET', 'NEXT', 'no day yet'],
      ['N5 Dec 14:00, Dee⏎', '5 Dec', 'Dee facilitates'],
      ['⏎⏎', 'This turn is closed.'],
    ],
    forAll: ['5 Dec'],
  },
}
