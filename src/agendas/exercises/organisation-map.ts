/** The organisation map: which capabilities the ask needs, how sure we are of each, who owns it and what holds it back. */
import type { Exercise } from '../../session/agenda.ts'

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
  why: 'One hired expert is not a capability.',
  steps: [
    {
      id: 'challenge.organisation',
      kind: 'map',
      title: 'Capability glance',
      ask: 'Which capability does the ask need that is still an idea or a hope here?',
      minutes: 1,
      role: 'organisation',
      text: start,
      prompts: ['inertia', 'doctrine'],
      hint: 'Choose it (f), say aloud what holds it back, mark that (i). One is enough.',
    },
  ],
}

export const organisationMap: Exercise = {
  id: 'organisation-map',
  tenet: 'organisation-map',
  deep: true,
  lead: 'engineers',
  title: 'Have we got what it takes, and who holds it?',
  why: 'Friction is often a part of the organisation that is run as if it were younger or older than it is.',
  steps: [
    {
      id: 'organisation.map',
      kind: 'map',
      title: 'Capabilities',
      ask: 'What must we be good at for this ask, and how sure are we of each: idea, hope, practice, habit?',
      minutes: 4,
      role: 'organisation',
      text: start,
      prompts: ['doctrine', 'inertia'],
      hint: 'x what is not needed, a what is missing; M places by people and practice.',
    },
    {
      id: 'organisation.teams',
      kind: 'map',
      title: 'Teams and inertia',
      ask: 'Which team holds each of these? What would rather stay as it is, and why?',
      minutes: 3,
      role: 'organisation',
      base: 'organisation.map',
      prompts: ['inertia'],
      hint: 'O names the team and lists what nobody owns; i marks inertia, T an attitude.',
    },
    {
      id: 'organisation.talk',
      kind: 'look',
      title: 'Grow two',
      ask: 'Which two or three of these do we grow, and whose no is really a fear?',
      minutes: 2,
      from: 'organisation.teams',
      hint: 'The system, not a person. What somebody will do about it is an action (a).',
    },
  ],
}
