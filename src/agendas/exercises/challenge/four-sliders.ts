/** Four sliders: people, technology, prevention and flow, each with a line of evidence; then the hand-offs that slow us. */
import type { Exercise } from '../../../session/agenda.ts'

export const fourSliders: Exercise = {
  id: 'four-sliders',
  tenet: 'sociotechnical-system',
  deep: true,
  lead: 'engineers',
  title: 'The system is the asset',
  why: 'People and technology deliver together. Looking at only one misses the constraint.',
  steps: [
    {
      id: 'system.sliders',
      kind: 'scale',
      title: 'Four sliders',
      ask: 'How well does our system carry the work? 1 hardly, 5 with ease.',
      minutes: 2,
      hidden: true,
      evidence: true,
      keep: 'system',
      rows: [
        { id: 'people', say: 'People: anyone can be away for two weeks' },
        { id: 'technology', say: 'Technology: changing it is cheap and safe' },
        { id: 'prevention', say: 'Prevention: what broke once stays fixed' },
        { id: 'flow', say: 'Flow: work reaches users without waiting for hand-offs' },
      ],
      points: ['1', '2', '3', '4', '5'],
      hint: 'x adds what shows it: a place, not a person. Enter goes on.',
    },
    {
      id: 'system.hand-offs',
      kind: 'write',
      title: 'Hand-offs',
      ask: 'Which hand-off slows us, and what does only one of us know?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'h:', label: 'a hand-off' },
        { mark: 'o:', label: 'only one of us knows' },
      ],
      hint: 'Write in silence: from whom to whom, waiting for what.',
    },
    {
      id: 'system.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Which one of these is the constraint?',
      minutes: 1,
      from: 'system.hand-offs',
      hint: 'Name one. a adds an action. n goes on.',
    },
  ],
}
