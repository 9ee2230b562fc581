/** One writer a session: who holds it, whether that one still lives, and taking over from one that does not. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { localDay, localMinute } from '../day.ts'
import { exitCodes, UserError } from '../errors.ts'
import { clean } from '../text.ts'
import { type Disk, isCode, readWhole, refuseLink, replace, type Seen, tooLittle } from './disk.ts'

/** Who holds a session. `started` and `boot` tell this process from a later one that got the same number. */
export type Holder = {
  pid: number
  started?: string
  boot?: string
  host: string
  user: string
  since: string
  /** Different for every holding, so that who lost the lock can notice. */
  token: string
}

/** What the lock asks of the machine; handed in so that a test can play another one. */
export type Machine = {
  pid: number
  host: string
  user: string
  boot(): Promise<string | undefined>
  /** When a process started, in whatever the machine counts; undefined when it is gone; '' when nobody can tell. */
  startOf(pid: number): Promise<string | undefined>
}

/** A lock that is held. */
export type Lock = {
  holder: Holder
  /** @throws UserError `locked` when somebody else has it by now: then nothing more may be written. */
  check(): Promise<void>
  release(): Promise<void>
}

const record = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  started: v.optional(v.string()),
  boot: v.optional(v.string()),
  host: v.string(),
  user: v.string(),
  since: v.string(),
  token: v.string(),
})

/**
 * Takes the lock of a session, at once from a holder that is dead.
 * @throws UserError `locked` that names the holder, when it lives or when nobody here can know.
 */
export async function take(
  on: Disk,
  path: string,
  session: string,
  user?: string,
  machine = thisMachine,
): Promise<Lock> {
  const started = (await machine.startOf(machine.pid)) || undefined
  const boot = await machine.boot()
  const holder: Holder = {
    pid: machine.pid,
    ...(started ? { started } : {}),
    ...(boot ? { boot } : {}),
    host: machine.host,
    user: clean(user ?? machine.user, 40),
    since: new Date().toISOString(),
    token: randomBytes(8).toString('hex'),
  }
  if (!(await place(on, path, holder))) await takeOver(on, path, session, holder, machine)
  const lost = (by?: Holder) =>
    new UserError(
      `${basename(session)} is no longer ours${by ? `: ${whoHas(by)} has it` : ': its lock was taken away'}.`,
      'Nothing more is written from here.',
      exitCodes.locked,
    )
  const markOf = (there: Seen | undefined) => there && `${there.mark} ${there.changed}`
  let mark = markOf(await on.look(path))
  return {
    holder,
    async check() {
      const there = await on.look(path)
      if (there && markOf(there) === mark) return
      const now = there && (await read(on, path))
      if (now?.token !== holder.token) throw lost(now)
      mark = markOf(there)
    },
    async release() {
      if ((await read(on, path))?.token === holder.token) await on.remove(path)
    },
  }
}

/** Who holds a session now; undefined when nobody does or the holder is dead. */
export async function holderOf(on: Disk, path: string, machine = thisMachine): Promise<Holder | undefined> {
  const holder = await read(on, path).catch(() => undefined)
  return holder && (await isAlive(holder, machine)) ? holder : undefined
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
 * place of the dead one's; the other then meets a living holder.
 */
async function takeOver(on: Disk, path: string, session: string, holder: Holder, machine: Machine): Promise<void> {
  await refuseHeld(on, path, session, machine)
  const turn = path.replace(/\.lock$/, '.taking.lock')
  for (let tries = 0; !(await place(on, turn, holder)); tries++) {
    const other = await read(on, turn)
    if (tries >= 20 || (other && (await isAlive(other, machine)))) {
      if (tries >= 20) throw locked(session, other)
      await new Promise(resolve => setTimeout(resolve, 20))
    } else if (other) await on.remove(turn)
  }
  try {
    const dead = await refuseHeld(on, path, session, machine)
    if (dead) await replace(on, path, [`${JSON.stringify(holder)}\n`], { sync: false })
    else if (!(await place(on, path, holder))) throw locked(session, await read(on, path))
  } finally {
    await on.remove(turn)
  }
}

/** True when a dead holder's lock is there. @throws UserError when its holder lives, or may live. */
async function refuseHeld(on: Disk, path: string, session: string, machine: Machine): Promise<boolean> {
  const there = await refuseLink(on, path)
  if (!there) return false
  const holder = await read(on, path)
  // A lock without a readable name was cut off while it was made; a moment later its maker is done or dead.
  if (!holder && Date.now() - there.changed < 1_000) throw locked(session, undefined)
  if (holder && (await isAlive(holder, machine))) throw locked(session, holder, machine)
  return true
}

function locked(session: string, holder: Holder | undefined, machine?: Machine): UserError {
  const name = basename(session)
  if (!holder)
    return new UserError(
      `${name} is just being opened by another flywheel.`,
      'Try again in a moment.',
      exitCodes.locked,
    )
  const far = machine && holder.host !== machine.host
  return new UserError(
    `${name} is open in another flywheel${far ? ` on ${clean(holder.host, 60)}` : ''} (${whoHas(holder)}).`,
    far
      ? `--read-only looks on; if that machine is gone, take ${name.replace(/\.json$/, '')}.lock away.`
      : '--read-only looks on.',
    exitCodes.locked,
  )
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

async function isAlive(holder: Holder, machine: Machine): Promise<boolean> {
  // Nobody here can ask another machine; rather one question too many than two writers.
  if (holder.host !== machine.host) return true
  const boot = await machine.boot()
  if (holder.boot && boot && holder.boot !== boot) return false
  const started = await machine.startOf(holder.pid)
  if (started === undefined) return false
  return !holder.started || started === '' || started === holder.started
}

/** The machine this program runs on. Linux tells by /proc, others by `ps`; where neither answers a living number counts as the holder. */
export const thisMachine: Machine = {
  pid: process.pid,
  host: hostname(),
  user: userName(),
  async boot() {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim() || undefined
  },
  async startOf(pid) {
    try {
      process.kill(pid, 0)
    } catch (error) {
      if (isCode(error, 'ESRCH')) return undefined
    }
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (stat) {
      // The name of the program, in brackets, may hold anything; what follows it is plain. Z and X are dead already.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
    }
    if (process.platform === 'linux' || process.platform === 'win32') return ''
    const told = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    })
      .then(out => out.stdout.trim())
      .catch(() => '')
    return told.startsWith('Z') ? undefined : told.replace(/^\S+\s+/, '')
  },
}

/** Who runs this program; also where the system knows no name for its user, as in many containers. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER || 'somebody'
  }
}
