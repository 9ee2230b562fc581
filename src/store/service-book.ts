/**
 * The book of a service in one hidden file beside its sessions: the first adapter of the port `ports/service-book.ts`. One program has it
 * open, that which runs the service; all others ask that one. Which machines are there is not kept: it is the only one.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { exitCodes, UserError } from '../errors.ts'
import {
  type AccountId,
  type BookContents,
  machineLives,
  type OpenBook,
  type OpenRoom,
  type Person,
  type Machine as Service,
  teamRoles,
} from '../ports/service-book.ts'
import * as changes from './book-changes.ts'
import { emptyBook } from './book-changes.ts'
import { type Disk, disk, isCode, readWhole, replace } from './disk.ts'
import { inTurn } from './in-turn.ts'
import { readJson } from './json.ts'
import { holderOf, isUnknown, type Lock, take, whoHas } from './lock.ts'
import { type Machine, thisMachine } from './machine.ts'
import { isTrouble, reasonOf, wayOut } from './trouble.ts'

/** The name of the file; hidden, so that it is no session. */
export const bookName = '.flywheel-service.json'
const lockName = '.flywheel-service.lock'
/** Put there anew each second while the service lives. */
const beatName = '.flywheel-service.beat'
/** Larger files are not read, bytes. */
const largest = 64 << 20
/** The format this program writes; an older program says of a newer one that it is. */
const format = 1

const text = v.string()
const role = v.picklist(teamRoles)
const digests = v.array(text)
const kept = v.object({
  accounts: v.array(v.object({ id: text, name: text, keys: v.array(text), admin: v.boolean(), since: text })),
  teams: v.array(v.object({ slug: text, name: text, since: text })),
  members: v.array(v.object({ account: text, team: text, role })),
  invitations: v.array(v.object({ digest: text, team: text, role, until: text, uses: v.number(), by: text })),
  revoked: v.array(v.object({ key: text, why: text, since: text })),
  rooms: v.array(
    v.object({
      key: text,
      team: text,
      machine: text,
      codes: v.object({
        participant: digests,
        observer: digests,
        facilitator: digests,
        former: v.optional(digests, []),
      }),
    }),
  ),
  secrets: v.record(text, text),
})

/** Another disk, machine and clock than this program's, for tests. `takeOver`: also from a program of which nobody here can tell whether it lives. */
type Options = { on?: Disk; machine?: Machine; now?: () => number; takeOver?: boolean }

/**
 * Opens the book of the service whose sessions lie in this folder; both are made when they are not there.
 * @throws UserError `locked` while another program has it, `damaged` or `newer` when it cannot be read: then it was left as it is.
 */
