/** Agendas and exercises in words: which there are, and the steps of one with their minutes. */

import { allExercises, exerciseOf, minutesOf } from '../agendas/catalogue.ts'
import { exerciseYaml, toYaml } from '../agendas/compose.ts'
import { agendaOf, agendas } from '../agendas/index.ts'
import { nearest } from '../agendas/nearest.ts'
import { clean } from '../clean.ts'
import { commandLine } from '../command-line.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Agenda, Exercise } from '../session/agenda.ts'
import { plural, wrap } from '../text.ts'
import { readAgendaFile } from './files/agenda-file.ts'

/** What a name stood for. */
export type Named = { agenda: Agenda } | { exercise: Exercise }

/** Every agenda and exercise that comes with the program, as data. */
export function everything() {
  return {
    agendas: Object.entries(agendas).map(([name, make]) => {
      const { title, minutes } = make()
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
  const names = Math.max(...[...agendas, ...exercises].map(x => x.name.length))
  const row = ({ name, minutes, title }: { name: string; minutes: number; title: string }): string[] => {
    const begin = `  ${name.padEnd(names)}  ${String(minutes).padStart(4)} min  `
    return hanging(begin, title)
  }
  return [
    `AGENDAS   ${commandLine('new', '--agenda', 'NAME')}`,
    ...agendas.flatMap(row),
    '',
    `EXERCISES   ${commandLine('agenda', 'new', 'ours.yaml', '--with', 'NAME,NAME')}`,
    ...phases.flatMap(phase => [phase, ...exercises.filter(e => e.phase === phase).flatMap(row)]),
  ].join('\n')
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
  const agenda = await readAgendaFile(name)
  if (agenda) return { agenda }
  const meant = nearest(name, [...Object.keys(agendas), ...allExercises.map(e => e.exercise.id)])
  throw new UserError(
    `There is no agenda, exercise or file "${clean(name, 60)}".`,
    meant
      ? `Did you mean: ${commandLine('agenda', 'show', meant)}`
      : `To see them all: ${commandLine('agenda', 'list')}`,
    exitCodes.usage,
  )
}

/** The steps with their minutes, each with what is asked. */
export function inWords(found: Named): string {
  if ('exercise' in found) {
    const { exercise } = found
    const head = [`${exercise.title}, ${minutesOf(exercise)} min`, ...wrap(exercise.why, 78), '']
    return [...head, ...stepRows([exercise])].join('\n')
  }
  const { title, minutes, phases } = found.agenda
  const planned = phases.flatMap(p => p.exercises.filter(e => !e.off))
  return [
    `${clean(title)}, ${minutes} min, ${plural(planned.flatMap(e => e.steps).length, 'step')}`,
    ...phases.flatMap(phase => {
      const on = phase.exercises.filter(e => !e.off)
      const spent = on.reduce((sum, e) => sum + minutesOf(e), 0)
      return ['', `${clean(phase.title).toUpperCase()}, ${spent} min`, ...stepRows(on), ...offered(phase.exercises)]
    }),
  ].join('\n')
}

/** As it would stand in a file. */
export function inYaml(found: Named): string {
  return 'agenda' in found ? toYaml(found.agenda) : exerciseYaml(found.exercise)
}

/** `  3 min       write    What sped us up, slowed us down or puzzled us?`, wrapped behind its kind. */
function stepRows(exercises: readonly Exercise[]): string[] {
  return exercises
    .flatMap(e => e.steps)
    .flatMap(({ minutes, kind, ask }) => hanging(`  ${`${minutes} min`.padEnd(12)}${kind.padEnd(9)}`, ask))
}

/** What may be taken in beside the plan, a line an exercise. */
function offered(exercises: readonly Exercise[]): string[] {
  const off = exercises.filter(e => e.off)
  return off.flatMap(e => hanging(`  ${'may come in'.padEnd(12)} `, `${e.title} (${minutesOf(e)} min)`))
}

/** A text behind what begins its first row; further rows stand under it. */
function hanging(begin: string, text: string): string[] {
  const [first = '', ...rest] = wrap(clean(text, 300), 79 - begin.length)
  return [begin + first, ...rest.map(row => ' '.repeat(begin.length) + row)]
}
