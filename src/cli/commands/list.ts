/** list: the sessions of a folder, newest first. */

import { basename } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { exitCodes } from '../../errors.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import { plural } from '../../text.ts'
import { sayPath } from '../files/input.ts'
import { print, printJson, table, tell } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant, placeOf } from '../sessions/find-session.ts'

export const list = command<{ folder?: string; json: boolean }>({
  usage: 'list [folder]',
  about: 'List the sessions of a folder',
  examples: [
    ['flywheel list', 'the sessions in ./sessions'],
    ['flywheel list ~/workshops --json', 'as data for programs'],
  ],
  words: { folder: { type: 'string', means: 'folder', describe: 'folder to look in, else --dir' } },
  options: { json },
  async run({ folder, dir, ...args }) {
    const { storeIn } = await import('../store.ts')
    const where = await folderMeant(folder, dir)
    const found = await storeIn(where, { quick: true }).list()
    if (args.json) await printJson(found.map(asData))
    else if (found.length) await print(table(found.map(inColumns)))
    else
      await tell(
        `There are no sessions in ${sayPath(where)}. Start one: ${commandLine('new', '--team', 'NAME', '--people', 'A,B,C', ...(folder === undefined ? [] : placeOf(folder)))}`,
      )
    return exitCodes.ok
  },
})

/** As programs have read it since the first version: the path of the file comes first. */
function asData({ key, names: _names, ...told }: SessionInfo) {
  return { path: key, ...told }
}

function inColumns(info: SessionInfo): string[] {
  const file = basename(info.key)
  if (info.state === 'unreadable') return [file, '', `cannot be read: ${info.reason ?? 'no reason known'}`]
  const state = info.state === 'open' && info.at ? `open, at ${info.at}` : info.state
  const copy = info.copyOf ? `, a copy of ${info.copyOf}` : ''
  const held = info.lockedBy ? `, in use by ${info.lockedBy}` : ''
  return [
    file,
    `${info.team}, turn ${info.number}`,
    info.day,
    plural(info.people, 'person', 'people'),
    state + held + copy,
  ]
}
