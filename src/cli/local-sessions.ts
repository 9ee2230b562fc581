/** What the screens ask of the world, answered: sessions of one folder, their rooms, their notes. */

import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import type { SessionInfo, SessionKey, SessionStore } from '../ports/session-store.ts'
import { isDatabase } from '../postgres/address.ts'
import { misfits, refuseMisfit } from '../room/fits.ts'
import { Room } from '../room/room.ts'
import { reasonOf } from '../store/trouble.ts'
import { plural } from '../text.ts'
import type { AppServices, OpenSession } from '../views/app-services.ts'
import type { Usual } from './config/config.ts'
import { shown } from './environment.ts'
import { safe, tell } from './files/output.ts'
import { follow } from './sessions/follow.ts'
import { startTurn } from './sessions/start-turn.ts'
import { suggest } from './sessions/suggest.ts'
import { storeIn } from './store.ts'

/** What screens ask of a folder of sessions, and the way out: `leave` saves and lets go of every room that is still open. */
export type LocalSessions = { appServices: AppServices; store: SessionStore; leave(): Promise<void> }

/** A room ends with moves its file does not take: a copy of everything is made in the home folder, and either way people are told. */
async function lastWords({ room, key: path, readOnly }: OpenSession, error: unknown): Promise<void> {
  if (readOnly) return
  const count = room.saving.state === 'failed' ? room.saving.unsaved : 0
  const changes = count ? plural(count, 'change') : 'the last changes'
  const why = error instanceof UserError ? error.message : `${basename(path)} could not be written: ${reasonOf(error)}.`
  const { saveCopy } = await import('./sessions/save-copy.ts')
  const copy = await saveCopy(room, path).catch(() => undefined)
  await tell(
    safe(
      copy
        ? `${why} Everything, with ${changes}, is in a copy. To go on with it: ${commandLine('open', copy)}`
        : `${why} No copy could be made in ${join(homedir(), 'flywheel')} either, so ${changes} ${count === 1 ? 'is' : 'are'} lost. Everything before is safe.`,
    ),
  )
}

async function refresh(store: SessionStore, key: SessionKey): Promise<void> {
  const { refreshNotes } = await import('./sessions/session-notes.ts')
  await refreshNotes(store, key)
}

/**
 * The sessions of a folder, some of which may be `known` already; `usual` is what the config file says of new ones. Nothing is read or
 * made before it is asked for.
 */
export function localSessions(dir: string, known: readonly SessionInfo[] = [], usual: Usual = {}): LocalSessions {
  const store = storeIn(dir)
  const rooms = new Set<OpenSession>()
  const following = new Map<OpenSession, () => void>()
  const refreshing: Promise<void>[] = []
  const closing = new Set<OpenSession>()
  const keep = (open: OpenSession) => {
    rooms.add(open)
    if (!open.readOnly && !open.room.session.closed) {
      // Notes that were written while the turn was open would go on saying so. They are seen to at once, and once more when
      // the last entry is in the file.
      const stop = open.room.watch(() => {
        if (!open.room.session.closed) return
        stop()
        closing.add(open)
        refreshing.push(refresh(store, open.key))
      })
    }
    return open
  }
  /** What the last save of a room found out, when no screen of it was there any more to say it. */
  const late: string[] = []
  let typing = Promise.resolve()
  const close = async (open: OpenSession) => {
    // A draft still on its way would lie beside a session that is closed by then.
    await typing
    following.get(open)?.()
    await Promise.all(refreshing)
    const { news } = open.room
    await open.room.leave()
    if (open.room.news && open.room.news !== news) late.push(open.room.news.say)
    if (closing.has(open)) await refresh(store, open.key)
    rooms.delete(open)
  }
  let listed = known
  let left: Promise<void> | undefined
  const appServices: AppServices = {
    dir: shown(dir),
    inDatabase: isDatabase(dir),
    async list() {
      const sessions = await store.list()
      listed = sessions
      return sessions
    },
    suggest: team => suggest(listed, team, usual),
    async open(asked, options = {}) {
      const { key, log, writer, ballots, readOnly, recovered, torn } = await store.open(asked, {
        ...options,
        accept: refuseMisfit,
      })
      const room = new Room({ log, writer, ballots, now: Date.now })
      const drafts = readOnly ? [] : await store.readDrafts(key, room.session)
      const open = keep({ room, key, readOnly, recovered, torn, drafts })
      if (readOnly && !room.session.closed) following.set(open, follow(room, store, key))
      return open
    },
    async create(what) {
      const { room, key, torn } = await startTurn(what, store)
      return keep({ room, key, readOnly: false, recovered: 0, torn })
    },
    close,
    async editText(text, name) {
      const { editElsewhere } = await import('./files/editor.ts')
      return editElsewhere(text, name)
    },
    async figures() {
      const { figuresNear } = await import('./sessions/figures-near.ts')
      return figuresNear(dir)
    },
    async notes(key) {
      const { writeNotes } = await import('./sessions/session-notes.ts')
      return writeNotes(store, key)
    },
    async elsewhere(open) {
      const { saveCopy } = await import('./sessions/save-copy.ts')
      return saveCopy(open.room, open.key)
    },
    async restore(key) {
      await store.restore(key, { misfits })
    },
    draft(open, draft) {
      typing = store.keepDraft(open.key, draft, open.room.session)
    },
  }
  return {
    appServices,
    store,
    leave() {
      left ??= Promise.all([...rooms].map(open => close(open).catch(error => lastWords(open, error)))).then(
        async () => {
          for (const say of late.splice(0)) await tell(safe(say))
        },
      )
      return left
    },
  }
}