export async function fileBook(folder: string, options: Options = {}): Promise<OpenBook> {
  const { on = disk, machine = thisMachine, now = Date.now, takeOver = false } = options
  const path = join(folder, bookName)
  const lock = await on
    .folder(folder)
    .then(() => lockFor(on, folder, machine, takeOver))
    .catch(error => {
      if (error instanceof UserError || !isTrouble(error)) throw error
      const why = isCode(error, 'ENOTDIR', 'EEXIST') ? 'it is no folder' : reasonOf(error)
      throw new UserError(
        `Sessions cannot be kept in ${folder}: ${why}.`,
        'Nothing was started. Name a folder you may write to: --dir FOLDER',
      )
    })
  try {
    const state = await readBook(on, path)
    const keep = async (next: BookContents) => {
      await lock.check()
      await replace(on, path, [`${JSON.stringify({ format, ...next }, null, 1)}\n`])
    }
    const beat = join(folder, beatName)
    return bookOver(state, {
      ...{ keep, now },
      beat: () => replace(on, beat, [`${now()}\n`], { sync: false }),
      async close() {
        await on.remove(beat)
        await lock.release()
      },
    })
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * What stands in the book of a folder, whoever has it open; nothing where there is none.
 * @throws UserError `damaged` or `newer` when it cannot be read.
 */
export function contentsIn(folder: string, on: Disk = disk): Promise<BookContents> {
  return readBook(on, join(folder, bookName))
}

async function lockFor(on: Disk, folder: string, machine: Machine, takeOver: boolean): Promise<Lock> {
  const path = join(folder, lockName)
  try {
    return await take(on, path, join(folder, bookName), { machine, takeOver })
  } catch (error) {
    if (!(error instanceof UserError) || error.exit !== exitCodes.locked) throw error
    if ((await isUnknown(on, path, machine)) && (await isQuiet(on, folder, machine)))
      return take(on, path, join(folder, bookName), { machine, takeOver: true })
    const holder = await holderOf(on, path, machine)
    throw new UserError(
      `Another program serves the sessions of this folder${holder ? ` (${whoHas(holder)} on ${holder.host})` : ''}.`,
      'Nothing was changed; stop that one first, or name another folder.',
      exitCodes.locked,
    )
  }
}

/** True when whoever has the book did not say in some seconds that it lives: in a container that is gone, nobody can be asked. */
async function isQuiet(on: Disk, folder: string, machine: Machine): Promise<boolean> {
  const path = join(folder, beatName)
  const before = await on.look(path)
  await machine.pause(machineLives + 500)
  const after = await on.look(path)
  return before?.mark === after?.mark && before?.changed === after?.changed
}

async function readBook(on: Disk, path: string): Promise<BookContents> {
  let found: unknown
  try {
    const bytes = await readWhole(on, path, largest)
    if (!bytes) return emptyBook
    found = readJson(bytes.toString())
    const made = typeof found === 'object' && found !== null && 'format' in found ? Number(found.format) : 0
    if (made > format) throw newer(made)
    return v.parse(kept, found)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `Who belongs to this service cannot be read from ${bookName}: ${isCode(error, 'ENOTFILE', 'E2BIG', 'EACCES', 'EIO') ? reasonOf(error) : 'it is damaged'}.`,
      'It was left as it is, and nobody is let in; put it back from a backup.',
      exitCodes.damaged,
    )
  }
}

function newer(made: number): UserError {
  return new UserError(
    `${bookName} was made by a newer flywheel (format ${made}; this one reads up to ${format}).`,
    'It was left exactly as it is; update flywheel to use it.',
    exitCodes.newer,
  )
}

type Keeping = {
  /** Makes the next state durable, whole or not at all. Rejects when it could not. */
  keep(next: BookContents): Promise<void>
  now: () => number
  /** Says to others that this book is held. */
  beat?(): Promise<unknown>
  close(): Promise<void>
}

/** A book that begins with `state` and is kept whole after each change; what could not be kept has not happened. */
export function bookOver(state: BookContents, { keep, now, beat, close }: Keeping): OpenBook {
  let book = state
  const writing = inTurn()
  const here = new Map<string, { machine: Service; until: number }>()
  const lives = (machine: string, ago = 0) => (here.get(machine)?.until ?? 0) > now() - ago
  const living = (room: Omit<OpenRoom, 'lives'>): OpenRoom => ({ ...room, lives: lives(room.machine) })
  const change = <T>(make: changes.Change<T>) =>
    writing(async () => {
      const { book: next, told } = make(book, now())
      if (next !== book) await keep(next).catch(refuseUnkept)
      book = next
      return told
    })
  return {
    holderOf: async key => book.accounts.find(one => one.keys.includes(key)),
    person: async id => personIn(book, id),
    accounts: async () => byName(book.accounts),
    addAccount: account => change(changes.addAccount(account)),
    changeAccount: (id, what) => change(changes.changeAccount(id, what)),
    removeAccount: id => change(changes.removeAccount(id)),
    teams: async () => byName(book.teams),
    addTeam: name => change(changes.addTeam(name)),
    removeTeam: team => change(changes.removeTeam(team)),
    members: async () => book.members,
    setMember: (account, team, as) => change(changes.setMember(account, team, as)),
    invite: invitation => change(changes.invite(invitation)),
    invitations: async () => changes.goodAt(book, now()),
    redeem: digest => change(changes.redeem(digest)),
    wasInvitation: async digest => changes.wasGoodAt(book, now(), digest),
    withdraw: which => change(changes.withdraw(which)),
    revoke: (key, why) => change(changes.revoke(key, why)),
    revoked: async () => book.revoked,
    isRevoked: async key => book.revoked.some(one => one.key === key),
    rooms: async () => book.rooms.map(living),
    claim: async (key, team, machine, ago) =>
      living(await change(changes.claim(key, team, machine, other => lives(other, ago)))),
    keepCodes: (key, machine, codes) => change(changes.keepCodes(key, machine, codes)),
    release: (key, machine, to) => change(changes.release(key, machine, to)),
    async beat(machine) {
      here.set(machine.id, { machine, until: now() + machineLives })
      // A disk that takes nothing now says so where something is to be kept.
      await beat?.().catch(() => {})
    },
    async bye(machine, silentFor = 0) {
      if ((here.get(machine)?.until ?? 0) <= now() + machineLives - silentFor) here.delete(machine)
    },
    machines: async ago => [...here.values()].map(one => one.machine).filter(({ id }) => lives(id, ago)),
    secret: (name, make) => change(changes.secret(name, make)),
    contents: async () => book,
    fill: contents => change(changes.fill(contents)),
    close: () => writing(close),
  }
}

function personIn(book: BookContents, id: AccountId): Person | undefined {
  const account = book.accounts.find(one => one.id === id)
  const roles = new Map(book.members.filter(one => one.account === id).map(one => [one.team, one.role]))
  const teams = byName(book.teams).flatMap(team => {
    const role = roles.get(team.slug)
    return role ? [{ ...team, role }] : []
  })
  return account && { ...account, teams }
}

function byName<T extends { name: string }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function refuseUnkept(error: unknown): never {
  if (error instanceof UserError) throw error
  const refused = new UserError(
    `${bookName} could not be written: ${reasonOf(error)}.`,
    `Nothing was changed. ${wayOut(error)}`,
  )
  throw Object.assign(refused, { cause: error })
}
