/**
 * `npm run bench:serve [-- --rooms 300 --people 10 --store --only moves,typed]`: figures of the service beside what service operators are
 * promised. People are there by their terminal sockets, without ssh; desk, workers, rooms and store are those of `flywheel serve`. With
 * `--store` sessions are in a PostgreSQL of its own, else in files. `--simulate`: rooms and people without terminals, 1,000 rooms if not said.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../test/support/postgres.ts'
import { after } from './at-once.ts'
import { fullRooms, homes, idleRooms } from './coming.ts'
import { fiftyHere, halfThroughAnother } from './fifty.ts'
import { watchLease } from './lease.ts'
import { BenchMachine, whileItRuns } from './machines.ts'
import { cardsTyped, movesOfRooms } from './moves.ts'
import { makeGroups } from './people.ts'
import type { Scene } from './scene.ts'
import { simulate } from './simulate.ts'
import { workerDies } from './worker-dies.ts'

const { values } = parseArgs({
  options: {
    rooms: { type: 'string' },
    people: { type: 'string', default: '10' },
    store: { type: 'boolean', default: false },
    simulate: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const people = Number(values.people)
const rooms = Number(values.rooms ?? (values.simulate ? 1_000 : 300))
const only = values.only?.split(',')
const wanted = (part: 'home' | 'rooms' | 'fifty' | 'worker' | 'typed' | 'moves') => !only || only.includes(part)
const sayLoad = (when: string) =>
  console.log(
    `load ${when}: ${loadavg()
      .map(one => one.toFixed(1))
      .join(' ')}`,
  )

const root = mkdtempSync(join(tmpdir(), 'fw-serve-'))
const postgres = values.store ? await startPostgres() : undefined
const place = postgres?.url('serve') ?? join(root, 's')
process.once('exit', () => {
  postgres?.close()
  rmSync(root, { recursive: true, force: true })
})

/** Everything that takes a service with people at terminals. */
async function ofService(scene: Scene): Promise<void> {
  const { machine } = scene
  await after(1_000)
  const tellLease = watchLease(machine)
  if (wanted('home')) await homes(scene)
  if (wanted('rooms')) await idleRooms(scene)
  if (wanted('rooms') || wanted('worker')) {
    const there = await fullRooms(scene)
    if (wanted('fifty')) await fiftyHere(scene)
    if (wanted('fifty') && postgres) await halfThroughAnother(scene)
    if (wanted('worker')) await workerDies(scene, there)
    for (const person of there) person.leave()
    await after(1_000)
  } else if (wanted('fifty')) {
    await fiftyHere(scene)
    if (postgres) await halfThroughAnother(scene)
  }
  if (wanted('typed')) await cardsTyped(scene)
  tellLease()
}

sayLoad('before')
if (values.simulate) await simulate({ place, postgres, rooms, people })
else {
  const made = await makeGroups(place, [
    { kind: 'team', teams: rooms, people },
    { kind: 'crowd', teams: 1, people: 50 },
  ])
  const everybody = made.slice(0, rooms * people)
  const machine = new BenchMachine(join(root, 'm'), place, ['--health', '127.0.0.1:0'])
  const scene = { root, place, postgres, machine, rooms, people, everybody, crowd: made.slice(everybody.length) }
  if (!only || only.some(part => part !== 'moves')) await whileItRuns(machine, () => ofService(scene))
  if (wanted('moves')) await movesOfRooms(scene)
}
sayLoad('after')
process.exit(process.exitCode ?? 0)
