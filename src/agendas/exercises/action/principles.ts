/** Principles: eight habits of a team that rents before it builds, and where one of them was visibly broken. */
import type { Exercise } from '../../../session/agenda.ts'

export const principles: Exercise = {
  id: 'principles',
  tenet: 'code-is-a-liability',
  deep: true,
  lead: 'product',
  title: 'Which principles did we break?',
  why: 'A principle is hard to measure, but a break is easy to see.',
  steps: [
    {
      id: 'principles.write',
      kind: 'write',
      title: 'Principles',
      ask: 'Which of these eight principles did we visibly break since last time?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 'n:', label: 'everybody can say our KPI' },
        { mark: 's:', label: 'secure by design' },
        { mark: 'f:', label: 'work flows often' },
        { mark: 'q:', label: 'runs without attention' },
        { mark: 'r:', label: 'serverless-first: rent or reuse' },
        { mark: 'c:', label: 'total cost goes down' },
        { mark: 'e:', label: 'events and clear boundaries' },
        { mark: 'h:', label: 'small enough for one team' },
      ],
      sorted: 'rows',
      hint: 'Write in silence: a place and a date. No scores.',
    },
    {
      id: 'principles.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these breaks costs us most?',
      minutes: 1,
      on: 'principles.write',
      dots: 3,
      hidden: true,
      hint: 'Three dots each; all on one is fine.',
    },
    {
      id: 'principles.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'What about how we work made the top one easy to break?',
      minutes: 2,
      from: 'principles.vote',
      hint: 'Talk about the work, not who did it. a adds an action.',
    },
  ],
}
