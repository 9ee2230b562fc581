/** open: a session on the full screen; without a command: the home screen, a session, or the sessions of a folder. */
import { resolve } from 'node:path'
import { nearest } from '../../agendas/nearest.ts'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { fullScreen } from '../full-screen.ts'
import { command } from '../parsing/command.ts'
import { findSession } from '../sessions/find-session.ts'
import { isFolder, lookUp } from '../sessions/look-up.ts'

export const open = command<{ file: string; 'read-only': boolean; 'take-over': boolean }>({
  usage: 'open <file>',
  about: 'Open a session on the full screen',
  examples: [
    ['flywheel open checkout-t0002', 'go on where it was left'],
    ['flywheel open checkout-t0002 --read-only', 'look on while others work'],
    ['flywheel open checkout-t0002 --take-over', 'go on here, not where it is open'],
  ],
  words: { file: { type: 'string', means: 'session', describe: 'a session file, or its name in --dir' } },
  options: {
    'read-only': { type: 'boolean', default: false, describe: 'watch only, change nothing' },
    'take-over': { type: 'boolean', default: false, describe: 'go on here; nothing more is saved where it was open' },
  },
  run({ file, 'read-only': readOnly, 'take-over': takeOver, ...args }) {
    if (readOnly && takeOver)
      throw new UserError('--read-only changes nothing, --take-over goes on.', 'Give one of them.', exitCodes.usage)
    return fullScreen({ show: 'session', path: findSession(file, args.dir), readOnly, takeOver }, args)
  },
})

export const home = command<{ path?: string }>({
  usage: '[path]',
  about: 'Open the sessions of a folder, or one session',
  examples: [
    ['flywheel', 'the sessions in ./sessions'],
    ['flywheel new --team checkout --people Ana,Bo,Chidi', 'start a turn'],
    ['flywheel checkout-t0001', 'go on where it was left'],
    ['flywheel notes checkout-t0001', 'its notes as Markdown'],
    ['flywheel demo', 'watch a finished turn'],
  ],
  words: { path: { type: 'string', means: 'session', describe: 'a session file, or a folder with sessions' } },
  async run({ path, ...args }, program) {
    if (path === undefined) return fullScreen({ show: 'home' }, args)
    const found = lookUp(path, args.dir)
    if (found === undefined) throw notThere(path, program.names)
    if (isFolder(found)) return fullScreen({ show: 'home' }, { ...args, dir: resolve(found) })
    return fullScreen({ show: 'session', path: found, readOnly: false }, args)
  },
})

/** A word that is no file is more often a mistyped command. */
function notThere(path: string, names: readonly string[]): UserError {
  const meant = /[./\\]/.test(path) ? undefined : nearest(path, names)
  return new UserError(
    `There is no command and no file "${path}".`,
    meant ? `Did you mean: ${commandLine(meant)}` : `See: ${commandLine('--help')}`,
    exitCodes.usage,
  )
}
