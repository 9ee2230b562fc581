/** demo: a finished turn plays itself through the real screens. */
import { fileURLToPath } from 'node:url'
import { fullScreen } from '../full-screen.ts'
import { command } from '../parsing/command.ts'

/** ms it may take from beginning to end. */
const within = 170_000

export const demo = command({
  usage: 'demo',
  about: 'Watch a finished turn play itself, in 3 minutes',
  examples: [['flywheel demo', 'nothing is saved; q ends it']],
  run: args => fullScreen({ show: 'playing', path: demoFile(), pace: { within } }, args),
})

/** The build puts an example session beside the program. */
function demoFile(): string {
  return fileURLToPath(new URL('./demo.json', import.meta.url))
}
