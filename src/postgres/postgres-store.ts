/** The store of sessions in a PostgreSQL database: the second adapter of the port `ports/session-store.ts`. */
import { hostname, userInfo } from 'node:os'
import { clean } from '../clean.ts'
import type { SessionKey, SessionStore } from '../ports/session-store.ts'
import type { Holding } from './at.ts'
import type { Database } from './database.ts'

/** A store whose hold on its sessions can be renewed at once. */
export type PostgresStore = SessionStore & {
  /** Renews this program's lease now. */
  renew(): Promise<void>
}

/** The sessions in the database that `ready` has, under a lease of their own; `name` says who this program is to others. */
export function storeOf(ready: () => Promise<Database>, name = thisProgram()): PostgresStore {
  let held: Promise<Pick<Holding, 'lease' | 'appends'>> | undefined
  const there = async (): Promise<Omit<Holding, 'key'>> => {
    const database = await ready()
    held ??= holdingIn(database, clean(name, 120))
    return { database, ...(await held) }
  }
  const sessions = () => import('./sessions.ts')
  const beside = () => import('./beside.ts')
  const at = async (key: SessionKey): Promise<Holding> => {
    const here = await there()
    return { ...here, key: (await import('./rows.ts')).keyIn(here.database, key) }
  }
  return {
    list: async () => (await (await sessions()).all((await there()).database)).map(({ info }) => info),
    listWithActions: async () => (await sessions()).all((await there()).database),
    read: async key => (await sessions()).readSession(await at(key)),
    glance: async key => (await sessions()).glance(await at(key)),
    mark: async key => (await sessions()).mark(await at(key)),
    has: async key => (await sessions()).has(await at(key)),
    digest: async key => (await sessions()).digest(await at(key)),
    create: async (key, first, options) => (await sessions()).create(await at(key), first, options),
    open: async (key, options) => (await import('./open.ts')).open(await at(key), options),
    restore: async (key, options) => (await import('./open.ts')).restore(await at(key), options),
    readDrafts: (key, session) =>
      at(key)
        .then(async here => (await beside()).readDrafts(here, session))
        .catch(() => []),
    // Over several connections an older line could come in last and stay.
    keepDraft: bySession(async (key, draft, session) => (await beside()).keepDraft(await at(key), draft, session)),
    readBallots: async key => (await beside()).ballotsNow(await at(key)),
    readGuests: async key => (await beside()).readGuests(await at(key)),
    keepGuests: async (key, known) => (await beside()).keepGuests(await at(key), known),
    knowing: async mark => (await beside()).knowing((await there()).database, mark),
    noteAtDoor: (key, line) =>
      at(key)
        .then(async here => (await beside()).noteAtDoor(here, line))
        .catch(() => {}),
    checkIns: () =>
      there()
        .then(async ({ database }) => (await beside()).checkIns(database))
        .catch(() => []),
    addCheckIns: async said => (await beside()).addCheckIns((await there()).database, said),
    renew: async () => (await held)?.lease.renew(),
  }
}

/** The same, for each session one after the other; none rejects. */
function bySession(keep: SessionStore['keepDraft']): SessionStore['keepDraft'] {
  /** The last one of each session that is on its way. */
  const keeping = new Map<SessionKey, Promise<void>>()
  return (key, draft, session) => {
    const before = keeping.get(key) ?? Promise.resolve()
    const kept = before.then(() => keep(key, draft, session)).catch(() => {})
    keeping.set(key, kept)
    return kept.then(() => {
      if (keeping.get(key) === kept) keeping.delete(key)
    })
  }
}

async function holdingIn(database: Database, name: string): Promise<Pick<Holding, 'lease' | 'appends'>> {
  const [{ leaseOf }, { appendsOf }] = await Promise.all([import('./lease.ts'), import('./appends.ts')])
  const lease = leaseOf(database, name)
  return { lease, appends: appendsOf(database, lease.id) }
}

function thisProgram(): string {
  return `${process.env.USER || userInfo().username}, pid ${process.pid} on ${hostname()}`
}
