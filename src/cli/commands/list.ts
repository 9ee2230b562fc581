/** list: the sessions of a folder, newest first. */

import { commandLine } from '../../command-line.ts'
import { exitCodes } from '../../errors.ts'
import { sayPath } from '../files/input.ts'
import { print, printJson, tell } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { folderMeant, placeOf } from '../sessions/find-session.ts'
import { listAsData, listInWords } from '../sessions/list-lines.ts'

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
    if (args.json) await printJson(found.map(listAsData))
    else if (found.length) await print(listInWords(found))
    else
      await tell(
        `There are no sessions in ${sayPath(where)}. Start one: ${commandLine('new', '--team', 'NAME', '--people', 'A,B,C', ...(folder === undefined ? [] : placeOf(folder)))}`,
      )
    return exitCodes.ok
  },
})
