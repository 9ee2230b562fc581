/** Runs every measurement in this folder, one after the other, so that none disturbs another. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const only = process.argv.slice(2)
const here = import.meta.dirname
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`)

let failed = false
for (const file of readdirSync(here).sort()) {
  const name = file.replace(/\.ts$/, '')
  if (
    name === 'index' ||
    name === 'ssh' ||
    name === 'ballots' ||
    !file.endsWith('.ts') ||
    (only.length > 0 && !only.includes(name))
  )
    continue
  console.log(`\n${name}`)
  failed = spawnSync(process.execPath, [join(here, file)], { stdio: 'inherit' }).status !== 0 || failed
}
process.exitCode = failed ? 1 : 0
