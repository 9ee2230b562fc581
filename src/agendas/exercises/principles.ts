/** Principles: eight habits of a team that rents before it builds, and where one of them was visibly broken. */
import type { Exercise } from '../../session/agenda.ts'

export const principles: Exercise = {
  id: 'principles',
  tenet: 'code-is-a-liability',
  deep: true,
  lead: 'product',
  title: 'Where did we visibly break one?',
  why: 'A principle is hard to measure and easy to see broken; so we look for the breaks.',
  steps: [
    {
      id: 'principles.write',
      kind: 'write',
      title: 'Principles',
      ask: 'Eight principles: where did we visibly break one since last time?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'n:', label: 'one number leads us' },
        { mark: 's:', label: 'safe by design' },
        { mark: 'f:', label: 'work flows often' },
        { mark: 'q:', label: 'it runs quietly' },
        { mark: 'r:', label: 'rent or reuse first' },
        { mark: 'c:', label: 'the whole cost goes down' },
        { mark: 'e:', label: 'events and clear edges' },
        { mark: 'h:', label: 'small enough for one head' },
      ],
      sorted: 'rows',
      hint: 'Two silent minutes: a place and a day, no score. "Nowhere" is a finding too.',
    },
    {
      id: 'principles.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these breaks costs us most?',
      minutes: 1,
      on: 'principles.write',
      dots: 3,
      hidden: true,
      hint: 'Three dots each.',
    },
    {
      id: 'principles.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The top one: what in the way we work made breaking it the easy thing?',
      minutes: 2,
      from: 'principles.vote',
      hint: 'The way we work, not who did it. a notes an action; enter goes on.',
    },
  ],
}
