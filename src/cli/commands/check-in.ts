/** check-in: between two turns, what became of what one owes; a key an action, settled in the next turn. */
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { list } from '../../text.ts'
import { sayPath } from '../files/input.ts'
import { keyOrLine } from '../files/key-or-line.ts'
import { safe, tell } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { askAbout, type CheckInTalk, isSameName, keepCheckIns, settleIn } from '../sessions/check-in-talk.ts'
import { folderMeant } from '../sessions/find-session.ts'

/** So many owners are offered by a number of one digit. */
const mostOffered = 9

export const checkIn = command<{ name?: string }>({
  usage: 'check-in [name]',
  about: 'Say what became of your actions, between turns',
  examples: [
    ['flywheel check-in Bo', 'one key for each of his actions'],
    ['flywheel check-in', 'asks who you are first'],
  ],
  words: { name: { type: 'string', describe: 'whose actions, as the session spells the name' } },
  async run({ name, dir }): Promise<ExitCode> {
    const folder = await folderMeant(undefined, dir)
    const [{ teamActions }, { storeIn }, { isOwed }] = await Promise.all([
      import('../sessions/team-actions.ts'),
      import('../store.ts'),
      import('../../kinds/made/promises.ts'),
    ])
    const store = storeIn(folder, { quick: true })
    const owed = (await teamActions(store)).actions.filter(isOwed)
    const owners = [...new Set(owed.flatMap(({ owner }) => owner ?? []))].sort()
    if (!owners.length) {
      await tell(`There are no open actions in ${sayPath(folder)}.`)
      return exitCodes.ok
    }
    const keys = keyOrLine(process.stdin, process.stderr)
    try {
      const who = name === undefined ? await askWho(owners, keys.ask) : owners.find(owner => isSameName(owner, name))
      if (who === undefined) {
        if (name === undefined) return exitCodes.ok
        throw new UserError(`${safe(name)} has no open actions here.`, `Those who have: ${list(owners.map(safe))}.`)
      }
      const talk = { ask: keys.ask, say: tell }
      const said = await askAbout(
        owed.filter(({ owner }) => owner === who),
        who,
        talk,
      )
      if (said.length) await keepCheckIns({ store, said, owed, settle: key => settleIn(store, key), say: tell })
      return exitCodes.ok
    } finally {
      keys.end()
    }
  },
})

async function askWho(owners: readonly string[], ask: CheckInTalk['ask']): Promise<string | undefined> {
  const offered = owners.slice(0, mostOffered)
  const said = await ask(`Who are you? ${offered.map((owner, i) => `${i + 1} ${safe(owner)}`).join(', ')}: `)
  return offered[Number(said) - 1]
}
