/** Gates: one line a phase, answered yes, partly, no or don't know. Advice, not locks. */
import type { Exercise } from '../../../session/agenda.ts'

/** The exit check of each phase in one sentence (the method's gates, in our words). */
export const gates: Exercise = {
  id: 'gates',
  title: 'Four gates, one line each',
  why: 'A "no" comes back next turn. One kept quiet comes back as a surprise.',
  steps: [
    {
      id: 'close.gates',
      kind: 'scale',
      title: 'Gates',
      ask: 'Purpose, challenge, action, long-term value: did each do its work today?',
      minutes: 0.5,
      rows: [
        { id: 'purpose', phase: 'purpose', say: 'We can say who gains what, and how soon.' },
        { id: 'challenge', phase: 'challenge', say: 'We challenged it safely and know what it takes.' },
        { id: 'action', phase: 'action', say: 'Our next step is small, useful and easy to ship.' },
        { id: 'value', phase: 'value', say: 'It leaves less debt behind and prevents something.' },
      ],
      points: ['yes', 'partly', 'no', "don't know"],
      hint: "y yes · p partly · n no · d don't know",
    },
  ],
}
