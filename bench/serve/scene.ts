/** What the parts of `bench:serve` share: where it is, who is there, and how somebody comes. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from '../../test/support/postgres.ts'
import { after } from './at-once.ts'
import { Person } from './crowd.ts'
import type { BenchMachine } from './machines.ts'
import type { Who } from './people.ts'

export type Scene = {
  /** A temporary folder, and the place of the sessions: in it, or in a PostgreSQL of its own. */
  root: string
  place: string
  postgres: Server | undefined
  machine: BenchMachine
  rooms: number
  people: number
  /** Everybody in these rooms, the first of each room leads it; and fifty more in one. */
  everybody: readonly Who[]
  crowd: readonly Who[]
}

/** ms that nothing takes. */
export const longest = 60_000

/** What stands on the screen, and in plain lines, of somebody who is in a room. */
export const inRoom = 'step 1 of'

/** Somebody comes to a room, or home with an empty `name`; resolves when they see `seen`. @throws when they never do. */
export async function come(
  machine: BenchMachine,
  who: Who,
  { name = who.room, seen = inRoom, linear = false } = {},
): Promise<Person> {
  const admit = { name, address: '192.0.2.1', key: who.key }
  const person = new Person({ desk: () => machine.desk(), admit, linear })
  await patiently(() => person.come())
  if (!(await person.see(seen, longest)))
    throw new Error(`${who.name} never saw ${seen}:\n${person.output.slice(-500)}`)
  return person
}

/** Does it again, as people do, while it is refused. @throws what it was refused with when that goes on for long. */
async function patiently(what: () => Promise<void>): Promise<void> {
  const until = performance.now() + longest
  for (;;) {
    try {
      return await what()
    } catch (error) {
      if (performance.now() > until) throw error
      console.log(`  refused: ${error instanceof Error ? error.message : error}`)
      await after(500)
    }
  }
}

/** Bytes as MB. */
export function mb(bytes: number): number {
  return bytes / 1024 / 1024
}

/** ms of CPU these processes have taken; of those that ended where the one that started them is named as well. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      // In hundredths of a second: user and system, its own and of its processes that ended.
      return sum + [11, 12, 13, 14].reduce((all, i) => all + Number(fields[i]), 0) * 10
    } catch {
      return sum
    }
  }, 0)
}

/** The processes of a PostgreSQL. */
export function processesOf(postgres: Server | undefined): number[] {
  if (!postgres) return []
  const first = Number(readFileSync(join(postgres.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  return [
    first,
    ...execFileSync('pgrep', ['-P', `${first}`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number),
  ]
}
