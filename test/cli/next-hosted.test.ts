/** The next turn of a team, made as it is hosted: whoever was there before is expected again. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSession } from '../../src/store/session-file.ts'

const root = join(import.meta.dirname, '..', '..')

/** Hosts the next turn of the library team without a screen, until it says that it is ready; the names in its file. */
async function hosted(...more: string[]): Promise<string[]> {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-next-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  cpSync(join(root, 'sessions/examples/library-t0003.json'), join(cwd, 'sessions/library-t0003.json'))
  const words = ['host', 'library-t0004', '--team', 'library', '--headless', '--json', '--port', '0', ...more]
  const room = spawn(process.execPath, [join(root, 'bin/flywheel.js'), ...words], {
    cwd,
    env: { ...process.env, FLYWHEEL_STATE: join(cwd, 'state') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void room.kill('SIGKILL'))
  await new Promise((resolve, reject) => {
    room.stdout.once('data', resolve)
    room.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  expect(readFileSync(join(cwd, 'sessions/library-t0004.json'), 'utf8')).toContain('"prev":{"id":"library-t0003"')
  const { log } = await readSession(join(cwd, 'sessions/library-t0004.json'))
  return log.flatMap(({ move }) => (move.do === 'join' ? [move.name] : []))
}

test('expects whoever was there last, the next facilitator first', async () => {
  expect(await hosted()).toEqual(['Sanne', 'Olu', 'Yusuf', 'Maren', 'Petra', 'Tomek'])
})

test('expects whoever is named instead', async () => {
  expect(await hosted('--people', 'Ana, Bo')).toEqual(['Ana', 'Bo'])
})
