/** A copy of the project in which one place at a time is changed and its tests are run. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, placeOf } from './mutant.ts'

/** ms in which no file of tests ends: the program hangs, which is noticed too. */
const patience = 180_000

export class Workshop {
  private readonly dir: string
  private readonly root: string
  /** Files of tests that were seen to pass, or to fail, while nothing is changed. */
  private readonly sound: Set<string>
  private readonly broken = new Set<string>()

  /** `passing`: files of tests that are known to pass while nothing is changed. */
  constructor(root: string, passing: readonly string[]) {
    this.root = root
    this.sound = new Set(passing)
    this.dir = mkdtempSync(join(tmpdir(), 'flywheel-mutants-'))
    for (const name of readdirSync(root))
      if (!['.git', 'dist', 'node_modules'].includes(name))
        cpSync(join(root, name), join(this.dir, name), { recursive: true })
    // A folder of its own, so that what is built and remembered while a place is changed stays here.
    mkdirSync(join(this.dir, 'node_modules'))
    for (const name of readdirSync(join(root, 'node_modules')))
      if (!name.startsWith('.v')) symlinkSync(join(root, 'node_modules', name), join(this.dir, 'node_modules', name))
  }

  textOf({ file }: Mutant): string {
    return readFileSync(join(this.dir, file), 'utf8')
  }

  lineOf(mutant: Mutant): number {
    const text = this.textOf(mutant)
    return text.slice(0, placeOf(mutant, text)).split('\n').length
  }

  /** The mutants that the compiler takes: those of different files are tried in one go, as an error says its file. */
  compiling(mutants: readonly Mutant[]): Mutant[] {
    const taken: Mutant[] = []
    for (let left = [...mutants]; left.length > 0; ) {
      const files = new Set<string>()
      const now = left.filter(({ file }) => !files.has(file) && files.add(file))
      left = left.filter(mutant => !now.includes(mutant))
      const wrong = this.changed(now, () => this.filesWithErrors())
      const isElsewhere = [...wrong].some(file => !files.has(file))
      const isTaken = (mutant: Mutant) =>
        isElsewhere ? !this.changed([mutant], () => this.filesWithErrors()).size : !wrong.has(mutant.file)
      taken.push(...now.filter(isTaken))
    }
    return mutants.filter(mutant => taken.includes(mutant))
  }

  /**
   * Makes the change, runs the tests until one fails, and takes it back. Returns the file that failed, undefined when none did. A
   * file that fails while nothing is changed as well notices nothing.
   */
  async noticedBy(mutant: Mutant, tests: readonly string[]): Promise<string | undefined> {
    const by = await this.failingWith(
      mutant,
      tests.filter(file => !this.broken.has(file)),
    )
    if (by === undefined || !by.startsWith('test/') || this.sound.has(by)) return by
    const isSound = (await this.failing([by])) === undefined
    ;(isSound ? this.sound : this.broken).add(by)
    if (isSound) return by
    console.error(`${by} fails while nothing is changed`)
    return this.noticedBy(mutant, tests)
  }

  private async failingWith(mutant: Mutant, tests: readonly string[]): Promise<string | undefined> {
    if (!tests.length) return undefined
    const path = join(this.dir, mutant.file)
    const text = this.textOf(mutant)
    writeFileSync(path, withChange(mutant, text))
    try {
      return await this.failing(tests)
    } finally {
      writeFileSync(path, text)
    }
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }

  private changed<T>(mutants: readonly Mutant[], during: () => T): T {
    const before = mutants.map(mutant => this.textOf(mutant))
    for (const [i, mutant] of mutants.entries())
      writeFileSync(join(this.dir, mutant.file), withChange(mutant, before[i] ?? ''))
    try {
      return during()
    } finally {
      for (const [i, { file }] of mutants.entries()) writeFileSync(join(this.dir, file), before[i] ?? '')
    }
  }

  private filesWithErrors(): Set<string> {
    const args = ['-p', '.', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', 'node_modules/.types']
    const { stdout } = spawnSync(join(this.root, 'node_modules/.bin/tsc'), args, { cwd: this.dir, encoding: 'utf8' })
    return new Set([...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))
  }

  private failing(tests: readonly string[]): Promise<string | undefined> {
    const args = ['run', '--root', '.', '--config', 'bench/mutants/vitest.config.ts', '--maxWorkers', '1']
    const limits = ['--bail', '1', '--testTimeout', '60000', '--reporter', 'default']
    const run = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...limits, ...tests], {
      cwd: this.dir,
      env: { ...process.env, FLYWHEEL_ORDER: tests.join(' '), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    })
    return new Promise((resolve, reject) => {
      let said = ''
      const hung = () => {
        if (run.pid !== undefined) process.kill(-run.pid, 'SIGKILL')
      }
      let clock = setTimeout(hung, patience)
      run.stdout.on('data', chunk => {
        said += chunk
        clearTimeout(clock)
        clock = setTimeout(hung, patience)
      })
      run.on('error', reject)
      run.on('close', code => {
        clearTimeout(clock)
        const failed = /❯ (?:\|\w+\| )?(test\/\S+)/.exec(said)?.[1]
        resolve(code === 0 ? undefined : (failed ?? (code === null ? 'a run that hung' : 'a run that ended early')))
      })
    })
  }
}

function withChange(mutant: Mutant, text: string): string {
  const at = placeOf(mutant, text)
  return text.slice(0, at) + mutant.after + text.slice(at + mutant.before.length)
}
