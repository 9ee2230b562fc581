/** Formats that ask the same again after a while: how the team is, who decides what, how delivery goes. Names are the field's, sentences ours. */
import { deliveryMetrics } from '../exercises/action/delivery-metrics.ts'
import { format, rows, rowsOf } from './parts.ts'

export const healthCheck = () =>
  format('health-check', 'Team health check', 'challenge', [
    {
      id: 'health-check',
      title: 'How healthy are we?',
      why: 'The same questions every quarter show what changes.',
      steps: rows(
        'health-check',
        { title: 'Eight rows', ask: 'How was it last month: red, amber or green?', minutes: 5 },
        {
          keep: 'health-check',
          anonymous: true,
          least: 4,
          points: ['red', 'amber', 'green'],
          rows: rowsOf(
            'We know why our work matters.',
            'Releasing is safe and easy.',
            'What we ask for from others comes in time.',
            'Our code is in a state we like.',
            'We learn something new.',
            'We decide how we work.',
            'We get help when we are stuck.',
            'It is fun to work here.',
          ),
        },
        { ask: 'Which row would lift the others? What would move it by one colour?', minutes: 12 },
      ),
    },
  ])

/** The seven levels of delegation, from Management 3.0. */
const levels = ['tell', 'sell', 'consult', 'agree', 'advise', 'inquire', 'delegate']

export const delegationBoard = () =>
  format('delegation-board', 'Delegation board', 'action', [
    {
      id: 'delegation-board',
      title: 'Who decides?',
      why: 'Most quarrels about a decision are about who makes it.',
      steps: rows(
        'delegation-board',
        {
          title: 'Seven decisions',
          ask: 'Who should decide this: from telling the team to leaving it to them?',
          minutes: 6,
        },
        {
          keep: 'delegation-board',
          points: levels,
          rows: rowsOf(
            'What we work on next',
            'Who joins the team',
            'Which tools we use',
            'How the system is built',
            'When we work, and where',
            'What we spend',
            'When we release',
          ),
        },
        { ask: 'Where are we furthest apart? What level do we try until next time?', minutes: 12 },
      ),
    },
  ])

export const doraSurvey = () =>
  format('dora', 'DORA survey', 'challenge', [
    {
      id: 'dora',
      title: 'How do we deliver?',
      why: 'What we believe about our delivery, before the numbers say it.',
      steps: rows(
        'dora',
        { title: 'Five keys', ask: 'Which was most like us in the last three months?', minutes: 4 },
        {
          keep: 'dora',
          points: ['slow', 'middle', 'fast', 'very fast'],
          rows: [
            {
              id: 'frequency',
              say: 'How often we deploy',
              says: ['less than monthly', 'monthly to weekly', 'weekly to daily', 'whenever we want'],
            },
            {
              id: 'lead',
              say: 'From commit to production',
              says: ['over a month', 'a week to a month', 'a day to a week', 'under a day'],
            },
            {
              id: 'failures',
              say: 'Deployments that need a repair',
              says: ['over 30 %', '15 to 30 %', '5 to 15 %', 'under 5 %'],
            },
            {
              id: 'recovery',
              say: 'Until it works again',
              says: ['over a week', 'a day to a week', 'under a day', 'under an hour'],
            },
            {
              id: 'reliability',
              say: 'We keep what we promise users',
              says: ['rarely', 'sometimes', 'mostly', 'always'],
            },
          ],
        },
        { ask: 'Where do we disagree? Which number would settle it?', minutes: 8 },
      ),
    },
    deliveryMetrics,
  ])
