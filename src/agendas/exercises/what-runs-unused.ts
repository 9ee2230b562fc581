/** What runs unused: where machines run and data is kept for nobody, and what would be switched off first. */
import type { Exercise } from '../../session/agenda.ts'

export const whatRunsUnused: Exercise = {
  id: 'what-runs-unused',
  tenet: 'low-carbon',
  deep: true,
  lead: 'CTO',
  title: 'What runs while nobody uses it?',
  why: 'What is switched off costs nothing, breaks nothing and warms nothing.',
  steps: [
    {
      id: 'unused.write',
      kind: 'write',
      title: 'Unused',
      ask: 'What runs while nobody uses it, what do we keep and never read, what could run elsewhere or at another hour?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'r:', label: 'runs unused' },
        { mark: 'k:', label: 'kept unread' },
        { mark: 'e:', label: 'elsewhere' },
        { mark: 'h:', label: 'another hour' },
      ],
      hint: 'Two silent minutes, one thing a card. Guesses are fine.',
    },
    {
      id: 'unused.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these could we end within two weeks?',
      minutes: 1,
      on: 'unused.write',
      dots: 3,
      hidden: true,
      hint: 'Three dots each, on what is easy as well as large.',
    },
    {
      id: 'unused.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The first of these: who can switch it off, and which number will show that it is off?',
      minutes: 2,
      from: 'unused.vote',
      hint: 'That number is the waste number; a notes who switches it off.',
    },
  ],
}
