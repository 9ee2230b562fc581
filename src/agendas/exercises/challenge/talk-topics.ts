/** Topics talked about one by one: collected from everybody, voted on, each with its minutes. */
import type { Exercise } from '../../../session/agenda.ts'

export const talkTopics: Exercise = {
  id: 'talk-topics',
  title: 'What shall we talk about?',
  why: 'Nobody prepared an agenda, so those who are here vote on one; what nobody asks for takes no time.',
  steps: [
    {
      id: 'talk.topics',
      kind: 'topics',
      title: 'Topics',
      ask: 'What is worth talking about with those who are here?',
      minutes: 30,
      dots: 3,
      timebox: 5,
    },
  ],
}
