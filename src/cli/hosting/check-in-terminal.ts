/** A check-in at a terminal that came in over the network: a key an action on a terminal, a line each without one. */
import { slug } from '../../clean.ts'
import { exitCodes, sentence, UserError } from '../../errors.ts'
import { actionsOf, isOwed } from '../../kinds/made/promises.ts'
import { harmless } from '../../outgoing.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import type { MountCheckIn } from '../../remote/connected-terminals.ts'
import type { Terminal } from '../../screen/terminal.ts'
import type { OpenSession } from '../../views/app-services.ts'
import { safe } from '../files/output.ts'
import { askAbout, type CheckInTalk, isSameName, keepCheckIns, settleIn } from '../sessions/check-in-talk.ts'
import { settleCheckIns } from '../sessions/checked-in.ts'
import { type TeamAction, teamActions } from '../sessions/team-actions.ts'

/** Characters that are kept of what is typed and not asked for yet. */
const mostTyped = 256

/** ms between two check-ins of one person: each reads the folder of sessions, in the process that hosts the room. */
const checkInEvery = 5_000
const tooSoon = () => new UserError('You checked in a moment ago.', 'Come again in a few seconds.')

/**
 * Talks with people of a hosted session about the actions of its team that they owe, in all sessions of the store; each of them every few
 * seconds at most.
 */
export function checkInsAt(open: OpenSession, store: SessionStore, now = Date.now): MountCheckIn {
  /** When each person came last. */
  const lately = new Map<string, number>()
  const comes = (name: string) => {
    const isTooSoon = now() - (lately.get(name) ?? -checkInEvery) < checkInEvery
    if (!isTooSoon) lately.set(name, now())
    return !isTooSoon
  }
  return ({ terminal, name }) => {
    const talk = talkAt(terminal)
    const talked = comes(name) ? checkIn(open, store, name, talk) : Promise.reject(tooSoon())
    const exited = talked.then(
      () => exitCodes.ok,
      async error => {
        if (!(error instanceof UserError)) throw error
        await talk.say(safe(sentence(error)))
        return exitCodes.failed
      },
    )
    const ended = exited.finally(talk.end)
    return {
      exited: ended,
      async quit() {
        talk.end()
        return ended
      },
      settled: async () => {},
    }
  }
}

async function checkIn(
  { key, room }: OpenSession,
  store: SessionStore,
  name: string,
  talk: CheckInTalk,
): Promise<void> {
  const here = new Map(actionsOf(room.session).map(action => [action.id, action]))
  const isMine = ({ team, owner }: TeamAction) =>
    slug(team) === slug(room.session.turn.team) && owner !== undefined && isSameName(owner, name)
  // What the open turn says of an action is newer than what is in its file.
  const isOpen = (action: TeamAction) => isOwed(here.get(action.id) ?? action)
  const owed = (await teamActions(store)).actions.filter(action => isMine(action) && isOpen(action))
  if (!owed.length) return void (await talk.say(`${safe(name)}, you have no open actions here.`))
  const said = await askAbout(owed, owed[0]?.owner ?? name, talk)
  if (!said.length) return
  const settle = (other: SessionKey) => (other === key ? settleCheckIns(room, store) : settleIn(store, other))
  await keepCheckIns({ store, said, owed, settle, say: talk.say })
}

/** Asks and says on a terminal; `end` answers what is asked with nothing, and listens no more. */
function talkAt({ input, output, echoes }: Terminal): CheckInTalk & { end(): void } {
  let typed = ''
  let hasEnded = false
  let wake = () => {}
  const hear = (bytes: Buffer | string) => {
    const text = bytes.toString()
    // What a key of several bytes sends (an arrow) is no answer.
    if (!text.startsWith('\x1b')) typed = (typed + text).slice(0, mostTyped)
    wake()
  }
  const end = () => {
    hasEnded = true
    input.removeListener('data', hear)
    wake()
  }
  /** The next key, or without a terminal the next line; undefined while there is none. */
  const next = (): string | undefined => {
    const whole = echoes ? /^([^\r\n\x04]*)(?:\r?\n|\x04)/.exec(typed) : /^(.)/su.exec(typed)
    if (!whole) return undefined
    typed = typed.slice(whole[0].length)
    if (/^[\x03\x04]/.test(whole[0])) hasEnded = true
    return whole[1]
  }
  const say = (text: string) => void output.write(`${harmless(text)}${echoes ? '\n' : '\r\n'}`)
  input.on('data', hear)
  input.setRawMode?.(true)
  input.resume?.()
  return {
    end,
    say,
    async ask(question) {
      output.write(harmless(question) + (echoes ? '\n' : ''))
      let key = next()
      while (key === undefined && !hasEnded) {
        await new Promise<void>(resolve => {
          wake = resolve
        })
        key = next()
      }
      if (!echoes) output.write(key !== undefined && /^\w$/.test(key) ? `${key}\r\n` : '\r\n')
      return hasEnded ? undefined : key
    },
  }
}
