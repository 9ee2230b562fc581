/** Builds the program once before the tests that run it; a build that is fresh stays as it is. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export default function setup(): void {
  const root = join(import.meta.dirname, '..')
  execFileSync(process.execPath, [join(root, 'bin', 'build.mjs'), '--if-needed'], { cwd: root, stdio: 'inherit' })
}
