/** check-in over ssh: between two turns, what became of what one owes; an answer a line, settled in the next turn or the open one. */
import { createInterface } from 'node:readline'
import { slug } from '../../../clean.ts'
import { UserError } from '../../../errors.ts'
import { isOwed } from '../../../kinds/made/promises.ts'
import type { SessionKey } from '../../../ports/session-store.ts'
import { askAbout, isSameName, keepCheckIns } from '../../sessions/check-in-talk.ts'
import { teamActions } from '../../sessions/team-actions.ts'
import type { ErrandCommand } from './errand.ts'
import { nameOf } from './reach.ts'

export const checkIn: ErrandCommand = {
  usage: 'check-in',
  about: 'what became of the actions you owe',
  async run({ account, reach, store, desk, input, tell }) {
    const all = (await teamActions(reach.view)).actions
    const owed = all.filter(one => isOwed(one) && one.owner !== undefined && isSameName(one.owner, account.name))
    if (!owed.length) return tell('You owe no action.')
    // The last line of a text that does not end in a line's end is one as well; more than that is no answer.
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
    const ask = async (question: string): Promise<string | undefined> => {
      await tell(question)
      const { value, done } = await lines.next()
      return done ? undefined : String(value).slice(0, 80)
    }
    const said = await askAbout(owed, owed[0]?.owner ?? account.name, { ask, say: tell })
    if (!said.length) return
    const open = new Set((await reach.sessions()).flatMap(one => (one.state === 'open' ? nameOf(one.key) : [])))
    // What cannot be settled now waits for the next turn, as in a turn that is closed.
    const settle = async (key: SessionKey, team: string) =>
      !open.has(nameOf(key))
        ? 0
        : desk.checkIn(nameOf(key), slug(team)).catch(error => {
            if (error instanceof UserError) return 0
            throw error
          })
    await keepCheckIns({ store, said, owed, settle, say: tell })
  },
}
