/** A promise as other programs are told of it, and what is said of it in all their formats. */
import { createHash } from 'node:crypto'
import { showDay } from '../../day.ts'
import { isOwed } from '../../kinds/made/promises.ts'
import { harmlessLine } from '../../outgoing.ts'
import type { Action, Day } from '../../session/shapes.ts'

/** An action, whose it is, and when it was first and last told of: `told` is a moment (ISO 8601 in UTC), `turn` the newest that has it. */
export type Task = Action & { team: string; turn: number; made: Day; told: string }

/** The day a team comes together again, as its newest turn says; `by` facilitates. */
export type NextTurn = { team: string; turn: number; on: Day; by?: string; told: string }

/** The words of an action on one line, as they may leave. */
export function wordsOf({ text }: Action): string {
  return harmlessLine(text)
}

/** Sentences on who promised it and when, for the place where a tracker keeps a description. */
export function aboutTask(task: Task): string[] {
  const { owner, due, signal, note, team, turn, carried, made } = task
  const who = owner ? `Promised by ${owner}` : 'Nobody has taken it yet'
  return [
    `${who}${due ? `, due ${showDay(due, made)}` : ''}.`,
    ...(signal ? [`Seen in: ${signal}`] : []),
    ...(note ? [`Last said: ${note}`] : []),
    `From ${team}, turn ${turn}${carried && isOwed(task) ? `; open for ${carried + 1} turns` : ''}.`,
  ].map(harmlessLine)
}

/** Whether it was finished, whoever had it. */
export function isDone({ status }: Action): boolean {
  return status === 'done'
}

/**
 * A name-based UUID (RFC 9562, version 5 over the URL namespace): the same words give the same one, on any machine and in any turn.
 */
export function uuidOf(...words: readonly string[]): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const hash = createHash('sha1')
    .update(namespace)
    .update(`flywheel:${JSON.stringify(words)}`)
    .digest()
  hash.writeUInt8(((hash[6] ?? 0) & 0x0f) | 0x50, 6)
  hash.writeUInt8(((hash[8] ?? 0) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** A name as one word for programs that know only words: letters, digits and dashes; empty where nothing is left. */
export function asWord(name: string): string {
  return harmlessLine(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** A moment in UTC as calendars and Taskwarrior write it: `20261130T093000Z`. */
export function moment(iso: string): string {
  return `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`
}
