/** Notes of a session from its file: printed, written beside it or where somebody asked, and kept up to date when it closes. */

import { open, readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { UserError } from '../../errors.ts'
import type { Audience } from '../../export/notes/audience.ts'
import { decisionRecord } from '../../export/decision-record.ts'
import { notes, notesPage } from '../../export/notes/markdown.ts'
import { linesIn } from '../../export/read-notes.ts'
import { type Format, nameFor, type Seal, sealLength, sealOf } from '../../export/seal.ts'
import { sameWords } from '../../clean.ts'
import { actionsIn, turnIn } from '../../export/ticked.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import { actionsOf } from '../../kinds/made/promises.ts'
import type { Entry, Session } from '../../session/types.ts'
import { changedSince, notOurs, writeOutput } from '../files/output-file.ts'

/** The notes of a log for these readers, as Markdown or as one HTML page. */
export function notesFrom(log: readonly Entry[], audience: Audience, format: Format = 'md'): string {
  const write = format === 'html' ? notesPage : notes
  return write(fold(log), log, { for: audience })
}

/**
 * What is against replacing a text by notes of this log: somebody's own words, or ours with something in them that stands nowhere
 * else. Ticks that the session knows of already are no loss.
 */
function lossOf(log: readonly Entry[], path: string, command: string): (there: string) => UserError | undefined {
  return there => {
    const seal = sealOf(there)
    if (!seal) return notOurs(path)
    if (seal.is === 'intact' || (seal.is === 'ticked' && knowsTicks(fold(log), there))) return undefined
    return changedSince(path, command)
  }
}

/** Are the boxes of these notes ticked just where the actions of the session are done? */
function knowsTicks(session: Session, there: string): boolean {
  const { title, lines } = linesIn(there)
  const team = turnIn(title)?.team ?? ''
  const meant = actionsIn(lines, actionsOf(session), sameWords(team) === sameWords(session.turn.team))
  return lines.every((line, i) => meant[i] && line.done === (meant[i].status === 'done'))
}

/** Where notes go; `force` replaces whatever is no session's file, `dir` is where sessions are. */
type Where = { path: string; audience: Audience; format: Format; force: boolean; dir: string }

/**
 * Writes the bet as a decision record to a file that is meant to be passed on (0644). It bears no mark: people go on writing in it,
 * so a file that is there is replaced only by `force`.
 * @throws UserError when there is no bet yet, somebody's words would be lost, or it cannot be written.
 */
export function writeDecisionTo(log: readonly Entry[], { path, force, dir }: Pick<Where, 'path' | 'force' | 'dir'>) {
  const keep = force ? () => undefined : () => notOurs(path)
  return writeOutput(path, decisionFrom(log), { mode: 0o644, keep, sessions: [dir] })
}

/** The bet of a log as a decision record. @throws UserError when there is none yet. */
export function decisionFrom(log: readonly Entry[]): string {
  const text = decisionRecord(fold(log))
  if (text === undefined)
    throw new UserError('There is no bet in this session yet.', 'Its notes have what there is: leave --format out.')
  return text
}

/**
 * Writes notes of a log to a file that is meant to be passed on (0644); one that is there keeps its rights.
 * @throws UserError when a session or somebody's words would be lost, or it cannot be written.
 */
export function writeNotesTo(log: readonly Entry[], { path, audience, format, force, dir }: Where): Promise<void> {
  return writeOutput(path, notesFrom(log, audience, format), {
    mode: 0o644,
    keep: force ? () => undefined : lossOf(log, path, '--force'),
    sessions: [dir],
  })
}

/**
 * Writes both notes beside the session file, for their owner only; returns their paths, the team's first.
 * @throws UserError when the session cannot be read or a file not be written; the other one is there then all the same.
 */
export async function writeNotes(store: SessionStore, path: string): Promise<string[]> {
  const stem = join(dirname(path), basename(path, '.json'))
  const { log } = await store.read(path)
  const files: [string, Audience][] = [
    [`${stem}.md`, 'team'],
    [`${stem}-for-others.md`, 'others'],
  ]
  const written: string[] = []
  const refused: unknown[] = []
  for (const [file, audience] of files) {
    const command = commandLine('notes', path, ['--for', audience], ['--out', file], '--force')
    await writeOutput(file, notesFrom(log, audience), {
      mode: 0o600,
      keep: lossOf(log, basename(file), command),
    }).then(
      () => written.push(file),
      error => refused.push(error),
    )
  }
  if (!refused.length) return written
  const [first] = refused
  throw first instanceof UserError && written.length
    ? new UserError(
        `${first.message} ${written.map(f => basename(f)).join(' and ')} was written.`,
        first.next,
        first.exit,
      )
    : first
}

/** How many files of a folder are looked at for notes, and how many bytes of one may be. */
const most = { files: 2_000, bytes: 8 << 20 }

/**
 * Brings notes of a session up to date that were written while it was open: those beside it and in the folder the program was
 * started in. Notes somebody changed stay as they are. Returns the paths of both kinds; never throws, because a turn is closed
 * whatever becomes of its notes.
 */
export async function refreshNotes(
  store: SessionStore,
  path: string,
  here = process.cwd(),
): Promise<{ fresh: string[]; changed: string[] }> {
  const done: { fresh: string[]; changed: string[] } = { fresh: [], changed: [] }
  const log = await store.read(path).then(
    read => read.log,
    () => undefined,
  )
  if (!log?.length) return done
  const name = nameFor(fold(log).turn.id)
  for (const folder of new Set([dirname(resolve(path)), resolve(here)]))
    for (const { file, seal } of await notesIn(folder, name))
      await writeOutput(file, notesFrom(log, seal.audience, seal.format), {
        mode: 0o600,
        keep: lossOf(log, file, '--force'),
      }).then(
        () => done.fresh.push(file),
        () => done.changed.push(file),
      )
  return done
}

/** The files of a folder that end in the mark of this session. */
async function notesIn(folder: string, name: string): Promise<{ file: string; seal: Seal }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const candidates = entries.filter(e => e.isFile() && /\.(md|markdown|html?)$/i.test(e.name)).slice(0, most.files)
  const found: { file: string; seal: Seal }[] = []
  for (const { name: entry } of candidates) {
    const file = join(folder, entry)
    const seal = await sealIn(file).catch(() => undefined)
    if (seal?.session === name) found.push({ file, seal: { ...seal, format: /\.html?$/i.test(entry) ? 'html' : 'md' } })
  }
  return found
}

async function sealIn(path: string): Promise<Seal | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > most.bytes) return undefined
    const length = Math.min(size, 2 * sealLength)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return sealOf(buffer.subarray(0, bytesRead).toString())
  } finally {
    await file.close()
  }
}
