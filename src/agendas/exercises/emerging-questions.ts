/** Six questions about what is coming, answered in silence, talked through where most of us see the same. */
import type { Exercise } from '../../session/agenda.ts'

/** The questions stand as marks, so that a card says which one it answers. */
export const emergingQuestions: Exercise = {
  id: 'emerging-questions',
  tenet: 'emerging-value',
  deep: true,
  lead: 'CTO',
  title: 'Six questions about what is coming',
  why: 'Nobody knows the future, but six honest guesses show which part of it this team is ready for.',
  steps: [
    {
      id: 'emerging.write',
      kind: 'write',
      title: 'Look ahead',
      ask: 'Three years on: how will we work, and what will be worth paying for? A card for each guess.',
      minutes: 4,
      hidden: true,
      marks: [
        { mark: '1:', label: 'what will we still write ourselves' },
        { mark: '2:', label: 'who sets up what it runs on, and how' },
        { mark: '3:', label: 'what if every change ships at once' },
        { mark: '4:', label: 'where are those we rent from heading' },
        { mark: '5:', label: 'which of our daily tasks is gone' },
        { mark: '6:', label: 'what will be worth something to people' },
      ],
      hint: 'Guesses, not wishes. Begin a card with its question; skip what says nothing.',
    },
    {
      id: 'emerging.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which guesses say the same, whatever question they answer?',
      minutes: 1.5,
      cards: 'emerging.write',
      hint: 'Where two of us guess the opposite, leave the cards apart: that is the find.',
    },
    {
      id: 'emerging.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these, if it came, would change most of what we do?',
      minutes: 1,
      on: 'emerging.group',
      dots: 3,
      hidden: true,
    },
    {
      id: 'emerging.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The top one: what early sign would tell us, and what could we do now that we would not regret?',
      minutes: 2.5,
      from: 'emerging.vote',
      hint: 'A sign with a day goes to the watch signals; a small step is an action (a).',
    },
  ],
}
