/** A new agenda file to start from: never over one that is there, and never one that could not be read back. */
import { writeFile } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import { allExercises, exerciseOf } from '../agendas/catalogue.ts'
import { compose, toYaml } from '../agendas/compose.ts'
import { nearest } from '../agendas/nearest.ts'
import { readAgenda } from '../agendas/read.ts'
import { exitCodes, UserError } from '../errors.ts'
import { clean, slug } from '../text.ts'

/** What a file is made of when nobody says: once round the wheel in a small way. */
const usual = ['the-ask', 'what-slowed-us', 'next-bet', 'six-pillars', 'gates']

/** The file that was made, and how long its agenda takes. */
export type Made = { file: string; minutes: number; exercises: string[] }

/**
 * Writes an agenda of these exercises (names with commas) to `file`.
 * @throws UserError when a name is not known, the file is there already, or the exercises do not go together.
 */
export async function writeAgenda(file: string, names: string | undefined): Promise<Made> {
  if (!/\.(ya?ml|json)$/i.test(file))
    throw new UserError(
      `"${clean(file, 60)}" should end in .yaml.`,
      `Try: flywheel agenda new ${slug(file)}.yaml`,
      exitCodes.usage,
    )
  const wanted =
    names === undefined
      ? usual
      : names
          .split(',')
          .map(n => n.trim())
          .filter(Boolean)
  for (const name of wanted) refuseUnknown(name)
  const title = basename(file, extname(file))
  const agenda = compose(idFrom(title), clean(title, 60) || 'Ours', wanted)
  const text = /\.json$/i.test(file) ? `${JSON.stringify(agenda, undefined, 2)}\n` : toYaml(agenda)
  // What could not be read back is said now, not when the room is waiting.
  readAgenda(text, basename(file))
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UserError(`${clean(file, 200)} is there already and stays as it is.`, 'Name another file.')
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UserError(`There is no folder ${clean(dirname(file), 200)}.`, 'Make it first, or name another.')
    throw new UserError(`${clean(file, 200)} cannot be written.`, clean((error as Error).message, 200))
  }
  return { file, minutes: agenda.minutes, exercises: agenda.phases.flatMap(p => p.exercises.map(e => e.id)) }
}

function refuseUnknown(name: string): void {
  if (exerciseOf(name)) return
  const meant = nearest(
    name,
    allExercises.map(e => e.exercise.id),
  )
  throw new UserError(
    `There is no exercise "${clean(name, 60)}".`,
    meant ? `Did you mean ${meant}?` : 'flywheel agenda list names them all.',
    exitCodes.usage,
  )
}

/** Ids begin with a letter. */
function idFrom(title: string): string {
  const id = slug(title)
  return /^[a-z]/.test(id) ? id.slice(0, 40) : `our-${id}`.slice(0, 40)
}
