/** A service whose workers are lost: a retro that has begun in its folder, and the processes to kill. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startTurn } from '../../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../../src/cli/store.ts'
import type { Move } from '../../../src/session/types.ts'
import { folder } from './folder.ts'
import { peopled, type Served } from './serving.ts'

/** The name of the room. */
export const room = 'checkout-t0001'

/**
 * Folders with a retro of Ana, who facilitates, Bo, Cy and Di, in which Ana made these moves, some of them
 * about the entry before; and their keys.
 */
export async function retroAt(moves: readonly (Move | ((newest: number) => Move))[]) {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const people = ['Ana', 'Bo', 'Cy', 'Di']
  const paths = await peopled(
    sessions,
    keys,
    people.map(name => ({ name, teams: { checkout: name === 'Ana' ? 'facilitator' : 'member' } })),
  )
  const store = storeIn(sessions)
  const begun = await startTurn({ team: 'checkout', people, agenda: 'retro', keyboard: 'none' }, store)
  for (const move of moves) {
    const { n } = begun.room.session
    const made = begun.room.submit({ by: 'p1' }, typeof move === 'function' ? move(n) : move)
    if ('refusal' in made) throw new Error(made.refusal.say)
    await made.saved
  }
  await begun.room.leave()
  return { sessions, state, keys: paths, store }
}

/** The process ids of the workers of a service; none for a moment when all were killed. */
export function workersOf({ pid }: Served): number[] {
  try {
    const found = execFileSync('pgrep', ['-P', `${pid}`, '-f', 'worker.js'], { encoding: 'utf8' })
    return found.split('\n').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** Kills all of them. */
export function killWorkers(served: Served): void {
  for (const pid of workersOf(served)) process.kill(pid, 'SIGKILL')
}
