/** docs/service.md, done as it says: its command lines start the service, make the first team, and let people in with stock ssh. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyPair, type Ssh, sshArgs } from '../remote/support/stock-ssh.ts'
import { folder } from './support/folder.ts'
import { type Served, serve } from './support/serving.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/service.md'), 'utf8')

/** The lines of its fenced blocks that begin with this, without their remarks. */
const lines = (begin: string) =>
  [...page.matchAll(/^```\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map(line => (line.split(/ {2,}/)[0] ?? '').trim())
    .filter(line => line.startsWith(begin))

const host = 'ssh retro.example.com '
/** What an administrator types, and what scripts do, each in its order. */
const administration = lines(host).filter(line => / (teams|invite|members|help)\b/.test(line))
const scripts = lines(host).filter(line => / (list|notes|actions|export|import|check-in)\b/.test(line))
const others = lines(host).filter(line => ![...administration, ...scripts].includes(line))

type Place = { served: Served; root: string; keys: string; knownHosts: string }

/** Types a line of the page in a shell, with `ssh retro.example.com` as this person comes with it. */
function type({ served, root, knownHosts }: Place, line: string, identity: string) {
  const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
  const come = sshArgs({ port: served.port, knownHosts, user: 'x', identity, args: ['-q'] }).map(quoted)
  const typed = line.replace(/^ssh retro\.example\.com/, `ssh ${come.join(' ')}`)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', typed], { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Counts what is pressed besides words: Enter and the keys that choose. */
function presses(ssh: Ssh) {
  let count = 0
  return {
    press(key: string) {
      count++
      ssh.type(key)
    },
    words: (text: string) => ssh.type(text),
    count: () => count,
  }
}

test('the service starts, has a first team, and a facilitator who comes for the first time writes a card', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const olga = keyPair(keys, 'olga').path
  const ana = keyPair(keys, 'ana').path
  copyFileSync(`${olga}.pub`, join(root, 'admins'))

  const [, forEverybody = ''] = lines('flywheel serve')
  const options = forEverybody
    .replace('flywheel serve ', '')
    .replace('--listen 0.0.0.0 --port 22 --address retro.example.com ', '')
    .replace('127.0.0.1:9464', '127.0.0.1:0')
    .replace('admins', join(root, 'admins'))
  expect(options.split(' ').filter(word => word.startsWith('--'))).toEqual(['--admin-keys', '--health'])
  const served = await serve(sessions, state, options.split(' '))
  const place = { served, root, keys, knownHosts: join(state, 'known_hosts') }

  expect(administration.length).toBeGreaterThanOrEqual(4)
  let code = ''
  for (const line of administration) {
    const done = type(place, line, olga)
    expect(done, `${line}\n${done.stderr}`).toMatchObject({ status: 0 })
    if (line.includes(' invite ')) code = done.stdout.trim()
  }
  expect(code).toMatch(/^(?:[a-z]+ ){4}[a-z]+$/)

  const first = served.come({ user: 'Ana', identity: ana })
  const { press, words, count } = presses(first)
  await first.see('room code:')
  words(code)
  press('\r')
  await first.see('start the first retro of checkout')
  press('\r')
  await first.see('people > Ana')
  press('\r')
  await first.see('Enter goes in')
  press('\r')
  await first.see('Type one sentence')
  words('less waiting')
  press('\r')
  await first.see('   less waiting')
  expect(count()).toBeLessThanOrEqual(12)
  first.type('\x1b')
  await first.see('M my part')
  first.type('q')
  await first.see('Leave this turn?')
  first.type('\r')
  await first.see('Open now')

  const numbered = (line: string) => line.replaceAll('checkout/3', 'checkout/1')
  const ran = scripts.filter(line => !/import|check-in/.test(line))
  expect(ran.length).toBeGreaterThanOrEqual(5)
  for (const line of ran) {
    const done = type(place, numbered(line), ana)
    expect(done, `${line}\n${done.stderr}`).toMatchObject({ status: 0 })
  }
  expect(readFileSync(join(root, 'notes.md'), 'utf8')).toContain('less waiting')
  expect(existsSync(join(root, 's.json'))).toBe(true)
  // The session is there already, and stays as it is.
  expect(type(place, scripts.find(line => line.includes('import')) ?? '', ana).stderr).toMatch(/there already|the same/)
  expect(type(place, `${host}rm -rf /`, ana)).toMatchObject({ status: 2, stdout: '' })
})

test('every other line an administrator types is a command of the service', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const olga = keyPair(keys, 'olga').path
  copyFileSync(`${olga}.pub`, join(root, 'admins'))
  const other = keyPair(keys, 'other')
  copyFileSync(`${other.path}.pub`, join(root, 'id_ed25519.pub'))
  const served = await serve(sessions, state, ['--admin-keys', join(root, 'admins')])
  const place = { served, root, keys, knownHosts: join(state, 'known_hosts') }
  for (const line of ['teams add checkout', 'invite checkout']) type(place, `${host}${line}`, olga)
  writeFileSync(join(root, 'x'), '')
  expect(others.length).toBeGreaterThanOrEqual(5)
  for (const line of others) {
    const done = type(place, line.replace('SHA256:…', other.fingerprint), olga)
    // Nobody is called Bo here and no room is open; what is asked is understood all the same.
    expect(done.stderr, line).not.toMatch(/is no command|no option|It goes:/)
  }
})
