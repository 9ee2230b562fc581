/** Options ladder: the smallest things that might help, sorted by how little code they need, then three dots each. */
import type { Exercise } from '../../session/agenda.ts'
import type { Mark } from '../../session/shapes.ts'

/** The rungs, the one with the least code on top. */
const rungs: Mark[] = [
  { mark: 's:', label: 'stop' },
  { mark: 'u:', label: 'reuse' },
  { mark: 'r:', label: 'rent' },
  { mark: 'c:', label: 'configure' },
  { mark: 'b:', label: 'build' },
]

export const optionsLadder: Exercise = {
  id: 'options-ladder',
  tenet: 'code-is-a-liability',
  lead: 'product',
  title: 'Options, least code first',
  why: 'What we do not build needs no repair. Only what is our own value is worth a build.',
  steps: [
    {
      id: 'ladder.write',
      kind: 'write',
      title: 'Options',
      ask: 'What is the smallest thing that gives somebody value within two weeks? What could we stop, reuse or rent?',
      minutes: 2,
      hidden: true,
      marks: rungs,
      sorted: 'rows',
      hint: 'Two silent minutes. At least one each that stops, deletes or rents something.',
    },
    {
      id: 'ladder.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these gives most for the least code?',
      minutes: 1,
      on: 'ladder.write',
      dots: 3,
      hidden: true,
      hint: 'Three dots each. The chair of this phase votes last.',
    },
    {
      id: 'ladder.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The top one: could it go one rung up, with less code of our own?',
      minutes: 2,
      from: 'ladder.vote',
      hint: 'What is not taken comes back next turn. a notes an action; enter goes on.',
    },
  ],
}
