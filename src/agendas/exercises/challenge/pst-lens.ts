/** Explorers, settlers, planners: does each part have people whose attitude fits how evolved it is? */
import type { Exercise } from '../../../session/agenda.ts'

export const pstLens: Exercise = {
  id: 'pst-lens',
  tenet: 'organisation-map',
  lead: 'engineers',
  title: 'Explorers, settlers, planners',
  why: 'New parts need people who like to explore; mature parts need people who like to perfect. A team needs both.',
  steps: [
    {
      id: 'pst.write',
      kind: 'write',
      title: 'Who works where',
      ask: 'Which part is with people whose way of working does not fit it?',
      minutes: 3,
      hidden: true,
      marks: [
        { mark: 'e:', label: 'explore: try much, learn from failures' },
        { mark: 's:', label: 'settle: make it usable and trusted' },
        { mark: 'p:', label: 'plan: make it cheap, steady, uniform' },
      ],
      hint: 'Name the part, not a person: e: search, run like payroll.',
    },
    {
      id: 'pst.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which cards are about the same part?',
      minutes: 1,
      cards: 'pst.write',
    },
    {
      id: 'pst.talk',
      kind: 'look',
      title: 'Hand on',
      ask: 'What is ready to hand on to settlers, or to planners?',
      minutes: 2,
      from: 'pst.group',
      hint: 'Who gives it and who takes it? a adds an action.',
    },
  ],
}
