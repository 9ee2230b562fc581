/** Watch signals: what we expect to change, the sign that would tell us, and by when; earlier ones are scored. */
import type { Exercise } from '../../session/agenda.ts'

export const watchSignals: Exercise = {
  id: 'watch-signals',
  tenet: 'emerging-value',
  lead: 'CTO',
  title: 'What do we expect, and what would tell us?',
  why: 'A prediction with a day can be wrong, and being wrong on paper is how a team learns to look ahead.',
  steps: [
    {
      id: 'emerging.signals',
      kind: 'signals',
      title: 'Watch signals',
      ask: 'Which custom part will soon be a product? What sign will tell us, and by when?',
      minutes: 2,
      hint: 'First those whose day has come: did it? Then one new one, its sign, its day.',
    },
  ],
}
