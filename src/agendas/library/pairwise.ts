/** Pairwise ranking: options, compared two at a time by everybody alone, and a decision that knows how sure the order is. */
import { compareOptions } from '../exercises/action/compare-options.ts'
import { format } from './parts.ts'

export const pairwise = () =>
  format('pairwise', 'Pairwise ranking', 'action', [
    compareOptions,
    {
      id: 'pairwise',
      title: 'What we take',
      why: 'An order is not a decision yet.',
      steps: [
        {
          id: 'pairwise.decide',
          kind: 'decide',
          title: 'Decision',
          ask: 'Which one do we take, what do we expect of it, and when do we look again?',
          minutes: 6,
          hidden: true,
          options: 'compare.write',
        },
      ],
    },
  ])
