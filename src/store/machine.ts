/** What the lock of a session asks of the machine this runs on: who we are, and whether a process still lives. */
import { createHash } from 'node:crypto'
import { readFile, readlink, statfs } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { isCode } from './disk.ts'

/** Handed in so that a test can play another machine. Undefined means: this machine cannot tell. */
export type Machine = {
  pid: number
  host: string
  user: string
  /** This start of the machine; another after every start. */
  boot(): Promise<string | undefined>
  /** Which processes can be seen from here: two containers on one machine have different ones. */
  space(): Promise<string | undefined>
  /** The same after every start, the same on a copy of the machine. Hashed: it is nobody's business. */
  id(): Promise<string | undefined>
  /** When a process started, in whatever the machine counts; undefined when it is gone; '' when nobody can tell. */
  startOf(pid: number): Promise<string | undefined>
  /** True when the folder lies on a disk that only one running machine can have mounted. */
  isLocal(folder: string): Promise<boolean>
  /** Milliseconds since 1970. */
  now(): number
  pause(ms: number): Promise<void>
}

/** Runs a program of the system and returns what it printed, '' when it failed. Handed in by tests. */
export type Ask = (program: string, words: readonly string[]) => Promise<string>

/** Times must read the same whatever the person's time zone and language are, or a living process looks like another. */
const plain = { LC_ALL: 'C', TZ: 'UTC', PATH: '/bin:/usr/bin:/sbin:/usr/sbin' }

const ask: Ask = async (program, words) => {
  // Linux has no need of it, and it takes some ms to load.
  const { execFile } = await import('node:child_process')
  return new Promise(resolve => {
    execFile(program, [...words], { env: plain, timeout: 5_000 }, (error, out) => resolve(error ? '' : out.trim()))
  })
}

/** The f_type of file systems on a disk of the machine's own: ext2 to 4, xfs, btrfs, f2fs, zfs, vfat, exfat, ntfs, overlay. See statfs(2). */
const local = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0x4d44, 0x2011bab0, 0x5346544e, 0x7366746e, 0x794c7630,
])

/** True for the f_type (32 bits, with a sign or without) of a file system that one running machine alone can have mounted. */
export function isLocalType(type: number): boolean {
  return local.has(type >>> 0)
}

const text = async (path: string) => (await readFile(path, 'utf8').catch(() => '')).trim() || undefined

/** The machine this program runs on. Linux tells by /proc, macOS and FreeBSD by `ps` and `sysctl`. */
export function machineOf(platform: NodeJS.Platform, tell: Ask = ask): Machine {
  const isLinux = platform === 'linux'
  return {
    pid: process.pid,
    // Asked for where a session is held alone, and not by every start.
    get host() {
      return hostname()
    },
    get user() {
      return userName()
    },
    async boot() {
      if (isLinux) return text('/proc/sys/kernel/random/boot_id')
      const name = platform === 'darwin' ? 'kern.bootsessionuuid' : platform === 'freebsd' ? 'kern.boot_id' : undefined
      return (name && (await tell('sysctl', ['-n', name]))) || undefined
    },
    async space() {
      if (isLinux) return readlink('/proc/self/ns/pid').catch(() => undefined)
      if (platform === 'darwin') return 'all'
      if (platform !== 'freebsd') return undefined
      const jail = await tell('ps', ['-o', 'jid=', '-p', String(process.pid)])
      return jail && `jail ${jail}`
    },
    async id() {
      const id = isLinux ? await text('/etc/machine-id') : undefined
      return id && createHash('sha256').update(`flywheel ${id}`).digest('hex').slice(0, 16)
    },
    startOf: pid => (isRunning(pid) ? startOf(pid, platform, tell) : Promise.resolve(undefined)),
    async isLocal(folder) {
      return isLinux && isLocalType(Number((await statfs(folder).catch(() => undefined))?.type ?? 0))
    },
    now: Date.now,
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
  }
}

export const thisMachine: Machine = machineOf(process.platform)

/** Who runs this program; also where the system knows no name for its user, as in many containers. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER || 'somebody'
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !isCode(error, 'ESRCH')
  }
}

/** As `Machine.startOf`, of a process that has a number. What has ended and was not yet waited for is gone. */
async function startOf(pid: number, platform: NodeJS.Platform, tell: Ask): Promise<string | undefined> {
  if (platform === 'win32') return ''
  if (platform === 'linux') {
    // The name of the program, in brackets, may hold anything; what follows it is plain. Z and X have ended.
    const stat = (await text(`/proc/${pid}/stat`)) ?? ''
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? '')
  }
  // Two columns by two options: FreeBSD takes what stands behind the first `=` for a heading, commas and all.
  const [, state, started] =
    /^(\S+)\s+(\S.*)$/.exec(await tell('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)])) ?? []
  return state?.startsWith('Z') ? undefined : (started?.replace(/\s+/g, ' ') ?? '')
}
