/** Attack the ask: it is six months on and it failed; why? And what do we not do because we do this? */
import type { Exercise } from '../../session/agenda.ts'

export const attackTheAsk: Exercise = {
  id: 'attack-the-ask',
  lead: 'engineers',
  title: 'Attack the ask, not the author',
  why: 'Objections are cheapest before the bet, and easiest in silence.',
  steps: [
    {
      id: 'attack.write',
      kind: 'write',
      title: 'Attack the ask',
      ask: 'It is six months on and this failed. Because of what? And what do we give up by doing it?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: '-', label: 'why it failed' },
        { mark: '$', label: 'what we give up' },
      ],
      hint: 'Two silent minutes, one reason a card; $ for what is not done instead.',
    },
    {
      id: 'attack.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which of these are the same reason?',
      minutes: 1,
      cards: 'attack.write',
      hint: 'Read every card aloud once. Nobody defends the ask yet.',
    },
    {
      id: 'attack.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these would hurt most, and is likely?',
      minutes: 1,
      on: 'attack.group',
      dots: 4,
      hidden: true,
      hint: 'Four dots each. Whoever asked for it votes last.',
    },
    {
      id: 'attack.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The top two: what in our system makes them likely, and what would we see first?',
      minutes: 3,
      from: 'attack.vote',
      hint: 'The system, not a person; the sponsor answers last. a notes an action.',
    },
  ],
}
