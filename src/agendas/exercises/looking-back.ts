/** Looking back: the hopes of the opening read again, and one change to how the next turn is done. */
import type { Exercise } from '../../session/agenda.ts'

export const lookingBack: Exercise = {
  id: 'looking-back',
  title: 'What we hoped for, and one change',
  why: 'A session nobody changes becomes a habit nobody needs.',
  steps: [
    {
      id: 'close.hope',
      kind: 'look',
      title: 'Hope again',
      ask: 'Did we get what we wanted from this hour?',
      minutes: 0.5,
      from: 'open.hope',
      hint: 'Read them once, no discussion. What is missing is parked with p.',
    },
    {
      id: 'close.change',
      kind: 'write',
      title: 'One change',
      ask: 'One change to how we do this next time?',
      minutes: 0.5,
      hint: 'One card for all of us is enough. Enter keeps it.',
    },
  ],
}
