/** A check-in with one person: a key an action, kept beside the sessions, settled at once where a turn is open. */
import { localDay, showDay } from '../../day.ts'
import { UserError } from '../../errors.ts'
import type { CheckIn, SessionKey, SessionStore } from '../../ports/session-store.ts'
import { plural } from '../../text.ts'
import { safe } from '../files/output.ts'
import type { TeamAction } from './team-actions.ts'

/** What each key says of an action; the sentence asks for them in this order. */
const answers: Record<string, CheckIn['status']> = { d: 'done', s: 'open', x: 'dropped' }
/** So many actions are asked about at a time, a key each; what is due first comes first. */
export const mostAsked = 6

/** Where the talk is held: asks for a key or a line (undefined at the end of input), and says a line. */
export type CheckInTalk = { ask(question: string): Promise<string | undefined>; say(text: string): Promise<void> | void }

/** True for two spellings of one name. */
export function isSameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()
}

/** Asks `who` about one action after the other; the end of input, or q, leaves the rest as it was. */
export async function askAbout(owed: readonly TeamAction[], who: string, talk: CheckInTalk): Promise<CheckIn[]> {
  const today = localDay(new Date())
  const byDue = (a: TeamAction, b: TeamAction) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1)
  const actions = owed.toSorted(byDue).slice(0, mostAsked)
  const said: CheckIn[] = []
  for (const [i, { id, team, text, due }] of actions.entries()) {
    const when = due ? `, due ${showDay(due, today)}` : ''
    await talk.say(`${i + 1} of ${actions.length}, ${safe(team)}: ${safe(text)}${when}`)
    let key: string | undefined
    do key = (await talk.ask('d done, s still open, x dropped, n next, q stop: '))?.trim().toLowerCase()
    while (key !== undefined && !/^[dsxnq]$/.test(key))
    if (key === undefined || key === 'q') return said
    const status = answers[key]
    if (status) said.push({ team, action: id, by: who, status, on: today })
  }
  const left = owed.length - actions.length
  if (left) await talk.say(`${plural(left, 'more action')} ${left === 1 ? 'is' : 'are'} asked about the next time.`)
  return said
}

type Keeping = {
  store: SessionStore
  said: readonly CheckIn[]
  /** All actions that may have been said something of. */
  owed: readonly TeamAction[]
  /** Settles in the session of this key, as far as that is possible now; resolves with how many actions were. */
  settle(key: SessionKey, team: string): Promise<number>
  say: CheckInTalk['say']
}

/**
 * Settles in turns that are open; everything else waits for the next turn.
 * @throws UserError when what was said could not be kept.
 */
export async function keepCheckIns({ store, said, owed, settle, say }: Keeping): Promise<void> {
  await store.addCheckIns(said).catch(error => {
    throw new UserError(
      `What you said could not be written beside the sessions: ${error instanceof Error ? error.message : String(error)}.`,
      'Nothing was changed; make room there, or say it in the room.',
    )
  })
  const meant = owed.filter(({ id, team }) => said.some(one => one.action === id && one.team === team))
  let now = 0
  for (const [key, { team }] of new Map(meant.map(one => [one.key, one]))) now += await settle(key, team)
  const later = said.length - now
  await say(
    later > 0
      ? `Thank you. ${plural(later, 'answer')} ${later === 1 ? 'waits' : 'wait'} for the next turn.`
      : 'Thank you. All of it stands in the open turn.',
  )
}

/** How many actions were settled in this session: none when it is closed, or when somebody has it open. */
export async function settleIn(store: SessionStore, key: SessionKey): Promise<number> {
  const [{ openRoom }, { settleCheckIns }] = await Promise.all([import('./open-room.ts'), import('./checked-in.ts')])
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
