/** Explorers, settlers, planners: does each part have people whose attitude fits how evolved it is? */
import type { Exercise } from '../../session/agenda.ts'

export const pstLens: Exercise = {
  id: 'pst-lens',
  tenet: 'organisation-map',
  lead: 'engineers',
  title: 'Explorers, settlers, planners: who works where?',
  why: "New things need people who like to fail, ordinary things people who hate to. Both are good; in each other's place neither is.",
  steps: [
    {
      id: 'pst.write',
      kind: 'write',
      title: 'Who works where',
      ask: 'Which part of what we own is in the hands of an attitude that does not fit it?',
      minutes: 3,
      hidden: true,
      marks: [
        { mark: 'e:', label: 'explore: much fails, some surprises' },
        { mark: 's:', label: 'settle: make it usable and trusted' },
        { mark: 'p:', label: 'plan: make it cheap, steady, the same' },
      ],
      hint: 'Name the part, not a person: e: search, we run it like payroll.',
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
      ask: 'What is ready to be handed on: from explorers to settlers, from settlers to planners?',
      minutes: 2,
      from: 'pst.group',
      hint: 'One part, who gives it and who takes it: that is an action (a).',
    },
  ],
}
