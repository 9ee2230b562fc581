/**
 * How soon home is on a terminal after login: the built service on loopback with a client of ssh2, `N` visits (100 if not said), one after
 * the other; and what a first visit takes until a card of one's own. Teams, sessions and people as a small company has them.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { bookIn } from '../src/cli/store.ts'
import { digestOfCode } from '../src/remote/admission/digests.ts'
import { keyPair } from '../test/remote/support/stock-ssh.ts'
import { figure, median, percentile } from './measure/figures.ts'
import { firstVisit } from './measure/first-visit.ts'

const root = join(import.meta.dirname, '..')
const visits = Number(process.argv[2] ?? 100)
/** What home must be there within, ms. */
const aim = 150

const at = mkdtempSync(join(tmpdir(), 'flywheel-home-'))
const [place, state, key] = [join(at, 'sessions'), join(at, 'state'), join(at, 'key')]
for (const folder of [place, state]) mkdirSync(folder, { mode: 0o700 })
cpSync(join(root, 'sessions', 'examples'), place, { recursive: true, filter: from => !from.endsWith('.md') })
execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
const print = execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }).split(' ')[1] ?? ''
const book = await bookIn(place)
const ana = await book.addAccount({ name: 'Ana', keys: [print] })
for (const team of ['checkout', 'library', 'parcels']) {
  await book.addTeam(team)
  await book.setMember(ana.id, team, 'facilitator')
}
const code = 'acorn acorn acorn acorn acorn'
const until = new Date(Date.now() + 3_600_000).toISOString()
await book.addTeam('search')
await book.invite({ digest: digestOfCode(code), team: 'search', role: 'facilitator', until, uses: 1, by: 'Ana' })
await book.close()

const service = spawn(process.execPath, [join(root, 'bin', 'flywheel.js'), 'serve', '--dir', place, '--port', '0'], {
  env: { ...process.env, FLYWHEEL_STATE: state },
  stdio: ['ignore', 'ignore', 'pipe'],
})
const { port, hostKey } = await new Promise<{ port: number; hostKey: string }>((resolve, reject) => {
  let said = ''
  service.stderr.on('data', text => {
    said += text
    const [, found] = /ssh -p (\d+)/.exec(said) ?? []
    const [, hostKey] = /^known_hosts: (.+)$/m.exec(said) ?? []
    if (found && hostKey) resolve({ port: Number(found), hostKey })
  })
  service.once('exit', () => reject(new Error('the service ended')))
})

/** ms from the end of login to the first frame, and to the list in it. */
function visit(): Promise<{ frame: number; list: number }> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client()
    client.on('error', reject)
    client.on('ready', () => {
      const from = performance.now()
      client.shell({ cols: 80, rows: 24, term: 'xterm-256color' }, (error, stream) => {
        if (error) return reject(error)
        let seen = ''
        let frame = 0
        stream.on('data', (bytes: Buffer) => {
          seen += bytes
          if (!frame && seen.includes('F1 help')) frame = performance.now() - from
          if (!seen.includes('Turns')) return
          resolve({ frame, list: performance.now() - from })
          client.end()
        })
      })
    })
    // As OpenSSH does.
    const sock = connect({ host: '127.0.0.1', port, noDelay: true })
    client.connect({ sock, username: 'ana', privateKey: readFileSync(key) })
  })
}

console.log(`load: ${loadavg()[0]?.toFixed(1)}`)
const took: { frame: number; list: number }[] = []
for (let i = 0; i < visits; i++) took.push(await visit())
const knownHosts = join(at, 'known_hosts')
writeFileSync(knownHosts, `${hostKey}\n`)
const first = await firstVisit({ port, knownHosts, identity: keyPair(at, 'olga').path, code })
service.kill('SIGTERM')
rmSync(at, { recursive: true, force: true })
for (const [of, what] of [
  ['frame', 'first frame of home after login'],
  ['list', 'with its list'],
] as const) {
  const all = took.map(one => one[of])
  const [mid, late] = [median(all), percentile(all, 0.99)]
  figure(what, `${mid.toFixed(0)} ms, p99 ${late.toFixed(0)} ms`, `<= ${aim} ms`, late <= aim)
}
/** Keys a second that somebody types who does not hurry. */
const pace = 3
const typing = (first.keys + first.letters) / pace
const seconds = first.ms / 1_000 + typing
figure(
  'a first visit, until a card in a retro of their own',
  `${first.keys} keys besides words`,
  '<= 12',
  first.keys <= 12,
)
figure(
  '  with words typed at three keys a second',
  `${seconds.toFixed(0)} s, ${(first.ms / 1_000).toFixed(1)} s of it ours`,
  '<= 60 s',
  seconds <= 60,
)
