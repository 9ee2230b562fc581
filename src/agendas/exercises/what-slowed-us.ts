/** What slowed us: silent cards, grouped, voted on, and the heaviest one talked through as a system. */
import type { Exercise } from '../../session/agenda.ts'

export const whatSlowedUs: Exercise = {
  id: 'what-slowed-us',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'What sped us up, what slowed us down?',
  why: 'Written in silence first, because the first voice anchors all the others.',
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
      hint: 'Silence is the work here; nobody sees a card before the reveal.',
    },
    {
      id: 'challenge.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which of these belong together?',
      minutes: 1.5,
      cards: 'challenge.write',
      hint: 'Read every card aloud once; names for the groups can wait.',
    },
    {
      id: 'challenge.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these, gone, would help us most?',
      minutes: 1,
      on: 'challenge.group',
      dots: 3,
      hidden: true,
      hint: 'Three dots each, all on one if you like; the engineers speak last.',
    },
    {
      id: 'challenge.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Why did it slow us: the system, not a person?',
      minutes: 3.5,
      from: 'challenge.vote',
      hint: 'Talk about one or two from the top. a notes an action, p parks; enter goes on.',
    },
  ],
}
