/** What the service says to whoever starts it for the first time. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { keyPair } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { folder } from './support/folder.ts'
import { serve } from './support/serving.ts'

test('where nobody administers yet, the line it names starts the same service with an administrator', async () => {
  const root = folder()
  const [state, sessions, ssh] = ['state', 'some sessions', '.ssh'].map(name => join(root, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [state, ssh]) mkdirSync(path, { mode: 0o700 })
  keyPair(ssh, 'id_ecdsa')
  vi.stubEnv('HOME', root)
  onTestFinished(() => void vi.unstubAllEnvs())
  const first = await serve(sessions, state, ['--workers', '1', '--address', 'retro.example.com'])
  const line = await eventually(() => {
    const [, found] = /Make yourself the one who does: (.+)/.exec(first.printed()) ?? []
    if (!found) throw new Error(first.printed())
    return found
  })
  expect(line).toContain(
    `--port 0 --address retro.example.com --workers 1 --admin-keys ${ssh}/id_ecdsa.pub --dir '${sessions}'`,
  )
  first.process.kill('SIGTERM')
  await first.exited
  const again = spawn('sh', ['-c', `exec ${line}`], { env: { ...process.env, FLYWHEEL_STATE: state } })
  onTestFinished(() => void again.kill('SIGKILL'))
  let said = ''
  for (const stream of [again.stdout, again.stderr]) stream.on('data', text => (said += text))
  await eventually(() => expect(said).toContain('"event":"ready"'))
  expect(said).toContain('"event":"admin-added"')
  expect(said).not.toContain('Nobody administers')
})
