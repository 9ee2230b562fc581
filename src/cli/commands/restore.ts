/** restore: the last good state of a damaged session file. */
import { localMinute } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import { plural } from '../../text.ts'
import { print, safe } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { findSession } from '../sessions/find-session.ts'

export const restore = command<{ file: string }>({
  usage: 'restore <file>',
  about: 'Bring back the last good state of a damaged session',
  examples: [['flywheel restore checkout-t0001', 'what was damaged is kept beside it']],
  words: { file: { type: 'string', means: 'session', describe: 'a damaged session' } },
  async run({ file, dir }) {
    const [{ storeIn }, { misfits }] = await Promise.all([import('../store.ts'), import('../../room/fits.ts')])
    const { entries, at, lost, aside } = await storeIn(dir).restore(findSession(file, dir), { misfits })
    const said = [`${plural(entries, 'entry is', 'entries are')} back, up to ${localMinute(new Date(at))}.`, lost ?? '']
    if (aside) said.push(`What was damaged is kept in ${safe(aside)}`)
    await print(said.filter(Boolean).join(' '))
    return exitCodes.ok
  },
})
