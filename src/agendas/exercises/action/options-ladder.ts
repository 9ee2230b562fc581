/** Options ladder: the smallest things that might help, sorted by how little code they need, then three dots each. */
import type { Exercise } from '../../../session/agenda.ts'
import type { Mark } from '../../../session/shapes.ts'

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
  why: 'What we do not build needs no repair. Build only what sets us apart.',
  steps: [
    {
      id: 'ladder.write',
      kind: 'write',
      title: 'Options',
      ask: 'What could somebody be using in two weeks? First card: something we take away.',
      minutes: 2,
      hidden: true,
      marks: rungs,
      sorted: 'rows',
      hint: 'Write in silence: first something to stop, delete or rent.',
    },
    {
      id: 'ladder.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these gives most value for the least code?',
      minutes: 1,
      on: 'ladder.write',
      dots: 3,
      least: 4,
      hidden: true,
      hint: 'Three dots each. The most senior person speaks last.',
    },
    {
      id: 'ladder.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'How could the top one work with less code of our own?',
      minutes: 2,
      from: 'ladder.vote',
      hint: 'If we build: a function, then a container, then a machine.',
    },
  ],
}
