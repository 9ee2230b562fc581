/** The forecast checked: the map of what we expected, held against today. */
import type { Exercise } from '../../../session/agenda.ts'

export const forecastChecked: Exercise = {
  id: 'forecast-checked',
  tenet: 'emerging-value',
  lead: 'CTO',
  title: 'Were we right?',
  why: 'A forecast that nobody checks teaches nothing.',
  steps: [
    {
      id: 'forecast.map',
      kind: 'map',
      title: 'Forecast',
      ask: 'Which part is where we said it would be, and which moved otherwise?',
      minutes: 4,
      role: 'emerging',
      hint: 'M moves a part to where it is today. A notes what we missed.',
    },
  ],
}
