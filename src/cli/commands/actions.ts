/** actions: who promised what, over all turns in a folder. */

import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { sayPath } from '../files/input.ts'
import { print, printJson, tell, tellLeftOut } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'

/** Programs that are told of actions, by what is typed for them. */
const others = ['gitlab', 'gh', 'ics', 'todo.txt', 'taskwarrior'] as const

type Args = {
  folder?: string
  open: boolean
  json: boolean
  csv: boolean
  as?: (typeof others)[number]
  label?: string
  login?: string
}

export const actions = command<Args>({
  usage: 'actions [folder]',
  about: 'List the actions of all turns in a folder',
  examples: [
    ['flywheel actions --open', 'what is still open'],
    ['flywheel actions ~/workshops --csv', 'for a spreadsheet'],
    ['flywheel actions --as ics', 'for a calendar'],
    ['flywheel actions --as gh --login Ana=ana-gh', 'lines to run, for GitHub'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder with sessions, else --dir' } },
  options: {
    open: { type: 'boolean', default: false, describe: 'only open actions' },
    json,
    csv: { type: 'boolean', default: false, describe: 'print CSV for spreadsheets' },
    as: { choices: others, describe: 'print what another program reads' },
    label: { type: 'string', takes: 'LABEL', describe: 'the label of issues made with gh', requiresArg: true },
    login: {
      type: 'string',
      means: 'list',
      takes: 'NAME=LOGIN',
      describe: 'who is who on GitHub, for gh',
      requiresArg: true,
    },
  },
  async run({ folder, open, dir, ...args }) {
    if ([args.csv, args.json, args.as].filter(Boolean).length > 1)
      throw new UserError(
        'Only one format can be printed.',
        `See: ${commandLine('actions', '--help')}`,
        exitCodes.usage,
      )
    if (args.as !== 'gh' && (args.label ?? args.login) !== undefined)
      throw new UserError('--label and --login are for gh.', `Add: --as gh`, exitCodes.usage)
    const logins = loginsIn(args.login ?? '')
    const where = await folderMeant(folder, dir)
    const [{ actionsAsData, actionsInWords, teamActions }, { storeIn }, { isOwed }] = await Promise.all([
      import('../sessions/team-actions.ts'),
      import('../store.ts'),
      import('../../kinds/made/promises.ts'),
    ])
    const { actions: all, next, unread } = await teamActions(storeIn(where, { quick: true }))
    const shown = open ? all.filter(isOwed) : all
    for (const key of unread) await tellLeftOut(key)
    if (args.json) await printJson(actionsAsData(shown))
    else if (args.as) {
      const { written } = await import('../../export/tasks/index.ts')
      await print(written[args.as](shown, { next, logins, ...(args.label ? { label: args.label } : {}) }))
    } else if (args.csv) {
      const { csv } = await import('../../export/actions-csv.ts')
      await print(csv([columns, ...shown.map(action => columns.map(column => `${action[column] ?? ''}`))]))
    } else if (shown.length) await print(actionsInWords(shown))
    else await tell(open && all.length ? `All ${all.length} actions are settled.` : `No actions in ${sayPath(where)}.`)
    return exitCodes.ok
  },
})

const columns = ['team', 'id', 'text', 'owner', 'due', 'signal', 'status', 'carried', 'note', 'turn', 'file'] as const

/** @throws UserError (usage) when something is no `NAME=LOGIN`. */
function loginsIn(list: string): Map<string, string> {
  const pairs = list.split(',').filter(Boolean)
  return new Map(
    pairs.map(pair => {
      const [name = '', login = ''] = pair.split('=').map(word => word.trim())
      if (!name || !/^[a-z0-9-]{1,39}$/i.test(login))
        throw new UserError(
          `"${pair}" is not a name with a GitHub login.`,
          'Give it as: --login Ana=ana-gh',
          exitCodes.usage,
        )
      return [name, login] as const
    }),
  )
}
