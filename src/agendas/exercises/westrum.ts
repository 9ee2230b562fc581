/** Westrum: six rows on how news, blame and new ideas travel here, each from power over rules to purpose. */
import type { Exercise } from '../../session/agenda.ts'

/** The six rows and three kinds are Ron Westrum's typology; every sentence is ours. */
export const westrum: Exercise = {
  id: 'westrum',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'How does news travel here?',
  why: 'How an organisation treats bad news tells how fast it can learn.',
  steps: [
    {
      id: 'westrum.rows',
      kind: 'scale',
      title: 'Six rows',
      ask: 'Per row, which of the three is most like us in the last month?',
      minutes: 3,
      anonymous: true,
      least: 4,
      keep: 'westrum',
      points: ['power', 'rules', 'purpose'],
      rows: [
        {
          id: 'cooperation',
          say: 'Working together',
          says: ['everybody for their own side', 'as far as the contract goes', 'whoever is needed comes'],
        },
        {
          id: 'messengers',
          say: 'Bringing bad news',
          says: ['is paid for by who brings it', 'is filed and forgotten', 'is asked for and thanked'],
        },
        {
          id: 'responsibility',
          say: 'Being responsible',
          says: ['is pushed on to others', 'ends at my own desk', 'is carried together'],
        },
        {
          id: 'bridging',
          say: 'Crossing borders',
          says: ['is not wanted', 'is allowed with a form', 'is what we are praised for'],
        },
        {
          id: 'failure',
          say: 'When something fails',
          says: ['somebody to blame is found', 'a rule is added', 'we ask how it could happen'],
        },
        {
          id: 'novelty',
          say: 'New ideas',
          says: ['are trouble and stopped', 'wait for a committee', 'are tried out small'],
        },
      ],
      hint: 'Up and down show what the three mean. The house, not a person; enter goes on.',
    },
    {
      id: 'westrum.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'The row farthest from purpose: which one habit keeps it there?',
      minutes: 2,
      from: 'westrum.rows',
      hint: 'A habit of the house, not of a person. a notes an action; enter goes on.',
    },
  ],
}
