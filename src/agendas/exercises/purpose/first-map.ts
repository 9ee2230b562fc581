/** The first map: six minutes on a map that begins with the ask, its users and what the star tree named. */
import type { Exercise } from '../../../session/agenda.ts'

/** Where a map begins when no tree was drawn. */
const start = `title Who gains, and what that takes

anchor Our users [0.97, 0.50]

component What they come for [0.80, 0.40]
component What that needs [0.50, 0.50]
component What anybody can rent [0.20, 0.80]

Our users->What they come for
What they come for->What that needs
What that needs->What anybody can rent
`

export const firstMap: Exercise = {
  id: 'first-map',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'A first map',
  why: 'A map of six minutes shows what we only feel: which parts are ours, and which anybody can rent.',
  steps: [
    {
      id: 'purpose.map',
      kind: 'map',
      title: 'First map',
      ask: 'Which of these parts do only we have, and which could anybody rent?',
      minutes: 6,
      role: 'market',
      base: 'star.tree',
      text: start,
      hint: 'M moves a part: left is new, right is ordinary. a adds one.',
    },
  ],
}
