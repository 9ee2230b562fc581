/** The solution map: what the user touches, down to what it runs on; which part holds the ask back, and its next moves. */
import type { Exercise } from '../../../session/agenda.ts'

/** A stack to begin with that nobody has, so that everything on it will be changed. */
const start = `title What our solution stands on

anchor User of the ask [0.97, 0.60]

component Screen people use [0.82, 0.48]
component Our own rules [0.66, 0.26]
component Search [0.58, 0.56]
component Sign-in [0.52, 0.80]
component Messages between parts [0.36, 0.66]
component Data we keep [0.28, 0.70]
component Way to production [0.20, 0.38]
component Machines [0.06, 0.88]

User of the ask->Screen people use
Screen people use->Our own rules
Screen people use->Search
Screen people use->Sign-in
Our own rules->Messages between parts
Our own rules->Data we keep
Search->Data we keep
Messages between parts->Machines
Data we keep->Machines
Way to production->Machines
Our own rules->Way to production
`

/** One minute on the stack of earlier turns. */
export const solutionGlance: Exercise = {
  id: 'solution-glance',
  tenet: 'solution-map',
  lead: 'product',
  title: 'What slows this most?',
  why: 'We pay twice for a part that is custom here and ordinary outside.',
  steps: [
    {
      id: 'action.solution',
      kind: 'map',
      title: 'Stack glance',
      ask: 'Which part slows this most? What would we lose if others ran it?',
      minutes: 1,
      role: 'solution',
      text: start,
      hint: 'f chooses it, e says where it could go. No blame.',
    },
  ],
}

export const solutionMap: Exercise = {
  id: 'solution-map',
  tenet: 'solution-map',
  deep: true,
  lead: 'product',
  title: 'What do we build on?',
  why: 'Starting from the user, we discuss parts and not people.',
  steps: [
    {
      id: 'solution.map',
      kind: 'map',
      title: 'The stack',
      ask: 'What does the user touch first, and what does that need?',
      minutes: 4,
      role: 'solution',
      text: start,
      hint: 'A dozen parts is enough. a adds, x removes, L links.',
    },
    {
      id: 'solution.moves',
      kind: 'map',
      title: 'Moves',
      ask: 'Which one to three parts move next?',
      minutes: 3,
      role: 'solution',
      base: 'solution.map',
      prompts: ['climate', 'inertia', 'doctrine'],
      hint: 'e shows the move, i what holds it back, Q asks a question.',
    },
    {
      id: 'solution.years',
      kind: 'map',
      title: 'Year by year',
      ask: 'What has to move first so that the others can?',
      minutes: 2,
      role: 'solution-years',
      base: 'solution.moves',
      hint: 'A writes a year on each move. The first could be the bet.',
    },
  ],
}
