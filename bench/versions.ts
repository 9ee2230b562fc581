/**
 * Older programs against today's files, and today's against theirs: three revisions from this repository's history are built in a
 * folder of their own. Every cell must be "opens whole", or "newer": exit 5 and nothing changed. Arguments: other revisions.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dir = mkdtempSync(join(tmpdir(), 'flywheel-versions-'))
/** How far through the history the older revisions lie. */
const shares = [0.35, 0.6, 0.95]

type Version = { name: string; at: string; files: string[] }

const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim()

function run({ at }: Version, cwd: string, args: string[], input = '') {
  const env = { ...process.env, FLYWHEEL_DIR: '', TERM: 'dumb' }
  return spawnSync(process.execPath, [join(at, 'bin', 'flywheel.js'), ...args], { cwd, encoding: 'utf8', env, input })
}

/** Checks a revision out and builds it with the packages that are here. */
function build(revision: string): Version {
  const name = git('rev-parse', '--short', revision)
  const at = join(dir, name)
  mkdirSync(at)
  const archive = execFileSync('git', ['-C', root, 'archive', revision], { maxBuffer: 1 << 28 })
  execFileSync('tar', ['-x', '-C', at], { input: archive })
  symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'))
  const built = spawnSync(process.execPath, ['bin/build.mjs'], { cwd: at, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`${name} does not build: ${built.stderr.slice(0, 500)}`)
  return { name, at, files: [] }
}

/** Sessions as this version writes them: a retro and a long turn, walked through in plain lines; and the examples it came with. */
function makeFiles(version: Version): void {
  const cwd = join(version.at, 'made')
  mkdirSync(cwd)
  const walk = `${Array.from({ length: 60 }, (_, i) => `a thought ${i}\nnext`).join('\n')}\nquit\n`
  for (const [team, agenda] of [
    ['short', 'retro'],
    ['long', 'turn-90'],
  ]) {
    run(version, cwd, [
      'new',
      '--team',
      team!,
      '--people',
      'Ana,Bo',
      '--agenda',
      agenda!,
      '--no-open',
      '--file',
      `${team}.json`,
    ])
    const file = join(cwd, `${team}.json`)
    if (!existsSync(file)) continue
    run(version, cwd, ['open', file, '--linear'], walk)
    version.files.push(file)
  }
  const examples = join(version.at, 'sessions', 'examples')
  for (const name of existsSync(examples) ? readdirSync(examples) : [])
    if (name.endsWith('.json')) version.files.push(join(examples, name))
}

/** What this version says of a file another one wrote; nothing but "whole" and "newer" is right. */
function verdict(reader: Version, file: string): string {
  const cwd = mkdtempSync(join(dir, 'read-'))
  const copy = join(cwd, 'session.json')
  cpSync(file, copy)
  const before = readFileSync(copy)
  const { log } = JSON.parse(before.toString()) as { log: unknown[] }
  const checked = run(reader, cwd, ['check', copy, '--json'])
  const opened = run(reader, cwd, ['open', copy, '--linear', '--read-only'])
  const restored = checked.status === 0 ? undefined : run(reader, cwd, ['restore', copy])
  if (!readFileSync(copy).equals(before)) return 'CHANGED IT'
  if (checked.status === 5 && opened.status === 5 && restored?.status === 5) return 'newer'
  const [found] = checked.status === 0 ? (JSON.parse(checked.stdout) as { entries: number }[]) : []
  if (found?.entries === log.length && opened.status === 0) return 'whole'
  return `EXIT ${checked.status}/${opened.status}`
}

try {
  const all = git('rev-list', '--reverse', '--first-parent', 'HEAD').split('\n')
  const asked = process.argv.slice(2)
  const older = asked.length ? asked : shares.map(share => all[Math.floor(all.length * share)]!)
  const today: Version = { name: 'today', at: join(dir, 'today'), files: [] }
  mkdirSync(today.at)
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(root, part), join(today.at, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(today.at, 'node_modules'))
  const versions = [...older.map(build), today]
  for (const version of versions) makeFiles(version)
  let wrong = 0
  process.stdout.write(`${'files of \\ read by'.padEnd(20)}${versions.map(v => v.name.padEnd(24)).join('')}\n`)
  for (const writer of versions) {
    const cells = versions.map(reader => {
      const counts = new Map<string, number>()
      // Older programs among themselves are history; one of the two is today's.
      if (reader !== today && writer !== today) return '-'
      for (const file of writer.files) {
        const word = verdict(reader, file)
        counts.set(word, (counts.get(word) ?? 0) + 1)
        if (word !== 'whole' && word !== 'newer') wrong++
      }
      return [...counts].map(([word, n]) => `${n} ${word}`).join(', ') || 'NO FILES'
    })
    if (!writer.files.length) wrong++
    process.stdout.write(`${writer.name.padEnd(20)}${cells.map(cell => cell.padEnd(24)).join('')}\n`)
  }
  process.stdout.write(wrong ? `${wrong} cells are wrong.\n` : 'Every file opens whole, or is left alone as newer.\n')
  process.exitCode = wrong ? 1 : 0
} finally {
  rmSync(dir, { recursive: true, force: true })
}
