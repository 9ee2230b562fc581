/** Westrum: six rows on how news, blame and new ideas travel here, each from pathological over bureaucratic to generative. */
import type { Exercise } from '../../../session/agenda.ts'

/** The six rows and three kinds are Ron Westrum's typology; every sentence is ours. */
export const westrum: Exercise = {
  id: 'westrum',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'How does news travel here?',
  why: 'How an organisation treats bad news shows how fast it can learn.',
  steps: [
    {
      id: 'westrum.rows',
      kind: 'scale',
      title: 'Six rows',
      ask: 'Which of the three was most like us last month?',
      minutes: 3,
      anonymous: true,
      least: 4,
      keep: 'westrum',
      points: ['pathological', 'bureaucratic', 'generative'],
      rows: [
        {
          id: 'cooperation',
          say: 'Working together',
          says: ['everybody for their own side', 'as far as the contract goes', 'people help where they are needed'],
        },
        {
          id: 'messengers',
          say: 'Bringing bad news',
          says: ['is punished', 'is filed and forgotten', 'is asked for and thanked'],
        },
        {
          id: 'responsibility',
          say: 'Taking responsibility',
          says: ['is pushed on to others', 'ends at my own desk', 'is carried together'],
        },
        {
          id: 'bridging',
          say: 'Working across teams',
          says: ['is unwanted', 'is allowed with a form', 'is praised'],
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
      hint: 'In this order: power · rules · performance. Enter goes on.',
    },
    {
      id: 'westrum.talk',
      kind: 'look',
      title: 'Talk',
      ask: 'Which habit keeps our lowest row from generative?',
      minutes: 2,
      from: 'westrum.rows',
      hint: 'Name a habit, not a person. a adds an action. n goes on.',
    },
  ],
}
