/** Developer experience as a map: what a change needs on its way to a user, and the constraint that unlocks the others. */
import type { Exercise } from '../../../session/agenda.ts'

const start = `title How a change reaches a user

anchor Person with a change [0.97, 0.46]

component Change is live [0.86, 0.58]
component Know how it is done here [0.72, 0.22]
component Try it on a laptop [0.66, 0.40]
component Checks that are trusted [0.54, 0.48]
component Somebody who reviews [0.50, 0.28]
component Place to try with real data [0.36, 0.30]
component Release by a key [0.32, 0.62]
component See that it works [0.20, 0.54]
component Accounts and machines [0.06, 0.82]

Person with a change->Change is live
Change is live->Try it on a laptop
Change is live->Checks that are trusted
Change is live->Somebody who reviews
Change is live->Release by a key
Try it on a laptop->Know how it is done here
Somebody who reviews->Know how it is done here
Checks that are trusted->Place to try with real data
Release by a key->See that it works
Place to try with real data->Accounts and machines
See that it works->Accounts and machines
`

export const developerExperienceMap: Exercise = {
  id: 'developer-experience-map',
  tenet: 'developer-experience',
  lead: 'product',
  title: 'Which part makes the others wait?',
  why: 'Working faster helps little where a change waits. The map shows what it waits for.',
  steps: [
    {
      id: 'experience.map',
      kind: 'map',
      title: 'Path of change',
      ask: 'What does a one-line change need on its way to a user here?',
      minutes: 4,
      role: 'developer-experience',
      text: start,
      prompts: ['doctrine', 'inertia'],
      hint: 'What only one person knows stands far left. M moves a part.',
    },
    {
      id: 'experience.constraint',
      kind: 'map',
      title: 'The constraint',
      ask: 'Which one part makes the others wait, and where should it go?',
      minutes: 3,
      role: 'developer-experience',
      base: 'experience.map',
      prompts: ['inertia', 'doctrine'],
      hint: 'i marks inertia, e says where it goes, A adds a note.',
    },
  ],
}
