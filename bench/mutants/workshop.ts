/** A copy of the sources in which one place at a time is changed and its tests are run. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import type { Mutant } from './mutant.ts'

/** ms for one run of tests; a program that hangs has noticed the change too. */
const patience = 120_000

type Outcome = 'found' | 'survived' | 'invalid'

export class Workshop {
  private readonly dir: string
  private readonly root: string

  constructor(root: string) {
    this.root = root
    this.dir = mkdtempSync(join(tmpdir(), 'flywheel-mutants-'))
    for (const part of [
      'src',
      'test',
      'bin',
      'bench',
      'package.json',
      'tsconfig.json',
      'vitest.config.ts',
      'README.md',
    ])
      cpSync(join(root, part), join(this.dir, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(this.dir, 'node_modules'))
  }

  /** Makes the change, runs its tests until one fails, and takes it back. */
  try(mutant: Mutant): Outcome {
    const path = join(this.dir, mutant.file)
    const text = readFileSync(path, 'utf8')
    const at = mutant.at ?? text.indexOf(mutant.before)
    if (at < 0 || !text.startsWith(mutant.before, at)) throw new Error(`${mutant.file} has no "${mutant.before}"`)
    const changed = text.slice(0, at) + mutant.after + text.slice(at + mutant.before.length)
    if (!isCode(changed, path)) return 'invalid'
    writeFileSync(path, changed)
    try {
      return mutant.tests.some(tests => !this.passes(tests)) ? 'found' : 'survived'
    } finally {
      writeFileSync(path, text)
    }
  }

  lineOf({ file, before, at }: Mutant): number {
    const text = readFileSync(join(this.dir, file), 'utf8')
    return text.slice(0, at ?? text.indexOf(before)).split('\n').length
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }

  private passes(tests: string): boolean {
    const vitest = join(this.root, 'node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', '--project', 'parts', '--bail', '1', '--testTimeout', '30000', ...tests.split(' ')]
    const run = spawnSync(process.execPath, args, { cwd: this.dir, timeout: patience, stdio: 'ignore' })
    return run.status === 0
  }
}

function isCode(text: string, path: string): boolean {
  try {
    transformSync(text, { loader: path.endsWith('x') ? 'tsx' : 'ts' })
    return true
  } catch {
    return false
  }
}
