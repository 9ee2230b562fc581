/** Many command lines through the built program in one process: what it does, without the time it takes to start. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { folder, installed, plainEnv, root } from './program.ts'

/** A command line with its working folder, which is the home folder as well, and what comes in on its standard input (default: nothing). */
export type Line = { argv: string[]; cwd: string; input?: string }

/** What a line was answered; of what it said on stdout, the beginning or all. */
export type Answer = { argv: string[]; code: number; out: string; err: string }

const driver = `import { Readable } from 'node:stream'
import { readFileSync, writeFileSync } from 'node:fs'
const [dist, asked, answers, most] = process.argv.slice(2)
const { main } = await import(dist + '/main.js')
const { mapLines } = await import(dist + '/map-lines.js')
let out = '', err = ''
process.stdout.write = (text, done) => { out += text; typeof done === 'function' && done(); return true }
process.stderr.write = (text, done) => { err += text; typeof done === 'function' && done(); return true }
const all = []
for (const { argv, cwd, input } of JSON.parse(readFileSync(asked, 'utf8'))) {
  process.chdir(cwd)
  process.env.HOME = cwd
  out = err = ''
  process.exitCode = undefined
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from(input ? [Buffer.from(input)] : []) })
  try {
    if (!(argv[0] === 'map' && (await mapLines(argv)))) await main(argv)
  } catch (error) { err += 'THROWN ' + error.stack }
  all.push({ argv, code: process.exitCode ?? 0, out: out.slice(0, Number(most)), err })
}
process.exitCode = 0
writeFileSync(answers, JSON.stringify(all))
`

/** Runs these lines one after the other; their answers in the same order, `most` characters of each. `env` is added to a plain environment. */
export function together(lines: readonly Line[], env: Record<string, string> = {}, most = 2_000): Answer[] {
  const there = folder()
  const [script = '', asked = '', answers = ''] = ['driver.mjs', 'asked.json', 'answers.json'].map(n => join(there, n))
  writeFileSync(script, driver)
  writeFileSync(asked, JSON.stringify(lines))
  const done = spawnSync(process.execPath, [script, join(root, 'dist'), asked, answers, `${most}`], {
    cwd: there,
    encoding: 'utf8',
    // A command that goes on is a fault of the line; it must not hold up everything else.
    timeout: 300_000,
    env: { ...plainEnv(), PATH: `${dirname(installed())}:${process.env.PATH}`, ...env },
  })
  expect(done.stderr).toBe('')
  expect(done.status).toBe(0)
  return JSON.parse(readFileSync(answers, 'utf8'))
}
