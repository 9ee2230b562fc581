/** Safety as a map: what speaking up stands on, how young most of it is, and what would move it. */
import type { Exercise } from '../../../session/agenda.ts'

const start = `title What it takes to disagree here

anchor Somebody with a doubt [0.97, 0.50]

component Say it aloud [0.84, 0.34]
component Trust in each other [0.66, 0.26]
component Being wrong is safe [0.64, 0.42]
component Leaders who ask and listen [0.46, 0.20]
component Looking back without blame [0.44, 0.52]
component Time to learn [0.26, 0.32]
component Small steps that can be undone [0.22, 0.62]
component Rules of the house [0.08, 0.84]

Somebody with a doubt->Say it aloud
Say it aloud->Trust in each other
Say it aloud->Being wrong is safe
Trust in each other->Leaders who ask and listen
Being wrong is safe->Looking back without blame
Being wrong is safe->Small steps that can be undone
Looking back without blame->Time to learn
Leaders who ask and listen->Time to learn
Time to learn->Rules of the house
`

export const safetyMap: Exercise = {
  id: 'safety-map',
  tenet: 'psychological-safety',
  lead: 'engineers',
  title: 'What does speaking up depend on?',
  why: 'Safety depends on parts that we can each work on.',
  steps: [
    {
      id: 'safety.map',
      kind: 'map',
      title: 'The chain',
      ask: 'What does somebody with a doubt need in order to say it?',
      minutes: 4,
      role: 'safety',
      text: start,
      prompts: ['doctrine', 'inertia'],
      hint: 'M moves a part. Place it by what happened last month.',
    },
    {
      id: 'safety.move',
      kind: 'map',
      title: 'One move',
      ask: 'Which one part would move the others? What holds it back?',
      minutes: 3,
      role: 'safety',
      base: 'safety.map',
      prompts: ['inertia'],
      hint: 'e shows the move, i what holds it back. Never a person.',
    },
  ],
}
