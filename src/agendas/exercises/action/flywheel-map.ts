/** The wheel itself as a map: its four phases and what they stand on, to see which of them is still made by hand here. */
import type { Exercise } from '../../../session/agenda.ts'

const start = `title The wheel as a map

anchor Leadership [0.97, 0.30]
anchor Customers [0.97, 0.74]

component Long-term value [0.82, 0.26]
component Next best action [0.70, 0.46]
component Challenge and landscape [0.60, 0.30]
component Clarity of purpose [0.50, 0.36]
component Momentum of the team [0.40, 0.16]
component Numbers people trust [0.34, 0.52]
component Maps of what is there [0.26, 0.28]
component Safety to disagree [0.20, 0.40]
component Short way to production [0.14, 0.62]
component Services one can rent [0.05, 0.88]

Customers->Next best action
Leadership->Long-term value
Leadership->Clarity of purpose
Long-term value->Next best action
Next best action->Challenge and landscape
Next best action->Short way to production
Challenge and landscape->Clarity of purpose
Challenge and landscape->Maps of what is there
Challenge and landscape->Safety to disagree
Clarity of purpose->Numbers people trust
Long-term value->Momentum of the team
Momentum of the team->Safety to disagree
Short way to production->Services one can rent
`

export const flywheelMap: Exercise = {
  id: 'flywheel-map',
  tenet: 'solution-map',
  lead: 'CTO',
  title: 'Our wheel as a map',
  why: 'The wheel is slowed by any part that one person does once a year.',
  steps: [
    {
      id: 'wheel.map',
      kind: 'map',
      title: 'Our wheel',
      ask: 'How evolved is each part of the wheel here? Which one slows every turn?',
      minutes: 5,
      role: 'flywheel',
      text: start,
      prompts: ['doctrine', 'inertia'],
      hint: 'M moves a part. e marks the one to work on.',
    },
  ],
}
