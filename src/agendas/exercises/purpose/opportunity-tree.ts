/** Opportunity tree: an outcome, what people struggle with on the way to it, ways to help, and the cheapest test of each. */
import type { Exercise } from '../../../session/agenda.ts'

export const opportunityTree: Exercise = {
  id: 'opportunity-tree',
  tenet: 'north-star',
  lead: 'product',
  title: 'From the outcome to the next test',
  why: 'Going straight from a number to a feature skips the people in between.',
  steps: [
    {
      id: 'opportunity.write',
      kind: 'write',
      title: 'Struggles',
      ask: 'What do our users struggle with, in their own words?',
      minutes: 2,
      hidden: true,
      hint: 'Write in silence: what you heard or saw, not solutions.',
    },
    {
      id: 'opportunity.tree',
      kind: 'tree',
      title: 'Opportunities',
      ask: 'Which struggles stand between us and the outcome, and what could help?',
      minutes: 6,
      levels: ['outcome', 'opportunity', 'solution', 'test'],
      voted: 'test',
      from: 'opportunity.write',
      keep: 'opportunity-tree',
      hint: 'At least two solutions for each opportunity before a test.',
    },
    {
      id: 'opportunity.vote',
      kind: 'vote',
      title: 'First test',
      ask: 'Which test teaches us most before the next turn?',
      minutes: 1,
      on: 'opportunity.tree',
      dots: 2,
      hidden: true,
    },
  ],
}
