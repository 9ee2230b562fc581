/** Safety pulse: seven short statements without names, then one card on what would make it easier to disagree. */
import type { Exercise } from '../../../session/agenda.ts'

/**
 * The seven statements are our own wording after the well-known themes of psychological safety: a pulse, not the validated
 * scale. A team that has the right to use that one puts it into an agenda of its own; rows may be turned round (`reverse`).
 */
export const safetyPulse: Exercise = {
  id: 'safety-pulse',
  tenet: 'psychological-safety',
  deep: true,
  lead: 'engineers',
  title: 'How is it to work here?',
  why: 'People who must be careful stay silent, and nobody challenges the ask.',
  steps: [
    {
      id: 'safety.pulse',
      kind: 'scale',
      title: 'Safety pulse',
      ask: 'How often was this true last month? 1 is never, 5 is always.',
      minutes: 1,
      anonymous: true,
      least: 4,
      keep: 'safety',
      rows: [
        { id: 'mistakes', say: 'We learn from mistakes' },
        { id: 'hard-things', say: 'We can raise hard things' },
        { id: 'odd-ones', say: 'Being different costs nothing here' },
        { id: 'trying', say: 'It is safe to try something' },
        { id: 'help', say: 'Asking for help is easy' },
        { id: 'against', say: 'Nobody works against me' },
        { id: 'skills', say: 'My skills are used' },
      ],
      points: ['1', '2', '3', '4', '5'],
      hint: 'Our own words, no validated scale. Enter goes on.',
    },
    {
      id: 'safety.card',
      kind: 'write',
      title: 'Easier to disagree',
      ask: 'What would make it easier to disagree here?',
      minutes: 2,
      anonymous: true,
      each: 1,
      hint: 'One card each, without names. It stays in the team.',
    },
  ],
}
