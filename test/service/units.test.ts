/** What comes with the service for operators: the unit for systemd and the container, looked at by their own programs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from '../../src/cli/commands/serve.ts'

const root = join(import.meta.dirname, '..', '..')
const text = (name: string) => readFileSync(join(root, 'docs', 'service', name), 'utf8')
const works = (program: string, ...args: string[]) => spawnSync(program, args, { timeout: 20_000 }).status === 0

/** The unit with a program that is there. */
function unit(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-unit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'flywheel.service')
  writeFileSync(file, text('flywheel.service').replace('/usr/local/bin/flywheel', process.execPath))
  return file
}

const hasSystemd = works('systemd-analyze', '--version')

it.skipIf(!hasSystemd)(
  'the unit is one that systemd takes, and gives few rights (skipped without systemd-analyze)',
  () => {
    const file = unit()
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
    expect([verified.status, verified.stderr.split('\n').filter(line => line.includes('flywheel'))]).toEqual([0, []])
    const safe = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file], {
      encoding: 'utf8',
    })
    expect(safe.stdout).toMatch(/Overall exposure level for flywheel.service: [01]\.\d OK/)
    expect(safe.status).toBe(0)
  },
)

it('the unit writes nowhere but into its state folder, as a user of its own', () => {
  const said = new Set(text('flywheel.service').split('\n'))
  for (const line of ['DynamicUser=yes', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'StateDirectory=flywheel'])
    expect(said).toContain(line)
})

it('the settings, the unit and the container name options of flywheel serve alone', () => {
  const known = new Set(['--store', '--dir', ...Object.keys(serve.options ?? {}).map(name => `--${name}`)])
  const started = [
    ...text('serve.env').matchAll(/FLYWHEEL_SERVE="([^"]*)"/g),
    ...text('Containerfile').matchAll(/ENTRYPOINT \[(.*)\]/g),
  ].flatMap(([, words = '']) => words.match(/--[a-z-]+/g) ?? [])
  expect(started.length).toBeGreaterThan(8)
  expect(started.filter(option => !known.has(option))).toEqual([])
})

const engine = ['podman', 'docker'].find(program => works(program, 'info'))
/** The image that ours is made on, where it is here: nothing is fetched. */
const base = process.env.FLYWHEEL_BASE ?? 'docker.io/library/node:24-slim'

it.skipIf(!engine || !works(engine, 'image', 'inspect', base))(
  'the container is built, runs as nobody and needs no root to write to (skipped without podman or docker, and an image of Node)',
  () => {
    const tag = `flywheel-test-${process.pid}`
    const context = mkdtempSync(join(tmpdir(), 'flywheel-image-'))
    const run = (...args: string[]) => spawnSync(engine ?? '', args, { encoding: 'utf8', cwd: root, timeout: 900_000 })
    onTestFinished(() => {
      run('rmi', '-f', tag)
      rmSync(context, { recursive: true })
    })
    spawnSync('npm', ['pack', '--silent', '--pack-destination', context], { cwd: root })
    const made = run('build', '-f', 'docs/service/Containerfile', '--build-arg', `BASE=${base}`, '-t', tag, context)
    expect(made.status, made.stderr).toBe(0)
    const inside = ['run', '--rm', '--read-only', '--cap-drop', 'all', '--entrypoint', 'sh', tag, '-c']
    expect(run(...inside, 'id -un; touch /x; touch /state/x && flywheel --version').stdout).toMatch(/^nobody\n.*\d/s)
  },
  960_000,
)
