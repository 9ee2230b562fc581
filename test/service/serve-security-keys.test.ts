/** Keys in FIDO authenticators, with stock ssh: an administrator comes by one that was touched, and by none that was not. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeKey, sign } from '../remote/support/authority.ts'
import { softAgent, softKey } from '../remote/support/soft-authenticator.ts'
import { eventually } from '../support/eventually.ts'
import { folder } from './support/folder.ts'
import { serve } from './support/serving.ts'

test('an administrator comes with a security key that is touched, and with none that is not', async () => {
  const root = folder()
  const state = join(root, 'state')
  mkdirSync(state, { mode: 0o700 })
  const keys = [softKey('ed25519', 'ana'), softKey('ecdsa', 'bo'), softKey('ed25519', 'eve', { flags: 0 })] as const
  writeFileSync(join(root, 'admins'), keys.map(key => key.line).join(''))
  const served = await serve(join(root, 's'), state, ['--admin-keys', join(root, 'admins')])
  for (const [i, name] of (['ana', 'bo'] as const).entries()) {
    const ssh = served.come({ user: 'x', ...(await softAgent(root, name, keys[i] ?? keys[0])) })
    await ssh.see(name)
    await ssh.see('You are in no team yet')
    ssh.type('q')
    expect(await ssh.exited).toBe(0)
  }
  const untouched = served.come({ user: 'x', ...(await softAgent(root, 'eve', keys[2])) })
  await untouched.see('code:')
  untouched.kill()
  await eventually(() =>
    expect(served.log()).toContainEqual(
      expect.objectContaining({ event: 'refused', why: 'key', reason: 'wrong signature' }),
    ),
  )
})

test('a certificate for a security key is taken when the key was touched, and not when it was not', async () => {
  const root = folder()
  const state = join(root, 'state')
  mkdirSync(state, { mode: 0o700 })
  const authority = makeKey(root, 'authority')
  const served = await serve(join(root, 's'), state, ['--trusted-user-ca', `${authority.path}.pub`])
  const certified = (name: string, key: ReturnType<typeof softKey>) => {
    writeFileSync(join(root, `${name}.pub`), key.line)
    return sign(authority.path, join(root, name), { principals: name })
  }
  for (const [name, kind] of [
    ['ana', 'ed25519'],
    ['bo', 'ecdsa'],
  ] as const) {
    const key = softKey(kind, name)
    const ssh = served.come({ user: 'x', ...(await softAgent(root, name, key, certified(name, key))) })
    await ssh.see(name)
    await ssh.see('You are in no team yet')
    ssh.type('q')
    expect(await ssh.exited).toBe(0)
  }
  const key = softKey('ed25519', 'eve', { flags: 0 })
  const untouched = served.come({ user: 'x', ...(await softAgent(root, 'eve', key, certified('eve', key))) })
  await untouched.see('code:')
  untouched.kill()
  await eventually(() =>
    expect(served.log()).toContainEqual(expect.objectContaining({ event: 'refused', reason: 'wrong signature' })),
  )
})
