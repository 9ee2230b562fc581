/** Six questions about what is coming, answered in silence, talked through where most of us see the same. */
import type { Exercise } from '../../../session/agenda.ts'

/** The questions stand as marks, so that a card says which one it answers. */
export const emergingQuestions: Exercise = {
  id: 'emerging-questions',
  tenet: 'emerging-value',
  deep: true,
  lead: 'CTO',
  title: 'Six questions about what is coming',
  why: 'Nobody knows the future, but guesses show what this team is ready for.',
  steps: [
    {
      id: 'emerging.write',
      kind: 'write',
      title: 'Look ahead',
      ask: 'How will we work in three years, and what will people pay for?',
      minutes: 4,
      hidden: true,
      marks: [
        { mark: '1:', label: 'what we still write ourselves' },
        { mark: '2:', label: 'who runs our platform, and how' },
        { mark: '3:', label: 'what if every change ships at once' },
        { mark: '4:', label: 'where our suppliers are heading' },
        { mark: '5:', label: 'which daily task is gone' },
        { mark: '6:', label: 'what people will value' },
      ],
      hint: "Start each card with a question's number. Skip any of them.",
    },
    {
      id: 'emerging.group',
      kind: 'group',
      title: 'Group',
      ask: 'Which guesses say the same?',
      minutes: 1.5,
      cards: 'emerging.write',
      hint: 'Leave opposite guesses apart. Enter names a group.',
    },
    {
      id: 'emerging.vote',
      kind: 'vote',
      title: 'Vote',
      ask: 'Which of these would change most of what we do?',
      minutes: 1,
      on: 'emerging.group',
      dots: 3,
      hidden: true,
      hint: 'Three dots each: what would change our days, likely or not.',
    },
    {
      id: 'emerging.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'What early sign of the top one would we see?',
      minutes: 2.5,
      from: 'emerging.vote',
      hint: 'What would we do now? a adds an action. n goes on.',
    },
  ],
}
