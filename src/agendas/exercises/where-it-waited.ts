/** Where it waited: the slowest of what reached people, and what would halve its waiting. */
import type { Exercise } from '../../session/agenda.ts'

export const whereItWaited: Exercise = {
  id: 'where-it-waited',
  tenet: 'time-to-value',
  deep: true,
  lead: 'CEO',
  title: 'Where did it wait?',
  why: 'Between asked and used, most days are waiting, and waiting has an address.',
  steps: [
    {
      id: 'waited.write',
      kind: 'write',
      title: 'Where it waited',
      ask: 'The slowest of these: where did it wait, and for what?',
      minutes: 2,
      hidden: true,
      hint: 'Two silent minutes. A place and how long: supplier review, two weeks.',
    },
    {
      id: 'waited.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which of these is the same waiting?',
      minutes: 1,
      cards: 'waited.write',
      hint: 'Waiting for one person and waiting for a date are two things.',
    },
    {
      id: 'waited.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these, halved, would bring things to people soonest?',
      minutes: 1,
      on: 'waited.group',
      dots: 3,
      hidden: true,
      hint: 'Three dots each. The chair of this phase votes last.',
    },
    {
      id: 'waited.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The longest waiting: who could halve it, and what would they need?',
      minutes: 2,
      from: 'waited.vote',
      hint: 'An idea for it comes back under next best action; a notes an action at once.',
    },
  ],
}
