/** Plays both turns through the built program and keeps what it wrote as the examples: session files and their notes. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { play, stage } from './player.ts'
import { firstTurn, secondTurn } from './retro.ts'

const examples = join(import.meta.dirname, '..', '..', 'sessions', 'examples')
const on = await stage('checkout')
try {
  for (const sitting of [firstTurn, secondTurn]) await play(sitting, on)
  mkdirSync(examples, { recursive: true })
  for (const name of readdirSync(on.sessions)) copyFileSync(join(on.sessions, name), join(examples, name))
  console.log(`${readdirSync(examples).join('\n')}\n\nwritten to ${examples}`)
} finally {
  on.clear()
}
