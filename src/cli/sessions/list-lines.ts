/** A list of sessions: as data for programs, and as lines for people. */
import { basename } from 'node:path'
import type { SessionInfo } from '../../ports/session-store.ts'
import { plural } from '../../text.ts'
import { table } from '../files/output.ts'

/** As programs have read it since the first version: the path of the file, or the key, comes first, and the order is always the same. */
export function listAsData(info: SessionInfo) {
  const { key, state, id, team, number, kind, title, people, day, opened, last, bytes, at, phase } = info
  const { openActions, oldestAction, bet, result, next, reason, copyOf, lockedBy } = info
  const what = { path: key, state, id, team, number, kind, title, people, day, opened, last, bytes, at, phase }
  return { ...what, openActions, oldestAction, bet, result, next, reason, copyOf, lockedBy }
}

/** A line for each session. */
export function listInWords(infos: readonly SessionInfo[]): string {
  return table(infos.map(inColumns))
}

function inColumns(info: SessionInfo): string[] {
  const file = basename(info.key)
  if (info.state === 'unreadable') return [file, '', `cannot be read: ${info.reason ?? 'no reason known'}`]
  const state = info.state === 'open' && info.at ? `open, at ${info.at}` : info.state
  const copy = info.copyOf ? `, a copy of ${info.copyOf}` : ''
  const held = info.lockedBy ? `, in use by ${info.lockedBy}` : ''
  return [
    file,
    `${info.team}, turn ${info.number}`,
    info.day,
    plural(info.people, 'person', 'people'),
    state + held + copy,
  ]
}
