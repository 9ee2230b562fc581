/** show: one part of a session as data, or its star tree for another program. */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { Entry } from '../../session/types.ts'
import { print, printJson } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { logOf } from '../sessions/find-session.ts'

const parts = ['session', 'actions', 'metrics', 'log', 'tree'] as const
/** Programs that read a tree. */
const others = ['opml', 'mindmap'] as const
type Part = (typeof parts)[number]

export const show = command<{ file: string; what: Part; json: boolean; csv: boolean; as?: (typeof others)[number] }>({
  usage: 'show <file> <what>',
  about: 'Show a session, its actions, metrics, log or tree',
  examples: [
    ['flywheel show checkout-t0001 actions', 'who does what by when'],
    ['flywheel show checkout-t0001 metrics --json', 'dated values for programs'],
    ['flywheel show checkout-t0001 log', 'what happened, a line each'],
  ],
  words: {
    file: {
      type: 'string',
      means: 'input',
      offers: 'sessions',
      describe: 'a session file, or its name in --dir; - is standard input',
    },
    what: { choices: parts, describe: 'session, actions, metrics, log or tree' },
  },
  options: {
    json,
    csv: { type: 'boolean', default: false, describe: 'print the actions as CSV for spreadsheets' },
    as: { choices: others, describe: 'print the tree for an outliner, or for Mermaid' },
  },
  async run({ file, what, dir, ...args }): Promise<ExitCode> {
    const { asData, inWords } = await import('../sessions/session-parts.ts')
    if (args.csv && what !== 'actions')
      throw new UserError(
        'Only actions can be printed as CSV.',
        `Try: ${commandLine('show', file, 'actions', '--csv')}`,
        exitCodes.usage,
      )
    if (args.as && what !== 'tree')
      throw new UserError(
        `Only the tree can be printed as ${args.as}.`,
        `Try: ${commandLine('show', file, 'tree', ['--as', args.as])}`,
        exitCodes.usage,
      )
    const log = await logOf(file, dir)
    if (args.csv) await print(await csvOf(log))
    else if (args.as) await print(await treeAs(log, args.as))
    else if (args.json) await printJson(asData[what](log))
    else await print(inWords[what](log))
    return exitCodes.ok
  },
})

/** @throws UserError when the session has no tree, or nothing in it. */
async function treeAs(log: readonly Entry[], as: (typeof others)[number]): Promise<string> {
  const [{ asMindmap, asOpml }, { fold }] = await Promise.all([
    import('../../export/tree.ts'),
    import('../../room/log.ts'),
  ])
  const text = (as === 'opml' ? asOpml : asMindmap)(fold(log))
  if (text === undefined)
    throw new UserError('There is no tree in this session.', 'A turn draws one, a retro does not.')
  return text
}

async function csvOf(log: readonly Entry[]): Promise<string> {
  const [{ actionsCsv }, { fold }] = await Promise.all([
    import('../../export/actions-csv.ts'),
    import('../../room/log.ts'),
  ])
  return actionsCsv(fold(log))
}
