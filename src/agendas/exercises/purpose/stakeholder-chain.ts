/** Stakeholder value chain: whoever has a stake, what each of them needs, what that takes; and the chain as a map. */
import type { Exercise } from '../../../session/agenda.ts'

export const stakeholderChain: Exercise = {
  id: 'stakeholder-chain',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'Who has a stake, and what do they need?',
  why: 'A stakeholder we forget can stop the work in the last week.',
  steps: [
    {
      id: 'stakeholder.write',
      kind: 'write',
      title: 'Stakeholders',
      ask: 'Who gains, pays, decides or loses here?',
      minutes: 2,
      hidden: true,
      hint: 'Write in silence: one role a card, no names of people.',
    },
    {
      id: 'stakeholder.chain',
      kind: 'tree',
      title: 'Needs',
      ask: 'What does each of them need from this, and what does that take?',
      minutes: 6,
      levels: ['stakeholder', 'need', 'what it takes'],
      from: 'stakeholder.write',
      keep: 'stakeholder-chain',
      hint: 'Use their own words. a adds a need. n goes on.',
    },
    {
      id: 'stakeholder.map',
      kind: 'map',
      title: 'As a map',
      ask: 'How evolved is each part, and which serve more than one stakeholder?',
      minutes: 5,
      role: 'stakeholders',
      base: 'stakeholder.chain',
      hint: 'One part at a time, from the left: M moves it. Say why.',
    },
  ],
}
