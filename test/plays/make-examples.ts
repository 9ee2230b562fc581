/** Plays the turns of all teams through the built program and keeps what it wrote as the examples: session files and their notes. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { library } from './library/turns.ts'
import { play, stage } from './player.ts'
import { firstTurn, secondTurn } from './retro.ts'
import type { PlayedTurn } from './strokes.ts'

const examples = join(import.meta.dirname, '..', '..', 'sessions', 'examples')
mkdirSync(examples, { recursive: true })
const teams: Record<string, readonly PlayedTurn[]> = { checkout: [firstTurn, secondTurn], library: library.flat() }
for (const [team, turns] of Object.entries(teams)) {
  const on = await stage(team)
  try {
    for (const turn of turns) await play(turn, on)
    for (const name of readdirSync(on.sessions).filter(name => !name.startsWith('.')))
      copyFileSync(join(on.sessions, name), join(examples, name))
  } finally {
    on.clear()
  }
}
console.log(`${readdirSync(examples).join('\n')}\n\nwritten to ${examples}`)
