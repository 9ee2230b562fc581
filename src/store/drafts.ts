/** Text somebody had not sent yet, kept beside the session so that a crash does not lose it. */
import * as v from 'valibot'
import { clean } from '../clean.ts'
import type { Draft } from '../ports/session-store.ts'
import { placeOf } from '../session/agenda.ts'
import type { Session } from '../session/types.ts'
import { type Disk, disk, readWhole, replace } from './disk.ts'
import { readJson } from './json.ts'
import { placesOf } from './places.ts'

const drafts = v.array(v.object({ person: v.string(), step: v.string(), text: v.string() }))
const largest = 256 * 1024

/** What waits to be written while a write of the same file is under way, by disk and file. */
const waitingOn = new WeakMap<Disk, Map<string, { drafts: Draft[]; done: Promise<void> }>>()

function waitingFor(on: Disk) {
  const known = waitingOn.get(on) ?? new Map<string, { drafts: Draft[]; done: Promise<void> }>()
  waitingOn.set(on, known)
  return known
}

/** True for a line of an anonymous step: it is never kept, as name and line together would name the author. */
export function isNameless(session: Pick<Session, 'agenda'>, { step }: Draft): boolean {
  return Boolean(placeOf(session.agenda, step.split(' ')[0] ?? '')?.step.anonymous)
}

/**
 * Keeps what a person has typed in a step so far; an empty text forgets it. What is typed in an anonymous step of `session`
 * is not kept. Written at once, or right after the write that is under way. It never rejects: a draft that cannot be kept
 * must not disturb who is typing it.
 */
export async function keepDraft(
  path: string,
  draft: Draft,
  session: Pick<Session, 'agenda'>,
  on: Disk = disk,
): Promise<void> {
  if (!isNameless(session, draft)) await keep(on, path, draft)
}

function keep(on: Disk, path: string, draft: Draft): Promise<void> {
  const file = placesOf(path).draft
  const waiting = waitingFor(on)
  const busy = waiting.get(file)
  if (busy) {
    busy.drafts.push(draft)
    return busy.done
  }
  const mine = { drafts: [draft], done: Promise.resolve() }
  waiting.set(file, mine)
  mine.done = writeWaiting(on, path, file, mine.drafts).catch(() => {})
  return mine.done
}

async function writeWaiting(on: Disk, path: string, file: string, waits: Draft[]): Promise<void> {
  try {
    let all = await read(on, path)
    while (waits.length) {
      for (const draft of waits.splice(0)) {
        all = all.filter(d => d.person !== draft.person || d.step !== draft.step)
        if (draft.text) all.push(draft)
      }
      if (all.length) await replace(on, file, [JSON.stringify(all)], { sync: false })
      else await on.remove(file)
    }
  } finally {
    // At once, not a tick later: what came in between would wait for a write that is over.
    waitingFor(on).delete(file)
  }
}

/** The drafts of a session; empty when there are none or they cannot be read. Those an older program kept of anonymous steps are taken away. */
export async function readDrafts(path: string, session: Pick<Session, 'agenda'>, on: Disk = disk): Promise<Draft[]> {
  const all = await read(on, path)
  await Promise.all(all.filter(d => isNameless(session, d)).map(d => keep(on, path, { ...d, text: '' })))
  return all.filter(d => !isNameless(session, d))
}

async function read(on: Disk, path: string): Promise<Draft[]> {
  try {
    const bytes = await readWhole(on, placesOf(path).draft, largest)
    return v
      .parse(drafts, readJson(bytes?.toString() ?? '[]'))
      .map(d => ({ ...d, text: clean(d.text, undefined, { lines: true }) }))
  } catch {
    return []
  }
}
