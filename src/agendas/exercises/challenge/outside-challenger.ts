/** The outside challenger: somebody who does not have to live with us asks what we are missing. */
import type { Exercise } from '../../../session/agenda.ts'

export const outsideChallenger: Exercise = {
  id: 'outside-challenger',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'What are we missing?',
  why: 'Somebody from outside sees what we have stopped noticing.',
  steps: [
    {
      id: 'outside.write',
      kind: 'write',
      title: 'From outside',
      ask: 'What would somebody from outside this team ask us that we do not ask ourselves?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 't:', label: 'is technology driving the business?' },
        { mark: 'e:', label: 'do we consume or create the event?' },
        { mark: 'w:', label: 'do we start with why, or with what?' },
        { mark: 'p:', label: 'do teams act, or wait for permission?' },
        { mark: 'd:', label: 'is it our speed or our direction?' },
      ],
      sorted: 'rows',
      hint: 'In silence. The marks are questions an outsider might ask.',
    },
    {
      id: 'outside.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Which of these questions would we rather not answer?',
      minutes: 3,
      from: 'outside.write',
      hint: 'A guest from outside speaks first. a adds an action.',
    },
  ],
}
