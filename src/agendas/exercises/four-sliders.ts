/** Four sliders: people, technology, prevention and flow, each with a line of evidence; then the hand-offs that slow us. */
import type { Exercise } from '../../session/agenda.ts'

export const fourSliders: Exercise = {
  id: 'four-sliders',
  tenet: 'sociotechnical-system',
  deep: true,
  lead: 'engineers',
  title: 'The system is the asset',
  why: 'People and technology deliver together; looking at one of them alone misses the constraint.',
  steps: [
    {
      id: 'system.sliders',
      kind: 'scale',
      title: 'Four sliders',
      ask: 'How well does our system carry what is asked of it? 1 hardly, 5 with ease.',
      minutes: 2,
      hidden: true,
      evidence: true,
      keep: 'system',
      rows: [
        { id: 'people', say: 'People: anybody can be away for two weeks' },
        { id: 'technology', say: 'Technology: changing it is cheap and safe' },
        { id: 'prevention', say: 'Prevention: what broke once is dealt with for good' },
        { id: 'flow', say: 'Flow: work reaches users without waiting for hand-offs' },
      ],
      points: ['1', '2', '3', '4', '5'],
      hint: 'x: one thing that shows it, a place and never a person. Enter goes on.',
    },
    {
      id: 'system.hand-offs',
      kind: 'write',
      title: 'Hand-offs',
      ask: 'Which hand-off slows us, and where does only one of us know?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'h:', label: 'a hand-off' },
        { mark: 'o:', label: 'one head' },
      ],
      hint: 'Two silent minutes: from whom to whom, waiting for what.',
    },
    {
      id: 'system.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Which one of these is the constraint: with it gone, everything is faster?',
      minutes: 1,
      from: 'system.hand-offs',
      hint: 'Name one. a notes an action; enter goes on.',
    },
  ],
}
