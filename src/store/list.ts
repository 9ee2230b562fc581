/** The sessions of a folder, as the home screen tells of them. */

import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { localDay } from '../day.ts'
import { UserError } from '../errors.ts'
import { type PhaseId, placeOf } from '../session/agenda.ts'
import { betLine } from '../session/bet.ts'
import { actionsOf, isOwed } from '../session/read.ts'
import type { Action, BetResult, Day } from '../session/shapes.ts'
import { actionLists, bets } from '../session/steps.ts'
import type { Entry, FlowMove, Session } from '../session/types.ts'
import { type Disk, disk, readWhole } from './disk.ts'
import { glance, largest, parse, type Saved } from './format.ts'
import { readJson } from './json.ts'
import { holderOf, whoHas } from './lock.ts'
import { placesOf } from './places.ts'

/** What a list tells of one session. Of an unreadable one: where it is, its size and day, and the reason. */
export type SessionInfo = {
  path: string
  state: 'open' | 'closed' | 'unreadable'
  id: string
  team: string
  number: number
  /** What sort of turn it is: `retro`, `turn` … */
  kind: string
  title: string
  people: number
  /** The day it was opened, here. */
  day: Day
  /** When it was opened, ISO 8601; absent of an unreadable one. */
  opened?: string
  /** When its last entry was made, ISO 8601; of an unreadable one when the file was last changed. */
  last: string
  bytes: number
  /** The title and phase of the step the room is at. */
  at?: string
  phase?: PhaseId
  /** Actions still owed, and the one that has been so for the most turns. */
  openActions: number
  oldestAction?: { text: string; owner?: string; due?: Day; carried: number }
  /** This turn's bet in one line, and how a later turn in the same folder scored it. */
  bet?: string
  result?: BetResult
  /** Why it cannot be read, as a sentence. */
  reason?: string
  /** The file name of the session this one is a copy of: the same session, of which that file says more. */
  copyOf?: string
  /** Who has it open now: `pid 4121, Ana, since 14:02`. */
  lockedBy?: string
}

/** How many files are read at the same time. */
const atOnce = 16

/** The sessions of a folder: open ones first, then the newest first. Empty when there is no such folder. */
export async function listSessions(folder: string, on: Disk = disk): Promise<SessionInfo[]> {
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter(n => n.endsWith('.json') && !n.startsWith('.')).map(n => join(resolve(folder), n))
  const locks = new Set(names.filter(n => n.endsWith('.lock')))
  const found: Found[] = []
  const next = paths.values()
  const reading = Array.from({ length: atOnce }, async () => {
    for (const path of next) {
      const one = await look(on, path, locks)
      if (one) found.push(one)
    }
  })
  await Promise.all(reading)
  const results = new Map(found.flatMap(f => f.scored))
  const all = namingCopies(found.map(f => f.info)).map(info =>
    results.has(info.id) ? { ...info, result: results.get(info.id) } : info,
  )
  const rank = (s: SessionInfo) => (s.state === 'open' ? 0 : 1)
  return all.sort(
    (a, b) => rank(a) - rank(b) || (a.last < b.last ? 1 : a.last > b.last ? -1 : a.path < b.path ? -1 : 1),
  )
}

/** Sessions without the copies that sync clients and people make of their files. */
export function withoutCopies(sessions: readonly SessionInfo[]): SessionInfo[] {
  return sessions.filter(s => s.copyOf === undefined)
}

/** A session is the same by its id and the moment it was opened, whatever its file is called; the file with the newest log is it. */
function namingCopies(sessions: readonly SessionInfo[]): SessionInfo[] {
  const newest = new Map<string, SessionInfo>()
  const keyOf = (s: SessionInfo) => JSON.stringify([s.id, s.opened])
  const isNewer = (a: SessionInfo, b: SessionInfo) =>
    a.last === b.last
      ? a.path.length < b.path.length || (a.path.length === b.path.length && a.path < b.path)
      : a.last > b.last
  for (const s of sessions) {
    if (s.state === 'unreadable') continue
    const known = newest.get(keyOf(s))
    if (!known || isNewer(s, known)) newest.set(keyOf(s), s)
  }
  return sessions.map(s => {
    const one = s.state === 'unreadable' ? s : newest.get(keyOf(s))!
    return one === s ? s : { ...s, copyOf: basename(one.path) }
  })
}

