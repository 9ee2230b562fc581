/** show: one part of a session as data. */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { Entry } from '../../session/types.ts'
import { command, json } from '../command.ts'
import { logOf } from '../find-session.ts'
import { print, printJson } from '../output.ts'

const parts = ['session', 'actions', 'metrics', 'log'] as const
type Part = (typeof parts)[number]

export const show = command<{ file: string; what: Part; json: boolean; csv: boolean }>({
  usage: 'show <file> <what>',
  about: 'Show a session, its actions, metrics or log',
  examples: [
    ['flywheel show checkout-t0001 actions', 'who promised what'],
    ['flywheel show checkout-t0001 metrics --json', 'dated values for programs'],
    ['flywheel show checkout-t0001 log', 'what happened, a line each'],
  ],
  words: {
    file: { type: 'string', means: 'input', describe: 'a session file, or its name in --dir; - is standard input' },
    what: { choices: parts, describe: 'session, actions, metrics or log' },
  },
  options: { json, csv: { type: 'boolean', default: false, describe: 'print the actions as CSV for spreadsheets' } },
  async run({ file, what, dir, ...args }): Promise<ExitCode> {
    const { asData, inWords } = await import('../session-parts.ts')
    if (args.csv && what !== 'actions')
      throw new UserError(
        'Only actions can be printed as CSV.',
        `Try: ${commandLine('show', file, 'actions', '--csv')}`,
        exitCodes.usage,
      )
    const log = await logOf(file, dir)
    if (args.csv) await print(await csvOf(log))
    else if (args.json) await printJson(asData[what](log))
    else await print(inWords[what](log))
    return exitCodes.ok
  },
})

async function csvOf(log: readonly Entry[]): Promise<string> {
  const [{ actionsCsv }, { fold }] = await Promise.all([
    import('../../export/actions-csv.ts'),
    import('../../room/log.ts'),
  ])
  return actionsCsv(fold(log))
}
