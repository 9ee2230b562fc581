/** replay: a session again from its first entry, as fast as asked. */
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { fullScreen } from '../full-screen.ts'
import { command } from '../parsing/command.ts'
import { findSession } from '../sessions/find-session.ts'

export const replay = command<{ file: string; speed: number }>({
  usage: 'replay <file>',
  about: 'Play a session again from its start',
  examples: [
    ['flywheel replay checkout-t0001', '20 times as fast as it was'],
    ['flywheel replay checkout-t0001 --speed 1', 'as fast as it was'],
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
  },
  async run({ file, speed, ...args }) {
    if (!(speed > 0 && speed <= 10_000))
      throw new UserError(
        '--speed is a number above 0, at most 10000.',
        `See: ${commandLine('replay', '--help')}`,
        exitCodes.usage,
      )
    return fullScreen({ show: 'playing', path: findSession(file, args.dir), pace: { speed } }, args)
  },
})
