/** One writer a session: who holds it, whether that one still lives, and taking over from one that does not. */

import { randomBytes } from 'node:crypto'
import { basename, dirname } from 'node:path'
import * as v from 'valibot'
import { clean } from '../clean.ts'
import { commandLine } from '../command-line.ts'
import { localDay, localMinute } from '../day.ts'
import { exitCodes, UserError } from '../errors.ts'
import { type Disk, isCode, readWhole, replace, type Seen, tooLittle } from './disk.ts'
import { type Machine, thisMachine } from './machine.ts'

/**
 * Who holds a session. `started`, `boot`, `space` and `machine` tell this process from every other one that has the same
 * number: a later one, one after the machine was started anew, one in another container, one on another machine.
 */
export type Holder = {
  pid: number
  started?: string
  boot?: string
  space?: string
  machine?: string
  host: string
  user: string
  since: string
  /** Different for every holding, so that who lost the lock can notice. */
  token: string
}

/** A lock that is held. */
export type Lock = {
  holder: Holder
  /** @throws UserError `locked` when somebody else has it by now: then nothing more may be written. */
  check(): Promise<void>
  release(): Promise<void>
}

/**
 * `user` is the name others are told; `takeOver`: also from a holder that lives or may live, because a person said so. `alone`: whoever else has this
 * name is gone, so that one of which nobody here can tell whether it lives (in a container that is gone) does not.
 */
export type TakeOptions = { user?: string; takeOver?: boolean; alone?: boolean; machine?: Machine }

const record = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  started: v.optional(v.string()),
  boot: v.optional(v.string()),
  space: v.optional(v.string()),
  machine: v.optional(v.string()),
  host: v.string(),
  user: v.string(),
  since: v.string(),
  token: v.string(),
})

/**
 * Takes the lock of a session, at once from a holder that is dead.
 * @throws UserError `locked` that names the holder, when it lives or when nobody here can know and nobody said `takeOver`.
 */
export async function take(on: Disk, path: string, session: string, options: TakeOptions = {}): Promise<Lock> {
  const machine = options.machine ?? thisMachine
  const holder = await ourselves(machine, options.user)
  await refuseOther(on, path, session)
  const alone = options.alone ? holder.user : undefined
  if (!(await place(on, path, holder)))
    await takeOver(on, path, session, holder, { machine, forced: options.takeOver ?? false, alone })
  const lost = (by?: Holder) =>
    new UserError(
      `${basename(session)} is no longer ours${by ? `: ${whoHas(by)} has it` : ': its lock was taken away'}.`,
      'Nothing more is written from here.',
      exitCodes.locked,
    )
  const markOf = (there: Seen | undefined) => there && `${there.mark} ${there.changed}`
  // Not looked at here: between our writing it and a look another may have put its own name in place of ours.
  let mark: string | undefined
  return {
    holder,
    async check() {
      const there = await on.look(path)
      if (there && markOf(there) === mark) return
      const now = there?.kind === 'file' ? await read(on, path) : undefined
      if (now?.token !== holder.token) throw lost(now)
      mark = markOf(there)
    },
    async release() {
      const there = await on.look(path)
      if (there?.kind === 'file' && (await read(on, path))?.token === holder.token) await on.remove(path)
    },
  }
}

async function ourselves(machine: Machine, user: string | undefined): Promise<Holder> {
  const { pid, host } = machine
  const started = (await machine.startOf(pid)) || undefined
  const [boot, space, id] = await Promise.all([machine.boot(), machine.space(), machine.id()])
  return {
    pid,
    ...(started ? { started } : {}),
    ...(boot ? { boot } : {}),
    ...(space ? { space } : {}),
    ...(id ? { machine: id } : {}),
    host,
    user: clean(user ?? machine.user, 40),
    since: new Date(machine.now()).toISOString(),
    token: randomBytes(8).toString('hex'),
  }
}

/** Who holds a session now; undefined when nobody does or the holder is dead. */
export async function holderOf(on: Disk, path: string, machine = thisMachine): Promise<Holder | undefined> {
  const holder = await read(on, path).catch(() => undefined)
  return holder && (await stateOf(holder, path, machine)) !== 'dead' ? holder : undefined
}

/** True when there is a holder of which nobody here can tell whether it lives. */
export async function isUnknown(on: Disk, path: string, machine = thisMachine): Promise<boolean> {
  const holder = await read(on, path).catch(() => undefined)
  return holder !== undefined && (await stateOf(holder, path, machine)) === 'unknown'
}

/** The holder in words: `pid 4121, Ana, since 14:02`. */
export function whoHas(holder: Holder): string {
  const since = new Date(holder.since)
  const today = localDay(since) === localDay(new Date())
  return `pid ${holder.pid}, ${clean(holder.user, 40)}, since ${localMinute(since).slice(today ? 11 : 0)}`
}

