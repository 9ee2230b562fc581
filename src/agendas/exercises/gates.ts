/** Gates: one line a phase, answered yes, partly, no or don't know. Advice, not locks. */
import type { Exercise } from '../../session/agenda.ts'

/** The exit check of each phase in one sentence (the method's gates, in our words). */
export const gates: Exercise = {
  id: 'gates',
  title: 'Four gates in one line each',
  why: 'A "no" said aloud comes back next turn; one kept quiet comes back as a surprise.',
  steps: [
    {
      id: 'close.gates',
      kind: 'scale',
      title: 'Gates',
      ask: 'Did each phase do its work?',
      minutes: 0.5,
      rows: [
        { id: 'purpose', phase: 'purpose', say: 'We can say who gains what, and how soon.' },
        { id: 'challenge', phase: 'challenge', say: 'We picked it apart safely and know what it takes.' },
        { id: 'action', phase: 'action', say: 'Our next step is small, useful and free to ship.' },
        { id: 'value', phase: 'value', say: 'It leaves less debt behind, and something is prevented.' },
      ],
      points: ['yes', 'partly', 'no', "don't know"],
      hint: 'Four answers, no discussion; a no gets one line why and returns next turn.',
    },
  ],
}
