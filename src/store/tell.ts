/** What a list tells of a session: from what it adds up to, or from its log. */
import { localDay } from '../day.ts'
import { UserError } from '../errors.ts'
import { actionsOf, isOwed } from '../kinds/made/promises.ts'
import { actionLists, bets } from '../kinds/made/steps.ts'
import { itemAt, lastOf } from '../lists.ts'
import type { SessionInfo } from '../ports/session-info.ts'
import { placeOf } from '../session/agenda.ts'
import { betLine } from '../session/bet.ts'
import { nameOf } from '../session/read.ts'
import type { Action, BetResult, Day } from '../session/shapes.ts'
import type { Entry, FlowMove, Session } from '../session/types.ts'

/** A session, what it says of bets made in earlier ones (their id and result), and its actions where the file tells them. */
export type Found = { info: SessionInfo; scored: [string, BetResult][]; actions?: Action[] }

/** What was found, in the order of a list: open ones first, then the newest first; with how a later turn scored each bet. */
export function inOrder(infos: readonly SessionInfo[], scored: readonly [string, BetResult][]): SessionInfo[] {
  const results = new Map(scored)
  const all = infos.map(info => (results.has(info.id) ? { ...info, result: results.get(info.id) } : info))
  const rank = (s: SessionInfo) => (s.state === 'open' ? 0 : 1)
  return all.sort((a, b) => rank(a) - rank(b) || byText(b.last, a.last) || byText(a.key, b.key))
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is told of a session that cannot be read: `name` is what people call it, `error` why. */
export function tellUnreadable(
  known: Pick<SessionInfo, 'key' | 'id' | 'last' | 'bytes'>,
  name: string,
  error: unknown,
): Found {
  const nothing = { team: '', number: 0, kind: '', title: '', people: 0, names: [], openActions: 0 }
  const reason = error instanceof UserError ? error.message : `${name} cannot be read.`
  const info = { ...known, ...nothing, state: 'unreadable' as const, day: localDay(new Date(known.last)), reason }
  return { info, scored: [] }
}

/** What is told of a session that the store finds by `key`, from what it adds up to. */
export function tell(key: string, bytes: number, session: Session): Found {
  const at = placeOf(session.agenda, session.at)
  const { turn, title, people, opened, last, closed } = session
  const info: SessionInfo = {
    key,
    state: closed === undefined ? 'open' : 'closed',
    id: turn.id,
    team: turn.team,
    number: turn.number,
    kind: turn.kind,
    title,
    people: people.length,
    names: nextFirst(
      people.map(p => p.name),
      session.next?.by,
    ),
    day: localDay(new Date(opened)),
    opened,
    last,
    bytes,
    ...(at ? { at: at.step.title, phase: at.phase.id } : {}),
    ...promises(session),
  }
  return { info, scored: scoredIn(session), actions: actionsOf(session) }
}

/** True once the turn was closed; a step of it may know a move of that name as well. */
export function wasClosed(log: readonly Entry[]): boolean {
  return log.some(({ move }) => move.do === 'close' && !('in' in move))
}

/** From the log alone, when the session beside it was left out or does not belong to it. What only folding would tell is missing. */
export function tellLog(
  key: string,
  bytes: number,
  { log, session }: { log: readonly Entry[]; session?: Session },
): Found {
  // Its actions may have been changed by hand; those of the log count.
  if (session?.n === log.length) return { ...tell(key, bytes, session), actions: undefined }
  const { turn, title, agenda } = itemAt(log, 0).move as FlowMove & { do: 'open' }
  const at = placeOf(agenda, lastStep(log))
  const joined = log.flatMap(({ move }) => (move.do === 'join' ? [move.name] : []))
  const info: SessionInfo = {
    key,
    state: wasClosed(log) ? 'closed' : 'open',
    id: turn.id,
    team: turn.team,
    number: turn.number,
    kind: turn.kind,
    title,
    people: joined.length,
    names: nextFirst(joined, log.map(({ move }) => (move.do === 'next' ? move.by : undefined)).findLast(Boolean)),
    day: localDay(new Date(itemAt(log, 0).at)),
    opened: itemAt(log, 0).at,
    last: lastOf(log).at,
    bytes,
    ...(at ? { at: at.step.title, phase: at.phase.id } : {}),
    openActions: 0,
  }
  return { info, scored: [] }
}

/** Whoever was named to facilitate next comes first, as in a turn that is started by command. */
function nextFirst(names: string[], next: string | undefined): string[] {
  return next && names.includes(next) ? [next, ...names.filter(name => name !== next)] : names
}

/** What this turn leaves to the next: its open actions, its bet, and the day. */
function promises(session: Session): Pick<SessionInfo, 'openActions' | 'oldestAction' | 'bet' | 'next'> {
  const open = actionsOf(session).filter(isOwed)
  const oldest = open.reduce<Action | undefined>((old, a) => (old && old.carried >= a.carried ? old : a), undefined)
  const bet = bets(session)
    .map(({ work }) => betLine(work?.fields ?? {}))
    .findLast(line => line)
  return {
    openActions: open.length,
    ...(oldest
      ? { oldestAction: { text: oldest.text, owner: oldest.owner, due: oldest.due, carried: oldest.carried } }
      : {}),
    ...(bet ? { bet } : {}),
    ...(session.next ? { next: nextOf(session, session.next) } : {}),
  }
}

/** The name of whoever facilitates the next turn, who may be somebody else than those here. */
function nextOf(session: Session, { on, by }: { on: Day; by?: string }): { on: Day; by?: string } {
  return { on, ...(by ? { by: nameOf(session, by) ?? by } : {}) }
}

function scoredIn(session: Session): [string, BetResult][] {
  return actionLists(session).flatMap(({ work }) => {
    const bet = work?.bet
    return bet?.result ? [[bet.turn, bet.result]] : []
  })
}

function lastStep(log: readonly Entry[]): string {
  const move = log.findLast(e => e.move.do === 'go')?.move
  return move && !('in' in move) && move.do === 'go' ? move.to : ''
}
