/** check-in: between two turns, what became of what one owes; a key an action, settled in the next turn. */
import { join } from 'node:path'
import { localDay, showDay } from '../../day.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { CheckIn, SessionStore } from '../../ports/session-store.ts'
import { list, plural } from '../../text.ts'
import { keyOrLine } from '../files/key-or-line.ts'
import { safe, tell } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { folderMeant } from '../sessions/find-session.ts'
import type { TeamAction } from '../sessions/team-actions.ts'

/** What each key says of an action; the sentence asks for them in this order. */
const answers: Record<string, CheckIn['status']> = { d: 'done', s: 'open', x: 'dropped' }
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
      await tell(`There are no open actions in ${safe(folder)}.`)
      return exitCodes.ok
    }
    const keys = keyOrLine(process.stdin, process.stderr)
    try {
      const who = name === undefined ? await askWho(owners, keys.ask) : owners.find(owner => isSame(owner, name))
      if (who === undefined) {
        if (name === undefined) return exitCodes.ok
        throw new UserError(`${safe(name)} has no open actions here.`, `Those who have: ${list(owners.map(safe))}.`)
      }
      const said = await askAll(
        owed.filter(({ owner }) => owner === who),
        who,
        keys.ask,
      )
      if (said.length) await keepAll(store, folder, said, owed)
      return exitCodes.ok
    } finally {
      keys.end()
    }
  },
})

type Ask = (question: string) => Promise<string | undefined>

function isSame(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()
}

async function askWho(owners: readonly string[], ask: Ask): Promise<string | undefined> {
  const offered = owners.slice(0, mostOffered)
  const said = await ask(`Who are you? ${offered.map((owner, i) => `${i + 1} ${safe(owner)}`).join(', ')}: `)
  return offered[Number(said) - 1]
}

/** Asks about one action after the other; the end of input, or q, leaves the rest as it was. */
async function askAll(actions: readonly TeamAction[], who: string, ask: Ask): Promise<CheckIn[]> {
  const today = localDay(new Date())
  const said: CheckIn[] = []
  for (const [i, { id, team, text, due }] of actions.entries()) {
    const when = due ? `, due ${showDay(due, today)}` : ''
    await tell(`${i + 1} of ${actions.length}, ${safe(team)}: ${safe(text)}${when}`)
    let key: string | undefined
    do key = (await ask('d done, s still open, x dropped, n next, q stop: '))?.toLowerCase()
    while (key !== undefined && !/^[dsxnq]$/.test(key))
    if (key === undefined || key === 'q') break
    const status = answers[key]
    if (status) said.push({ team, action: id, by: who, status, on: today })
  }
  return said
}

/** Settles in turns that are open and not in use; everything else waits for the next turn. */
async function keepAll(
  store: SessionStore,
  folder: string,
  said: readonly CheckIn[],
  actions: readonly TeamAction[],
): Promise<void> {
  await store.addCheckIns(said).catch(error => {
    throw new UserError(
      `What you said could not be written beside the sessions: ${error instanceof Error ? error.message : String(error)}.`,
      'Nothing was changed; make room there, or say it in the room.',
    )
  })
  const files = new Set(said.map(({ action, team }) => actions.find(a => a.id === action && a.team === team)?.file))
  let now = 0
  for (const file of files) if (file) now += await settleNow(store, join(folder, file))
  const later = said.length - now
  await tell(
    later
      ? `Thank you. ${plural(later, 'answer')} ${later === 1 ? 'waits' : 'wait'} for the next turn.`
      : 'Thank you. All of it stands in the open turn.',
  )
}

/** How many actions were settled in this session: none when it is closed, or when somebody has it open. */
async function settleNow(store: SessionStore, key: string): Promise<number> {
  const [{ openRoom }, { settleCheckIns }] = await Promise.all([
    import('../sessions/open-room.ts'),
    import('../sessions/checked-in.ts'),
  ])
  const room = await openRoom(store, key).catch(error => {
    if (error instanceof UserError) return undefined
    throw error
  })
  if (!room) return 0
  try {
    return await settleCheckIns(room, store)
  } finally {
    await room.leave()
  }
}
