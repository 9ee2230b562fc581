/** actions: who promised what, over all turns in a folder. */

import { join } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { command, json } from '../command.ts'
import { folderMeant } from '../find-session.ts'
import { print, printJson, table, tell, tellLeftOut } from '../output.ts'
import type { TeamAction } from '../team-actions.ts'

export const actions = command<{ folder?: string; open: boolean; json: boolean; csv: boolean }>({
  usage: 'actions [folder]',
  about: 'List the actions of all turns in a folder',
  examples: [
    ['flywheel actions --open', 'what is still promised'],
    ['flywheel actions ~/workshops --csv', 'for a spreadsheet'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder with sessions, else --dir' } },
  options: {
    open: { type: 'boolean', default: false, describe: 'only open actions' },
    json,
    csv: { type: 'boolean', default: false, describe: 'print CSV for spreadsheets' },
  },
  async run({ folder, open, dir, ...args }) {
    if (args.csv && args.json)
      throw new UserError('CSV or JSON, not both.', `See: ${commandLine('actions', '--help')}`, exitCodes.usage)
    const where = await folderMeant(folder, dir)
    const [{ teamActions }, { isOwed }] = await Promise.all([
      import('../team-actions.ts'),
      import('../../session/read.ts'),
    ])
    const { actions: all, unread } = await teamActions(where)
    const shown = open ? all.filter(isOwed) : all
    for (const file of unread) await tellLeftOut(join(where, file))
    if (args.json) await printJson(shown)
    else if (args.csv) {
      const { csv } = await import('../../export/actions-csv.ts')
      await print(csv([columns, ...shown.map(action => columns.map(column => `${action[column] ?? ''}`))]))
    } else if (shown.length)
      await print(table([['team', 'status', 'owner', 'due', 'turns', 'action'], ...shown.map(inColumns)]))
    else await tell(open && all.length ? `All ${all.length} actions are settled.` : `No actions in ${where}.`)
    return exitCodes.ok
  },
})

const columns = ['team', 'id', 'text', 'owner', 'due', 'signal', 'status', 'carried', 'note', 'turn', 'file'] as const

/** How long it has been open is told in turns: the one it was made in counts. */
function inColumns(action: TeamAction): string[] {
  const { team, status, owner, due, carried, text, signal } = action
  return [
    team,
    status,
    owner ?? 'nobody yet',
    due ?? '-',
    String(carried + 1),
    signal ? `${text} (seen in ${signal})` : text,
  ]
}
