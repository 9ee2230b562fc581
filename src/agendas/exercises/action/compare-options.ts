/** Options compared two at a time, each person alone: the order comes with how sure it is. */
import type { Exercise } from '../../../session/agenda.ts'

export const compareOptions: Exercise = {
  id: 'compare-options',
  title: 'Which of the two?',
  why: 'Two at a time is easier to judge than a long list; nobody follows others, and like options do not split the vote.',
  steps: [
    {
      id: 'compare.write',
      kind: 'write',
      title: 'Options',
      ask: 'What could we do? One option a card; doing nothing is one, too.',
      minutes: 4,
      hidden: true,
    },
    {
      id: 'compare.pairs',
      kind: 'compare',
      title: 'Compare',
      ask: 'Which of the two would help more?',
      minutes: 4,
      on: 'compare.write',
      hidden: true,
    },
    {
      id: 'compare.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'What makes the first one better? What would tell apart those that are alike?',
      minutes: 6,
      from: 'compare.pairs',
    },
  ],
}
