/** Attack the ask: it is six months on and it failed; why? And what do we not do because we do this? */
import type { Exercise } from '../../../session/agenda.ts'

export const attackTheAsk: Exercise = {
  id: 'attack-the-ask',
  lead: 'engineers',
  title: 'Attack the ask, not the author',
  why: 'Objections cost least before the bet, and silence makes them easier to write.',
  steps: [
    {
      id: 'attack.write',
      kind: 'write',
      title: 'Attack the ask',
      ask: 'It is six months on; the ask failed. What happened?',
      minutes: 2,
      hidden: true,
      causes: true,
      marks: [
        { mark: '-', label: 'why it failed' },
        { mark: '$', label: 'what did not get done' },
      ],
      hint: 'Write in silence. $ marks what did not get done instead.',
    },
    {
      id: 'attack.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which cards give the same reason?',
      minutes: 1,
      cards: 'attack.write',
      least: 8,
      hint: 'Read each card aloud once. Nobody defends the ask yet.',
    },
    {
      id: 'attack.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which would you most regret leaving alone?',
      minutes: 1,
      on: 'attack.group',
      dots: 4,
      least: 4,
      hidden: true,
      hint: 'Four dots each. The most senior person speaks last.',
    },
    {
      id: 'attack.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'What about how we work makes the top two likely?',
      minutes: 3,
      from: 'attack.vote',
      hint: 'What would we see first? a adds an action. n goes on.',
    },
  ],
}
