/** Stakeholder value chain: whoever has a stake, what each of them needs, what that takes; and the chain as a map. */
import type { Exercise } from '../../session/agenda.ts'

export const stakeholderChain: Exercise = {
  id: 'stakeholder-chain',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'Who has a stake, and what do they need?',
  why: 'The stakeholder nobody wrote down is the one who stops it in the last week.',
  steps: [
    {
      id: 'stakeholder.write',
      kind: 'write',
      title: 'Stakeholders',
      ask: 'Who gains, pays, decides or loses here? One of them a card.',
      minutes: 2,
      hidden: true,
      hint: 'In silence. Roles, not names of people.',
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
      hint: 'A need in their words. Two stakeholders with one need: say it twice.',
    },
    {
      id: 'stakeholder.map',
      kind: 'map',
      title: 'As a map',
      ask: 'How evolved is each part, and which of them does more than one of these people stand on?',
      minutes: 5,
      role: 'stakeholders',
      base: 'stakeholder.chain',
      hint: 'Take one part at a time from the left, and say why it stands where it stands.',
    },
  ],
}
