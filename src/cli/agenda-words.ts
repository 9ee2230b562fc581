/** Agendas and exercises in words: which there are, and the steps of one with their minutes. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { allExercises, exerciseOf, minutesOf } from '../agendas/catalogue.ts'
import { exerciseYaml, toYaml } from '../agendas/compose.ts'
import { agendaOf, agendas } from '../agendas/index.ts'
import { nearest } from '../agendas/nearest.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Agenda, Exercise } from '../session/agenda.ts'
import { clean, plural, wrap } from '../text.ts'
import { table } from './output.ts'

/** What a name stood for. */
export type Named = { agenda: Agenda } | { exercise: Exercise }

/** Every agenda and exercise that comes with the program, as data. */
export function everything() {
  return {
    agendas: Object.keys(agendas).map(name => {
      const { title, minutes } = agendaOf(name)!()
      return { name, title, minutes }
    }),
    exercises: allExercises.map(({ phase, exercise }) => ({
      name: exercise.id,
      phase,
      ...(exercise.tenet ? { tenet: exercise.tenet } : {}),
      title: exercise.title,
      minutes: minutesOf(exercise),
      kinds: [...new Set(exercise.steps.map(s => s.kind))],
    })),
  }
}

export function everythingInWords(): string {
  const { agendas, exercises } = everything()
  const phases = [...new Set(exercises.map(e => e.phase))]
  // One table, so that minutes and titles stand under each other from the first phase to the last.
  const rows = table(exercises.map(e => [e.name, `${e.minutes} min`, e.title])).split('\n')
  return [
    'AGENDAS   flywheel new --agenda NAME',
    ...table(agendas.map(a => [a.name, `${a.minutes} min`, a.title]))
      .split('\n')
      .map(under),
    '',
    'EXERCISES   flywheel agenda new ours.yaml --with NAME,NAME',
    ...phases.flatMap(phase => [phase, ...rows.filter((_, i) => exercises[i]!.phase === phase).map(under)]),
  ].join('\n')
}

function under(row: string): string {
  return `  ${row}`
}

/**
 * The agenda or exercise of this name, or the agenda in the file of this name.
 * @throws UserError (usage) when there is none, with the nearest name; or when the file cannot be read, with its line.
 */
export async function readNamed(name: string): Promise<Named> {
  const built = agendaOf(name)
  if (built) return { agenda: built() }
  const exercise = exerciseOf(name)?.exercise
  if (exercise) return { exercise }
  const text = await readFile(name, 'utf8').catch(() => undefined)
  if (text !== undefined) {
    const { readAgenda } = await import('../agendas/read.ts')
    return { agenda: readAgenda(text, basename(name)) }
  }
  const meant = nearest(name, [...Object.keys(agendas), ...allExercises.map(e => e.exercise.id)])
  throw new UserError(
    `There is no agenda, exercise or file "${clean(name, 60)}".`,
    meant ? `Did you mean: flywheel agenda show ${meant}` : 'flywheel agenda list names them all.',
    exitCodes.usage,
  )
}

/** The steps with their minutes, each with what is asked. */
export function inWords(found: Named): string {
  if ('exercise' in found) {
    const { exercise } = found
    return [
      `${exercise.title}, ${minutesOf(exercise)} min`,
      ...indented(exercise.why, 0),
      '',
      stepRows([exercise]),
    ].join('\n')
  }
  const { title, minutes, phases } = found.agenda
  const steps = phases.flatMap(p => p.exercises.flatMap(e => e.steps)).length
  return [
    `${clean(title)}, ${minutes} min, ${plural(steps, 'step')}`,
    ...phases.flatMap(phase => {
      const planned = phase.exercises.filter(e => !e.off).reduce((sum, e) => sum + minutesOf(e), 0)
      return ['', `${clean(phase.title).toUpperCase()}, ${planned} min`, stepRows(phase.exercises)]
    }),
  ].join('\n')
}

/** As it would stand in a file. */
export function inYaml(found: Named): string {
  return 'agenda' in found ? toYaml(found.agenda) : exerciseYaml(found.exercise)
}

/** `  3 min    write  What sped us up, slowed us down or puzzled us?`, wrapped behind its kind. */
function stepRows(exercises: readonly Exercise[]): string {
  return exercises
    .flatMap(e => e.steps.map(step => ({ step, off: e.off })))
    .flatMap(({ step, off }) => {
      const minutes = off ? 'if taken in' : `${step.minutes} min`
      const [first = '', ...rest] = wrap(clean(step.ask, 300), 54)
      return [`  ${minutes.padEnd(12)}${step.kind.padEnd(9)}${first}`, ...rest.map(row => ' '.repeat(23) + row)]
    })
    .join('\n')
}

function indented(text: string, by: number): string[] {
  return wrap(text, 78 - by).map(row => ' '.repeat(by) + row)
}
