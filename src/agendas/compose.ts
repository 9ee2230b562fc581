/** An agenda put together from exercises of the catalogue, and written as YAML that explains itself. */

import { Document, isMap, isSeq, type YAMLMap } from 'yaml'
import { commandLine } from '../command-line.ts'
import { itemAt } from '../lists.ts'
import { type Agenda, type Exercise, type Phase, phaseIds, type StepId } from '../session/agenda.ts'
import { kindNames } from '../session/shapes.ts'
import { wrap } from '../text.ts'
import { allExercises, catalogue, exerciseOf, minutesOf } from './catalogue.ts'
import { gameplay, gameplayOn } from './exercises/action/gameplay.ts'
import { solutionMap } from './exercises/action/solution-map.ts'
import { organisationMap } from './exercises/challenge/organisation-map.ts'
import { whatResists, whatResistsOn } from './exercises/challenge/what-resists.ts'
import { climateCheck, climateCheckOn } from './exercises/purpose/climate-check.ts'
import { marketMap } from './exercises/purpose/market-map.ts'
import { phaseTitles } from './tenets.ts'

/** What every agenda begins and ends with: earlier actions are settled, and new ones collected. */
const always = ['settle', 'check-in', 'promises', 'return-on-time', 'summary']

/**
 * The agenda of these exercises (ids) and those they lean on, in the catalogue's order, between an opening and a close; ids nobody
 * knows are left out.
 */
export function compose(id: string, title: string, ids: readonly string[]): Agenda {
  const wanted = new Set([...always, ...ids].flatMap(withNeeded))
  const phases = phaseIds.flatMap((phase): Phase[] => {
    const exercises = catalogue[phase].filter(exercise => wanted.has(exercise.id)).map(e => onMaps(e, wanted))
    return exercises.length ? [{ id: phase, title: phaseTitles[phase], exercises }] : []
  })
  const minutes = phases.flatMap(p => p.exercises).reduce((sum, e) => sum + minutesOf(e), 0)
  return { id, title, minutes, phases }
}

/** Keys of a step that name another one. */
const references = ['from', 'cards', 'on', 'options', 'base'] as const

/** An exercise and those whose steps it leans on; each stands before it in the catalogue. */
function withNeeded(id: string): string[] {
  const steps = exerciseOf(id)?.exercise.steps ?? []
  const named = steps.flatMap(step => references.flatMap(key => (step as { [K in typeof key]?: StepId })[key] ?? []))
  const others = named.filter(target => !steps.some(s => s.id === target))
  const owners = others.flatMap(target => allExercises.find(e => e.exercise.steps.some(s => s.id === target)) ?? [])
  return [...owners.flatMap(owner => withNeeded(owner.exercise.id)), id]
}

/** Picks are about the parts of a map where the agenda draws one: as it is when its last step is done. */
function onMaps(exercise: Exercise, wanted: ReadonlySet<string>): Exercise {
  if (exercise.id === gameplay.id && wanted.has(solutionMap.id)) return gameplayOn(mapOf(solutionMap))
  if (exercise.id === climateCheck.id && wanted.has(marketMap.id)) return climateCheckOn(mapOf(marketMap))
  if (exercise.id === whatResists.id && wanted.has(organisationMap.id)) return whatResistsOn(mapOf(organisationMap))
  return exercise
}

function mapOf(exercise: Exercise): StepId | undefined {
  return exercise.steps.findLast(s => s.kind === 'map')?.id
}

const head = () => ` An agenda of your own. Check and use it:

   ${commandLine('agenda', 'show', 'FILE')}
   ${commandLine('new', '--agenda', 'FILE', '--team', 'NAME', '--people', 'A,B,C')}

 phases come in the order opening, purpose, challenge, action, value, close;
 any of them may be left out. minutes of all steps add up to those of the
 agenda. Ids are yours: a to z, 0 to 9, dots and dashes, each used once. A
 step that works on the result of another names it by its id, and comes later.
 More exercises to paste in: ${commandLine('agenda', 'list')}`

const kindWords = ` Kinds of step: ${wrap(kindNames.join(' '), 60).join('\n ')}.
 hidden: nobody sees the cards or marks of others before they are revealed.`

/** An agenda as YAML with comments; readAgenda takes it back as it is. */
export function toYaml(agenda: Agenda): string {
  const doc = new Document(agenda)
  doc.commentBefore = head()
  const phases = doc.get('phases')
  if (isSeq(phases)) {
    phases.commentBefore = kindWords
    phases.items.forEach((phase, i) => {
      if (!isMap(phase)) return
      const minutes = itemAt(agenda.phases, i).exercises.reduce((sum, e) => sum + minutesOf(e), 0)
      phase.commentBefore = ` ${itemAt(agenda.phases, i).title}, ${minutes} min`
    })
  }
  return doc.toString({ lineWidth: 100 })
}

/** One exercise as YAML, indented so that it can be pasted under the exercises of a phase. */
export function exerciseYaml(exercise: Exercise): string {
  const doc = new Document([exercise])
  const first = doc.get(0) as YAMLMap | undefined
  if (first) first.commentBefore = ` ${minutesOf(exercise)} min: paste it under the exercises of a phase`
  return doc
    .toString({ lineWidth: 92 })
    .trimEnd()
    .split('\n')
    .map(row => (row ? `      ${row}` : row))
    .join('\n')
    .concat('\n')
}
