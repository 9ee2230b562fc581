/** Kills a room at a random moment while moves stream in, and looks at what it left. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { storeIn } from '../../src/cli/store.ts'
import { isDatabase } from '../../src/postgres/address.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'

/** What one kill did: acknowledged moves, how many of them are gone, and how long the next one took to be back (ms). */
export type Killed = { acknowledged: number; lost: number; recovered: number; back: number; torn?: string }

/** The room as one file, made once: read as sources it would take longer to start than it lives. */
let bundle: string | undefined
export function child(): string {
  if (bundle !== undefined) return bundle
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-child-'))
  process.once('exit', () => clear(folder))
  bundle = join(folder, 'child.mjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // A client in C that pg would take where it is installed.
    external: ['pg-native'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    logLevel: 'error',
  })
  return bundle
}

/** What `kill` plays with. */
export const killed = 't-2'

/** A room in a process of its own; of a database another one is taken over, as nobody can see there that its process is gone. */
export function roomIn(place: string, make: boolean) {
  const how = make ? 'make' : isDatabase(place) ? 'take over' : 'open'
  return spawn(process.execPath, [child(), place, killed, how], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Lets a room run on the session in this folder or database (made when `make`), kills it `after` ms from its first acknowledged move, and goes on with it. */
export async function kill(place: string, after: number, make: boolean): Promise<Killed> {
  const room = roomIn(place, make)
  let out = ''
  let errors = ''
  room.stderr.on('data', bytes => {
    errors += bytes
  })
  const speaks = new Promise<void>(resolve => {
    room.stdout.on('data', bytes => {
      out += bytes
      if (out.includes('saved ')) resolve()
    })
  })
  const closed = new Promise<void>(resolve => room.once('close', () => resolve()))
  await Promise.race([speaks, closed])
  await new Promise(resolve => setTimeout(resolve, after))
  room.kill('SIGKILL')
  await closed
  if (room.signalCode !== 'SIGKILL') throw new Error(`the room ended by itself: ${errors}`)

  const began = performance.now()
  const opened = await storeIn(place).open(killed, { takeOver: isDatabase(place) })
  const after1 = new Room({
    log: opened.log,
    writer: opened.writer,
    ballots: opened.ballots,
    now: Date.now,
    snapshotEvery: 1e8,
  })
  const back = performance.now() - began

  // The last line may be cut off by the kill; whoever read it knows nothing of that move yet.
  const told = out.slice(0, out.lastIndexOf('\n')).split('\n')
  const saved = told.flatMap(line => {
    const [, n, move] = /^saved (\d+) (.*)$/.exec(line) ?? []
    return n ? [{ n: Number(n), move }] : []
  })
  const boxed = told.flatMap(line => {
    const [, i] = /^boxed (\d+)$/.exec(line) ?? []
    return i ? ['p1', 'p2', 'p3', 'p4'].map(by => `safely ${i} ${by}`) : []
  })
  const cards = new Set(opened.ballots?.['safe.write']?.texts.map(t => t.text))
  const lost =
    saved.filter(({ n, move }) => JSON.stringify(opened.log[n - 1]?.move) !== move).length +
    boxed.filter(text => !cards.has(text)).length
  const lastGo = opened.log.findLast(e => e.move.do === 'go')?.move
  if (after1.session.at !== (lastGo && 'to' in lastGo ? lastGo.to : '')) throw new Error('back at another step')
  if (fold(opened.log).n !== opened.log.length) throw new Error('the log has gaps')
  await after1.leave()
  return {
    acknowledged: saved.length + boxed.length,
    lost,
    recovered: opened.recovered,
    back,
    ...(opened.torn ? { torn: opened.torn } : {}),
  }
}

/** Takes a session away with everything beside it. */
export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
