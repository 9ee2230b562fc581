/** The map commands that print: arguments read by hand and a bundle of their own, so that a drawing waits for little. */
import { readFileSync, statSync } from 'node:fs'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { type MapArgs, type MapFile, mapCommand } from '../map/command.ts'
import { limits } from '../map/limits.ts'
import { rowsOf } from '../ui/theme.ts'
import { settings } from './environment.ts'
import { print, quietWhenClosed, write } from './output.ts'

export const printing = ['draw', 'check', 'convert', 'diff', 'parse'] as const
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
    rows: isTTY && color ? grid => rowsOf(grid, { colour: true, ascii }) : undefined,
  })
  await print(answer.out)
  if (answer.err) await write(process.stderr, answer.exit === exitCodes.usage ? `flywheel: ${answer.err}` : answer.err)
  return answer.exit as ExitCode
}

/** Files first, so that standard input is still there to be read when one of them is not. */
async function readAll(paths: readonly string[]): Promise<MapFile[]> {
  const files = paths.map(name => ({ name, text: name === '-' ? '' : readOne(name) }))
  const input = files.find(f => f.name === '-')
  if (input) input.text = await readInput()
  return files
}

function readOne(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > limits.text * 4)
      throw new UserError(`${path} is too large for a map: ${size} bytes.`, `At most ${limits.text} are read.`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const why = code === 'ENOENT' ? 'it is not there' : code === 'EISDIR' ? 'it is a folder' : (error as Error).message
    throw new UserError(`${path} cannot be read: ${why}.`, code === 'ENOENT' ? '"-" reads standard input.' : '')
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += chunk.length
    if (size > limits.text * 4)
      throw new UserError('Standard input is too large for a map.', `At most ${limits.text} bytes are read.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** The words of a plain map command; undefined when the parser must read them, for instance because one is unknown. */
export function mapAsked(argv: readonly string[], env: Record<string, string | undefined>): MapAsked | undefined {
  const action = printing.find(a => a === argv[1])
  if (argv[0] !== 'map' || !action) return undefined
  const asked: Partial<MapAsked> & { paths: string[] } = { paths: [] }
  const flags: { ascii?: boolean; color?: boolean } = {}
  for (let i = 2; i < argv.length; i++) {
    const word = argv[i]!
    const [name, given] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]
    switch (name) {
      case '--size':
      case '--focus':
      case '--zoom':
      case '--at':
      case '--to': {
        const value = given ?? argv[++i]
        if (value === undefined || (given === undefined && value.startsWith('--'))) return undefined
        asked[name.slice(2) as 'size' | 'focus' | 'zoom' | 'at' | 'to'] = value
        break
      }
      case '--json':
      case '--strict':
      case '--no-braille':
      case '--ascii':
      case '--no-color':
        if (given !== undefined) return undefined
        if (name === '--json') asked.json = true
        else if (name === '--strict') asked.strict = true
        else if (name === '--no-braille') asked.braille = false
        else if (name === '--ascii') flags.ascii = true
        else flags.color = false
        break
      default:
        if (word.startsWith('-') && word !== '-') return undefined
        asked.paths.push(word)
    }
  }
  if (!asked.paths.length) return undefined
  const { ascii, color } = settings(flags, env)
  return { ...asked, action, ascii, color }
}

/** Does what a command line asks when it is a plain map command. False when the whole program has to look at it. */
export async function mapLines(argv: readonly string[]): Promise<boolean> {
  const asked = mapAsked(argv, process.env)
  if (!asked) return false
  quietWhenClosed()
  try {
    process.exitCode = await answerMap(asked)
    return true
  } catch (error) {
    // The whole program says it in its own words.
    if (error instanceof UserError) return false
    throw error
  }
}
