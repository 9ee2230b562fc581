/** Agenda files of one's own: read, and begun anew, never over one that is there and never one that could not be read back. */

import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { allExercises, exerciseOf } from '../../agendas/catalogue.ts'
import { compose, toYaml } from '../../agendas/compose.ts'
import { agendaOf, agendas } from '../../agendas/index.ts'
import { nearest } from '../../agendas/nearest.ts'
import { readAgenda } from '../../agendas/read.ts'
import { clean, slug } from '../../clean.ts'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { jsonText } from '../../outgoing.ts'
import type { Agenda } from '../../session/agenda.ts'
import { isCode } from '../../store/disk.ts'
import { namesIn, stream, withHome } from '../parsing/typed.ts'
import { readText } from './input.ts'
import { writeNew } from './output-file.ts'

/** What a file is made of when nobody says: once round the wheel in a small way. */
const usual = ['the-ask', 'what-slowed-us', 'next-bet', 'six-pillars', 'gates']

/** The file that was made (`-`: none), its text, and how long its agenda takes. */
export type Made = { file: string; minutes: number; exercises: string[]; text: string }

/**
 * Writes an agenda of these exercises (names with commas), or one of ours by its name, to `file`; for `-` it only makes the text.
 * @throws UserError when a name is not known, the file is there already, or the exercises do not go together.
 */
export async function writeAgenda(
  file: string,
  { with: names, from }: { with?: string; from?: string },
): Promise<Made> {
  if (file !== stream && !/\.(ya?ml|json)$/i.test(file))
    throw new UserError(
      `"${clean(file, 60)}" should end in .yaml.`,
      `Try: ${commandLine('agenda', 'new', `${slug(file)}.yaml`)}`,
      exitCodes.usage,
    )
  const wanted = names === undefined ? usual : namesIn(names)
  for (const name of wanted) refuseUnknown(name)
  const title = file === stream ? 'ours' : basename(file, extname(file))
  const agenda = from === undefined ? compose(idFrom(title), clean(title, 60) || 'Ours', wanted) : ours(from, title)
  const text = /\.json$/i.test(file) ? `${jsonText(agenda, 2)}\n` : toYaml(agenda)
  // What could not be read back is said now, not when the room is waiting.
  readAgenda(text, basename(file))
  if (file === stream) return { ...madeOf(agenda), file, text }
  try {
    await writeNew(file, text)
  } catch (error) {
    if (isCode(error, 'EEXIST'))
      throw new UserError(`${clean(file, 200)} is there already and stays as it is.`, 'Name another file.')
    throw error
  }
  return { ...madeOf(agenda), file, text }
}

/** One of our agendas under a name of one's own. @throws UserError when there is none. */
function ours(name: string, title: string): Agenda {
  const make = agendaOf(name)
  if (make) return { ...make(), id: idFrom(title), title: clean(title, 60) || 'Ours' }
  const meant = nearest(name, Object.keys(agendas))
  throw new UserError(
    `There is no agenda "${clean(name, 60)}".`,
    meant ? `Did you mean ${meant}?` : `To see them all: ${commandLine('agenda', 'list')}`,
    exitCodes.usage,
  )
}

/** The agenda of a file. @throws UserError when it is not there, or with the line that is wrong. */
export async function readWholeAgenda(word: string): Promise<Agenda> {
  const agenda = await readAgendaFile(word)
  if (agenda) return agenda
  throw new UserError(
    `There is no file ${clean(word, 200)}.`,
    `To begin one: ${commandLine('agenda', 'new', 'ours.yaml')}`,
    exitCodes.usage,
  )
}

function madeOf(agenda: Agenda): Omit<Made, 'file' | 'text'> {
  return { minutes: agenda.minutes, exercises: agenda.phases.flatMap(p => p.exercises.map(e => e.id)) }
}

/** Agendas are read up to 128 kB; twice that is read so that a longer one can be told how long it is, bytes. */
const largest = 256 * 1024

/**
 * The agenda in a file of one's own, or in standard input for `-`; undefined when there is no such file.
 * @throws UserError (usage) with the line that is wrong; when it cannot be read, or is no UTF-8, with the reason.
 */
export async function readAgendaFile(word: string): Promise<Agenda | undefined> {
  // From the form it comes as it was typed there.
  const path = withHome(word)
  if (path === '' || (path !== stream && !existsSync(path))) return undefined
  return readAgenda(await readText(path, largest), word === stream ? 'standard input' : basename(word))
}

function refuseUnknown(name: string): void {
  if (exerciseOf(name)) return
  const meant = nearest(
    name,
    allExercises.map(e => e.exercise.id),
  )
  throw new UserError(
    `There is no exercise "${clean(name, 60)}".`,
    meant ? `Did you mean ${meant}?` : `To see them all: ${commandLine('agenda', 'list')}`,
    exitCodes.usage,
  )
}

/** Ids begin with a letter. */
function idFrom(title: string): string {
  const id = slug(title)
  return /^[a-z]/.test(id) ? id.slice(0, 40) : `our-${id}`.slice(0, 40)
}
