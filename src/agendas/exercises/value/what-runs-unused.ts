/** What runs unused: where machines run and data is kept for nobody, and what would be switched off first. */
import type { Exercise } from '../../../session/agenda.ts'

export const whatRunsUnused: Exercise = {
  id: 'what-runs-unused',
  tenet: 'low-carbon',
  deep: true,
  lead: 'CTO',
  title: 'What runs while nobody uses it?',
  why: 'What is switched off costs nothing and breaks nothing.',
  steps: [
    {
      id: 'unused.write',
      kind: 'write',
      title: 'Unused',
      ask: 'What do we run or keep that nobody uses?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'r:', label: 'runs unused' },
        { mark: 'k:', label: 'kept unread' },
        { mark: 'e:', label: 'elsewhere' },
        { mark: 'h:', label: 'another hour' },
      ],
      hint: 'Write in silence, one thing a card. Guesses are fine.',
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
      hint: 'Three dots each: what is easy as well as large.',
    },
    {
      id: 'unused.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Who can switch off the top one, and which number will show it?',
      minutes: 2,
      from: 'unused.vote',
      hint: 'The number becomes the waste number. a adds an action.',
    },
  ],
}