/** True when the lock is ours now; false when one is there already. */
async function place(on: Disk, path: string, holder: Holder): Promise<boolean> {
  let file: Awaited<ReturnType<Disk['create']>>
  try {
    file = await on.create(path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  try {
    const bytes = Buffer.from(`${JSON.stringify(holder)}\n`)
    if ((await file.write(bytes)) !== bytes.length) throw tooLittle('the lock was not written whole')
  } catch (error) {
    await on.remove(path).catch(() => {})
    throw error
  } finally {
    await file.close()
  }
  return true
}

/**
 * Two may find the same dead holder at once. A second lock, held for a moment, lets only one of them put its name in
 * place of the dead one's; the other then meets a living holder. Should both get through, the name that is put there
 * last holds the session, and the other finds that out before it writes.
 */
async function takeOver(
  on: Disk,
  path: string,
  session: string,
  holder: Holder,
  { machine, forced, alone }: { machine: Machine; forced: boolean; alone: string | undefined },
): Promise<void> {
  const refuse = () => (forced ? on.look(path) : refuseHeld(on, path, session, machine, alone))
  await refuse()
  const turn = path.replace(/\.lock$/, '.taking.lock')
  await refuseOther(on, turn, session)
  for (let tries = 0; !(await place(on, turn, holder)); tries++) {
    const other = await read(on, turn)
    if (tries < 20 && (!other || (await stateOf(other, turn, machine)) !== 'dead')) await machine.pause(20)
    else if (tries >= 20 && !forced) throw locked(session, other)
    else await on.remove(turn)
  }
  try {
    const there = await refuse()
    if (there) await replace(on, path, [`${JSON.stringify(holder)}\n`], { sync: false })
    else if (!(await place(on, path, holder))) throw locked(session, await read(on, path))
  } finally {
    await on.remove(turn)
  }
}

/** True when a dead holder's lock is there. @throws UserError when its holder lives, or may live. */
async function refuseHeld(
  on: Disk,
  path: string,
  session: string,
  machine: Machine,
  alone: string | undefined,
): Promise<boolean> {
  const there = await on.look(path)
  if (!there) return false
  const holder = await read(on, path)
  // A lock without a readable name was cut off while it was made; a moment later its maker is done or dead.
  if (!holder && Math.abs(machine.now() - there.changed) < 1_000) throw locked(session, undefined)
  const state = holder ? await stateOf(holder, path, machine) : 'dead'
  const isGone = state === 'unknown' && alone !== undefined && holder?.user === alone
  if (state !== 'dead' && !isGone) throw locked(session, holder, state)
  return true
}

/** @throws UserError when a folder, a link or the like stands where the lock should be. */
async function refuseOther(on: Disk, path: string, session: string): Promise<void> {
  const there = await on.look(path)
  if (!there || there.kind === 'file') return
  const what = there.kind === 'other' ? 'no plain file' : `a ${there.kind}`
  throw new UserError(
    `${basename(path)} is ${what}, where the lock of ${basename(session)} belongs.`,
    'Nothing was changed; move it away and try again.',
  )
}

function locked(session: string, holder: Holder | undefined, state: State = 'alive'): UserError {
  const name = basename(session)
  if (!holder)
    return new UserError(
      `${name} is just being opened by another flywheel.`,
      'Try again in a moment.',
      exitCodes.locked,
    )
  return state === 'alive'
    ? openElsewhere(name, whoHas(holder), session)
    : new UserError(
        `${name} was opened by another flywheel on ${clean(holder.host, 60)} (${whoHas(holder)}).`,
        `Whether that one still runs cannot be told from here. ${waysPast(session)}`,
        exitCodes.locked,
      )
}

/** That somebody else has a session open, `who` in words; `key` is by what it is opened. */
export function openElsewhere(name: string, who: string, key: string): UserError {
  return new UserError(`${name} is open in another flywheel (${who}).`, waysPast(key), exitCodes.locked)
}

/** What can be done about a session that somebody else has open. */
function waysPast(key: string): string {
  return `--take-over in place of --read-only goes on here, and the other one writes nothing more. To look on: ${commandLine('open', key, '--read-only')}`
}

async function read(on: Disk, path: string): Promise<Holder | undefined> {
  const bytes = await readWhole(on, path, 4_096)
  if (!bytes) return undefined
  try {
    const read = v.safeParse(record, JSON.parse(bytes.toString()))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

type State = 'alive' | 'dead' | 'unknown'

/**
 * Whether a holder lives. Dead only with proof, and a host's name proves nothing: copied machines and containers share it.
 * Proof is a process that is gone, asked on the same start of the same machine and where the same processes are seen.
 * After a new start: the same machine by name and id, and a disk that only a running machine of its own can have written.
 */
async function stateOf(holder: Holder, path: string, machine: Machine): Promise<State> {
  const boot = await machine.boot()
  if (!holder.boot || !boot) return 'unknown'
  if (holder.boot !== boot) {
    const isSame = holder.host === machine.host && holder.machine && holder.machine === (await machine.id())
    return isSame && (await machine.isLocal(dirname(path))) ? 'dead' : 'unknown'
  }
  if (!holder.space || holder.space !== (await machine.space())) return 'unknown'
  const started = await machine.startOf(holder.pid)
  if (started === undefined) return 'dead'
  return !holder.started || started === '' || started === holder.started ? 'alive' : 'dead'
}
