/** Where it waited: the slowest of what reached people, and what would halve its waiting. */
import type { Exercise } from '../../../session/agenda.ts'

export const whereItWaited: Exercise = {
  id: 'where-it-waited',
  tenet: 'time-to-value',
  deep: true,
  lead: 'CEO',
  title: 'Where did it wait?',
  why: 'Most days between request and first use are waiting. We look for where.',
  steps: [
    {
      id: 'waited.write',
      kind: 'write',
      title: 'Where it waited',
      ask: 'Where did the slowest delivery wait, and for what?',
      minutes: 2,
      hidden: true,
      hint: 'Write in silence: a place and how long it waited.',
    },
    {
      id: 'waited.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which cards describe the same wait?',
      minutes: 1,
      cards: 'waited.write',
      hint: 'Keep a wait for a person apart from a wait for a date.',
    },
    {
      id: 'waited.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which wait, if halved, would help users soonest?',
      minutes: 1,
      on: 'waited.group',
      dots: 3,
      hidden: true,
      hint: 'Three dots each. The most senior person speaks last.',
    },
    {
      id: 'waited.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Who could halve the longest wait, and what would they need?',
      minutes: 2,
      from: 'waited.vote',
      hint: 'Ideas come back under Next best action. a adds an action.',
    },
  ],
}
