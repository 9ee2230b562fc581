/** Looking back: the hopes of the opening read again, and one change to how the next turn is done. */
import type { Exercise } from '../../../session/agenda.ts'

export const lookingBack: Exercise = {
  id: 'looking-back',
  title: 'Our hopes, and one change',
  why: 'A session that never changes stops helping.',
  steps: [
    {
      id: 'close.hope',
      kind: 'look',
      title: 'Hope again',
      ask: 'Whose hope is still open, and what do we do with it?',
      minutes: 0.5,
      from: 'open.hope',
      hint: 'Read the hopes once. p parks what is still open.',
    },
    {
      id: 'close.change',
      kind: 'write',
      title: 'One change',
      ask: 'What is one change to how we do this next time?',
      minutes: 0.5,
      hint: 'One card is enough. Enter keeps it.',
    },
  ],
}
