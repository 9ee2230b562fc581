/** replay: a session again from its first entry, as fast as asked; as a picture of one step, or as a recording. */
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { print, safe, tell } from '../files/output.ts'
import { notOurs, writeOutput } from '../files/output-file.ts'
import { fullScreen } from '../full-screen.ts'
import { type Common, command } from '../parsing/command.ts'
import { stream } from '../parsing/typed.ts'
import { findSession, logOf } from '../sessions/find-session.ts'

/** Cells of a screen in a picture, and what a terminal may have. */
const sizes = { usual: '80x24', least: { columns: 60, rows: 20 }, most: { columns: 200, rows: 60 } }

type Args = {
  file: string
  speed: number
  picture?: string
  cast?: string
  dark: boolean
  size: string
  out?: string
  force: boolean
}

export const replay = command<Args>({
  usage: 'replay <file>',
  about: 'Play a session again from its start',
  examples: [
    ['flywheel replay checkout-t0001', '20 times as fast'],
    ['flywheel replay checkout-t0001 --speed 1', 'as it was'],
    ['flywheel replay checkout-t0001 --picture action.bet', 'a step as SVG'],
    ['flywheel replay checkout-t0001 --cast retro.cast', 'for asciinema'],
  ],
  words: { file: { type: 'string', means: 'session', describe: 'a session file, or its name in --dir' } },
  options: {
    speed: {
      type: 'number',
      takes: 'TIMES',
      default: 20,
      describe: 'times the original speed',
      requiresArg: true,
    },
    picture: {
      type: 'string',
      takes: 'STEP',
      describe: 'this step, or the wheel, as an SVG picture',
      requiresArg: true,
    },
    cast: {
      type: 'string',
      means: 'output',
      takes: 'PATH',
      describe: 'all of it as an asciicast v3',
      requiresArg: true,
    },
    dark: { type: 'boolean', default: false, describe: 'a dark picture in place of a light one' },
    size: { type: 'string', takes: 'WxH', default: sizes.usual, describe: 'cells of the screen', requiresArg: true },
    out: {
      type: 'string',
      means: 'output',
      takes: 'PATH',
      describe: 'where the picture goes; - is the terminal',
      requiresArg: true,
    },
    force: { type: 'boolean', default: false, describe: 'replace a file that is there' },
  },
  async run({ file, speed, picture, cast, ...args }) {
    if (!(speed > 0 && speed <= 10_000)) throw usage('--speed is a number above 0, at most 10000.')
    if (picture === undefined && cast === undefined)
      return fullScreen({ show: 'playing', path: findSession(file, args.dir), pace: { speed } }, args)
    if (picture !== undefined && cast !== undefined) throw usage('A picture or a recording, not both at once.')
    const log = await logOf(file, args.dir)
    const { castOf, pictureOf } = await import('../record.ts')
    const look = { ...sizeOf(args.size), ascii: args.ascii, dir: args.dir }
    if (picture !== undefined)
      await put(`${await pictureOf(log, picture, { ...look, dark: args.dark })}\n`, args.out ?? stream, 'picture', args)
    else await put(await castOf(log, speed, look), cast ?? stream, 'recording', args)
    return exitCodes.ok
  },
})

/** Prints it or writes it to a file that is meant to be passed on; never over a session or somebody's file. */
async function put(text: string, path: string, what: string, { force, dir }: Pick<Args, 'force'> & Common) {
  if (path === stream) return print(text)
  const keep = force ? () => undefined : () => notOurs(path)
  await writeOutput(path, text, { mode: 0o644, keep, sessions: [dir] })
  await tell(`The ${what} was written to ${safe(path)}`)
}

/** `80x24`. @throws UserError for anything else, and for what is too small or too large for a screen. */
function sizeOf(typed: string): { columns: number; rows: number } {
  const [, wide, high] = /^(\d{1,4})x(\d{1,4})$/.exec(typed) ?? []
  const [columns, rows] = [Number(wide), Number(high)]
  const { least, most } = sizes
  const fits = columns >= least.columns && rows >= least.rows && columns <= most.columns && rows <= most.rows
  if (!fits) throw usage('--size is columns and rows from 60x20 to 200x60, 80x24 for one.')
  return { columns, rows }
}

function usage(say: string): UserError {
  return new UserError(say, `See: ${commandLine('replay', '--help')}`, exitCodes.usage)
}