/** A session, and what it says of bets made in earlier ones: their id and result. */
type Found = { info: SessionInfo; scored: [string, BetResult][] }

/** Undefined for JSON that is no session at all: other files may lie in the folder. */
async function look(on: Disk, path: string, locks: ReadonlySet<string>): Promise<Found | undefined> {
  const places = placesOf(path)
  let bytes: Buffer | undefined
  try {
    bytes = await readWhole(on, path, largest)
    if (!bytes) return undefined
    const session = glance(bytes)
    const found = session
      ? tell(path, bytes.length, session)
      : tellLog(path, bytes.length, parse(bytes.toString(), places.name))
    const lock = places.lock.slice(places.lock.lastIndexOf('/') + 1)
    const holder = locks.has(lock) ? await holderOf(on, places.lock) : undefined
    if (holder) found.info.lockedBy = whoHas(holder)
    return found
  } catch (error) {
    if (bytes && isOther(bytes.toString())) return undefined
    const seen = await on.look(path).catch(() => undefined)
    const last = new Date(seen?.changed ?? 0).toISOString()
    const reason = error instanceof UserError ? error.message : `${places.name} cannot be read.`
    const nothing = { id: '', team: '', number: 0, kind: '', title: '', people: 0, openActions: 0 }
    const info = {
      path,
      state: 'unreadable' as const,
      ...nothing,
      day: localDay(new Date(last)),
      last,
      bytes: seen?.size ?? 0,
      reason,
    }
    return { info, scored: [] }
  }
}

function tell(path: string, bytes: number, session: Session): Found {
  const at = placeOf(session.agenda, session.at)
  const { turn, title, people, opened, last, closed } = session
  const info: SessionInfo = {
    path,
    state: closed === undefined ? 'open' : 'closed',
    id: turn.id,
    team: turn.team,
    number: turn.number,
    kind: turn.kind,
    title,
    people: people.length,
    day: localDay(new Date(opened)),
    opened,
    last,
    bytes,
    ...(at ? { at: at.step.title, phase: at.phase.id } : {}),
    ...promises(session),
  }
  return { info, scored: scoredIn(session) }
}

/** From the log alone, when the session beside it was left out or does not belong to it. What only folding would tell is missing. */
function tellLog(path: string, bytes: number, { log, session }: Saved): Found {
  if (session?.n === log.length) return tell(path, bytes, session)
  const { turn, title, agenda } = log[0]!.move as FlowMove & { do: 'open' }
  const at = placeOf(agenda, lastStep(log))
  const info: SessionInfo = {
    path,
    state: log.some(e => e.move.do === 'close') ? 'closed' : 'open',
    id: turn.id,
    team: turn.team,
    number: turn.number,
    kind: turn.kind,
    title,
    people: log.filter(e => e.move.do === 'join').length,
    day: localDay(new Date(log[0]!.at)),
    opened: log[0]!.at,
    last: log.at(-1)!.at,
    bytes,
    ...(at ? { at: at.step.title, phase: at.phase.id } : {}),
    openActions: 0,
  }
  return { info, scored: [] }
}

/** What this turn leaves to the next: its open actions and its bet. */
function promises(session: Session): Pick<SessionInfo, 'openActions' | 'oldestAction' | 'bet'> {
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
  }
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

function isOther(text: string): boolean {
  try {
    const value = readJson(text)
    if (Array.isArray(value)) return !value.some(e => typeof e === 'object' && e !== null && 'move' in e)
    return typeof value !== 'object' || value === null || !('log' in value || 'format' in value)
  } catch {
    return false
  }
}
