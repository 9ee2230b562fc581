/** Opportunity tree: an outcome, what people struggle with on the way to it, ways to help, and the cheapest test of each. */
import type { Exercise } from '../../session/agenda.ts'

export const opportunityTree: Exercise = {
  id: 'opportunity-tree',
  tenet: 'north-star',
  lead: 'product',
  title: 'From the outcome to the next test',
  why: 'Whoever goes from a number straight to a feature has skipped the people in between.',
  steps: [
    {
      id: 'opportunity.write',
      kind: 'write',
      title: 'Struggles',
      ask: 'What do the people we serve struggle with, in their own words?',
      minutes: 2,
      hidden: true,
      hint: 'In silence. What you heard or saw, not what would solve it.',
    },
    {
      id: 'opportunity.tree',
      kind: 'tree',
      title: 'Opportunities',
      ask: 'Which of these struggles stand between us and the outcome, what could help, and how do we test it cheaply?',
      minutes: 6,
      levels: ['outcome', 'opportunity', 'solution', 'test'],
      from: 'opportunity.write',
      keep: 'opportunity-tree',
      hint: 'At least two solutions to an opportunity before any test.',
    },
    {
      id: 'opportunity.vote',
      kind: 'vote',
      title: 'First test',
      ask: 'Which one teaches us most before the next turn?',
      minutes: 1,
      on: 'opportunity.tree',
      dots: 2,
      hidden: true,
    },
  ],
}
