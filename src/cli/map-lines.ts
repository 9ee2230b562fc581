/** The map commands that print: arguments read by hand and a bundle of their own, so that a drawing waits for little. */

import { tellHow } from '../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import { type MapArgs, type MapFile, mapCommand } from '../map/command.ts'
import { limits } from '../map/index.ts'
import { rowsOf } from '../screen/theme.ts'
import { type Config, noConfig } from './config/config.ts'
import { loadConfig } from './config/load.ts'
import { lookOf, settings, shown } from './environment.ts'
import { readText } from './files/input.ts'
import { endWhenNotTaken, print, printStyled, tellLines } from './files/output.ts'
import { readWord, stream } from './parsing/typed.ts'
import { startedAs } from './started-as.ts'

export const printing = ['draw', 'check', 'convert', 'diff', 'parse', 'format'] as const
export type Printing = (typeof printing)[number]

/** What the command line says, files still to be read. */
export type MapAsked = Omit<MapArgs, 'files' | 'room' | 'rows'> & { action: Printing; paths: string[]; color: boolean }

/** Reads the files, answers, prints. Throws UserError when a file cannot be read. */
export async function answerMap({ paths, color, ...asked }: MapAsked): Promise<ExitCode> {
  const { columns, rows, isTTY } = process.stdout
  const ascii = asked.ascii ?? false
  const files = await readAll(paths)
  const answer = mapCommand({
    ...asked,
    files,
    // The line with the prompt comes after it.
    room: isTTY ? { columns, rows: rows - 2 } : undefined,
    rows: isTTY && color ? grid => rowsOf(grid, lookOf({ color, ascii, theme: 'terminal' }, process.env)) : undefined,
  })
  if (answer.files?.length) {
    const { openMap } = await import('./files/map-file.ts')
    for (const { name, text } of answer.files) {
      const saved = await (await openMap(name)).save(text, files.find(f => f.name === name)?.text)
      if (saved.is === 'failed') throw new UserError(`${shown(name)} could not be written; it is as it was.`, saved.say)
      if (saved.is === 'changed')
        throw new UserError(`${shown(name)} changed while it was read; it is left alone.`, 'Format it again.')
    }
  }
  const isDrawing = isTTY && color && !asked.json && (asked.action === 'draw' || asked.action === 'diff')
  await (isDrawing ? printStyled : print)(answer.out)
  if (answer.err) await tellLines(answer.exit === exitCodes.usage ? `flywheel: ${answer.err}` : answer.err)
  return answer.exit
}

/** Files first, so that standard input is still there to be read when one of them is not. */
async function readAll(paths: readonly string[]): Promise<MapFile[]> {
  const read = (name: string) => readText(name, limits.text * 4, '"-" reads standard input.')
  const files: MapFile[] = []
  for (const name of paths) files.push({ name, text: name === stream ? '' : await read(name) })
  const input = files.find(f => f.name === stream)
  if (input) input.text = await read(stream)
  return files
}

/**
 * The words of a plain map command; undefined when the parser must read them, for instance because one is unknown.
 * @throws UserError when a word or the environment is not what it can be.
 */
export function mapAsked(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  config: Config = noConfig,
): MapAsked | undefined {
  const action = printing.find(a => a === argv[1])
  if (argv[0] !== 'map' || !action) return undefined
  const asked: Partial<MapAsked> & { paths: string[] } = { paths: [] }
  const flags: { ascii?: boolean; color?: boolean } = {}
  for (let i = 2; i < argv.length; i++) {
    const word = itemAt(argv, i)
    const [name, given] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]
    switch (name) {
      case '--size':
      case '--focus':
      case '--zoom':
      case '--at':
      case '--to': {
        const value = given ?? argv[++i]
        if (value === undefined || (given === undefined && value.startsWith('--'))) return undefined
        const option = name.slice(2) as 'size' | 'focus' | 'zoom' | 'at' | 'to'
        if (asked[option] !== undefined) return undefined
        asked[option] = readWord(value, 'text', name)
        break
      }
      case '--json':
      case '--fit':
      case '--write':
      case '--strict':
      case '--no-braille':
      case '--ascii':
      case '--no-color':
        if (given !== undefined) return undefined
        if (name === '--json') asked.json = true
        else if (name === '--strict') asked.strict = true
        else if (name === '--fit') asked.fit = true
        else if (name === '--write') asked.write = true
        else if (name === '--no-braille') asked.braille = false
        else if (name === '--ascii') flags.ascii = true
        else flags.color = false
        break
      default:
        if (word.startsWith('-') && word !== '-') return undefined
        asked.paths.push(readWord(word, 'input', 'FILES'))
    }
  }
  if (!asked.paths.length) return undefined
  const { ascii, color } = settings(flags, env, config)
  return { ...asked, action, ascii, color }
}

/** Does what a command line asks when it is a plain map command. False when the whole program has to look at it. */
export async function mapLines(argv: readonly string[]): Promise<boolean> {
  endWhenNotTaken()
  tellHow({ program: () => startedAs(process.argv[1] ?? '', process.env, process.cwd()) })
  try {
    const asked = mapAsked(argv, process.env, await loadConfig(process.env))
    if (!asked) return false
    process.exitCode = await answerMap(asked)
    return true
  } catch (error) {
    // The whole program says it in its own words.
    if (error instanceof UserError) return false
    throw error
  }
}
