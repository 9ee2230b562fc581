/** What slowed us: silent cards, grouped, voted on, and the heaviest one talked through as a system. */
import type { Exercise } from '../../../session/agenda.ts'

export const whatSlowedUs: Exercise = {
  id: 'what-slowed-us',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'What sped us up, what slowed us down?',
  why: 'We write in silence first so that the first voice does not set the tone.',
  steps: [
    {
      id: 'challenge.write',
      kind: 'write',
      title: 'Write',
      ask: 'What sped us up, slowed us down or puzzled us?',
      minutes: 3,
      hidden: true,
      marks: [
        { mark: '+', label: 'sped us up' },
        { mark: '-', label: 'slowed us down' },
        { mark: '?', label: 'puzzled us' },
      ],
      hint: 'Quiet writing. Nobody sees the cards before you reveal them.',
    },
    {
      id: 'challenge.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which cards belong together?',
      minutes: 1.5,
      cards: 'challenge.write',
      least: 8,
      hint: 'Read each card aloud once. A C puts A and C together.',
    },
    {
      id: 'challenge.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these would help us most if it were gone?',
      minutes: 1,
      on: 'challenge.group',
      dots: 3,
      least: 4,
      hidden: true,
      hint: 'Three dots each. The most senior person speaks last.',
    },
    {
      id: 'challenge.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'What about how we work made this likely?',
      minutes: 3.5,
      from: 'challenge.vote',
      hint: 'Take the top one or two. a adds an action, n goes on.',
    },
  ],
}
