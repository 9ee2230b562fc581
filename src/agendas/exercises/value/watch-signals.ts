/** Watch signals: what we expect to change, the sign that would tell us, and by when; earlier ones are scored. */
import type { Exercise } from '../../../session/agenda.ts'

export const watchSignals: Exercise = {
  id: 'watch-signals',
  tenet: 'emerging-value',
  lead: 'CTO',
  title: 'What do we expect?',
  why: 'A forecast with a date can be wrong, and that teaches a team to look ahead.',
  steps: [
    {
      id: 'emerging.signals',
      kind: 'signals',
      title: 'Watch signals',
      ask: 'What that we build will somebody sell us in two years? What would we notice first?',
      minutes: 2,
      hint: 'Due ones come first. Then one or two new ones.',
    },
  ],
}
