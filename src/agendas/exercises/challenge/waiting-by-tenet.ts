/** Waiting or preparing, tenet by tenet: where we react and where we are ready, with one line of evidence each. */
import type { Exercise } from '../../../session/agenda.ts'
import { tenets } from '../../tenets.ts'

export const waitingByTenet: Exercise = {
  id: 'waiting-by-tenet',
  title: 'Waiting or preparing, by tenet',
  why: 'A team may be ready in one place and wait in another.',
  steps: [
    {
      id: 'waiting.tenets',
      kind: 'scale',
      title: 'By tenet',
      ask: 'Do we wait for it to happen, or prepare for it?',
      minutes: 4,
      hidden: true,
      evidence: true,
      keep: 'waiting',
      rows: tenets.map(tenet => ({ id: tenet.id, say: tenet.name })),
      points: ['waiting', 'between', 'preparing'],
      hint: 'x adds what shows it. Enter goes on.',
    },
  ],
}
