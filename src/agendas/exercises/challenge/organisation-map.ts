/** The organisation map: which capabilities the ask needs, how sure we are of each, who owns it and what holds it back. */
import type { Exercise } from '../../../session/agenda.ts'

/** The axis of knowledge: from an idea to what nobody doubts. Parts and places are a beginning to be argued with. */
const start = `title What the ask needs us to be good at
evolution Concept->Hypothesis->Theory->Accepted

anchor Sponsor of the ask [0.97, 0.60]

component Ship small changes safely [0.76, 0.55]
component Know what users do [0.72, 0.32]
component Decide where the work is [0.58, 0.24]
component Find problems before users do [0.46, 0.50]
component Learn from what broke [0.34, 0.30]
component Hire and grow people [0.22, 0.62]
component Pay and plan [0.10, 0.86]

Sponsor of the ask->Ship small changes safely
Sponsor of the ask->Know what users do
Ship small changes safely->Decide where the work is
Ship small changes safely->Find problems before users do
Know what users do->Decide where the work is
Find problems before users do->Learn from what broke
Decide where the work is->Hire and grow people
Hire and grow people->Pay and plan
`

/** One minute: the one capability that is still an idea. */
export const organisationGlance: Exercise = {
  id: 'organisation-glance',
  tenet: 'organisation-map',
  lead: 'engineers',
  title: 'What are we not good at yet?',
  why: 'One hired expert is not yet a capability.',
  steps: [
    {
      id: 'challenge.organisation',
      kind: 'map',
      title: 'Capability glance',
      ask: 'Which capability that the ask needs is still a concept here?',
      minutes: 1,
      role: 'organisation',
      text: start,
      prompts: ['inertia', 'doctrine'],
      hint: 'f chooses it, i marks what holds it back. One is enough.',
    },
  ],
}

export const organisationMap: Exercise = {
  id: 'organisation-map',
  tenet: 'organisation-map',
  deep: true,
  lead: 'engineers',
  title: 'Do we have what it takes?',
  why: 'Friction often comes from running a capability as if it were younger or older than it is.',
  steps: [
    {
      id: 'organisation.map',
      kind: 'map',
      title: 'Capabilities',
      ask: 'What must we be good at? Is each a concept, hypothesis, theory or accepted?',
      minutes: 4,
      role: 'organisation',
      text: start,
      prompts: ['doctrine', 'inertia'],
      hint: 'M moves a part by how sure we are. a adds one, x removes it.',
    },
    {
      id: 'organisation.teams',
      kind: 'map',
      title: 'Teams and inertia',
      ask: 'Which team owns each of these? What would rather stay as it is?',
      minutes: 3,
      role: 'organisation',
      base: 'organisation.map',
      prompts: ['inertia'],
      hint: 'O names the team, i marks inertia, T an attitude.',
    },
    {
      id: 'organisation.talk',
      kind: 'look',
      title: 'Grow two',
      ask: 'What would each team lose if this grew?',
      minutes: 2,
      from: 'organisation.teams',
      hint: 'Choose two or three to grow. a adds an action. n goes on.',
    },
  ],
}
