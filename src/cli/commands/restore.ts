/** restore: the last good state of a damaged session file. */
import { localMinute } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import { command } from '../command.ts'
import { findSession } from '../find-session.ts'
import { print, safe } from '../output.ts'

export const restore = command<{ file: string }>({
  usage: 'restore <file>',
  about: 'Bring back the last good state of a damaged file',
  examples: [['flywheel restore checkout-t0001', 'the damaged file is kept beside it']],
  words: { file: { type: 'string', describe: 'a damaged session file' } },
  async run({ file, dir }) {
    const { restoreSession } = await import('../../store/restore.ts')
    const { entries, at, aside } = await restoreSession(findSession(file, dir))
    await print(`${entries} entries are back, up to ${localMinute(new Date(at))}. The damaged file is ${safe(aside)}`)
    return exitCodes.ok
  },
})
