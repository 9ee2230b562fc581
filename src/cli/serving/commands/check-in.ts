/** check-in over ssh: between two turns, what became of what one owes; an answer a line, settled in the next turn or the open one. */
import { createInterface } from 'node:readline'
import { isOwed } from '../../../kinds/made/promises.ts'
import { askAbout, isSameName, keepCheckIns, settleIn } from '../../sessions/check-in-talk.ts'
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
    const open = new Set((await desk.rooms()).map(room => nameOf(room.key)))
    const settle = (file: string) => {
      const name = nameOf(file)
      return open.has(name) ? desk.checkIn(name) : settleIn(store, name)
    }
    await keepCheckIns({ store, said, owed, settle, say: tell })
  },
}
