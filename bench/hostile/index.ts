/**
 * Peers that mean harm, in large numbers, against what is built: `npm run test:hostile [-- NAME …]`. Every attack runs in a process of its
 * own, whatever became of the others; one table at the end; exit code 1 when an aim was missed. Takes some fifteen minutes.
 */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { type Figure, row } from '../measure/figures.ts'

/** The attacks by name, each a script that prints its figures. */
const attacks: Record<string, string> = {
  codes: 'codes.ts',
  'half-open': 'half-open.ts',
  floods: 'floods.ts',
  costly: 'costly.ts',
  typing: 'typing.ts',
  stuck: 'stuck.ts',
  lost: 'lost.ts',
  cuts: '../cuts.ts',
}
/** ms after which an attack is taken for stuck itself. */
const longest = 15 * 60_000

/** Runs one attack to its end; what it measured, and a missed figure more when it ended otherwise than it should. */
function run(name: string, script: string): Promise<Figure[]> {
  const figures: Figure[] = []
  const child = fork(join(import.meta.dirname, script), [], { stdio: 'inherit' })
  const late = setTimeout(() => child.kill('SIGKILL'), longest)
  child.on('message', (message: { figure?: Figure }) => message.figure && figures.push(message.figure))
  return new Promise(resolve =>
    child.on('close', (exit, signal) => {
      clearTimeout(late)
      const isWhole = exit === 0 || (exit === 1 && figures.some(f => !f.reached))
      if (!isWhole || figures.length === 0)
        figures.push({
          what: `${name}: ran to its end`,
          value: signal ?? `exit ${exit}`,
          target: 'yes',
          reached: false,
        })
      resolve(figures)
    }),
  )
}

const only = process.argv.slice(2)
const unknown = only.filter(name => !Object.hasOwn(attacks, name))
if (unknown.length > 0)
  throw new Error(`no such attack: ${unknown.join(', ')}; there are ${Object.keys(attacks).join(', ')}`)
console.log(`Node ${process.versions.node}`)
const all: [string, Figure[]][] = []
for (const [name, script] of Object.entries(attacks)) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`\n${name}`)
  all.push([name, await run(name, script)])
}
console.log('\nAll of it: what, figure, aim')
for (const [name, figures] of all) {
  console.log(name)
  for (const one of figures) console.log(row(one))
}
const missed = all.flatMap(([, figures]) => figures).filter(f => !f.reached).length
console.log(missed > 0 ? `\n${missed} missed` : '\nnone missed')
process.exitCode = missed > 0 ? 1 : 0
