/** Colours and motion of whoever comes to a service by ssh: their own, from home on; names there are none of do no harm. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from './support/folder.ts'
import { peopled, serve } from './support/serving.ts'

test('a theme and a still cursor come along by SetEnv, and a theme that does not exist changes nothing', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [sessions, state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const paths = await peopled(sessions, keys, [{ name: 'Ana', teams: { checkout: 'facilitator' } }])
  const served = await serve(sessions, state)
  const come = async (...told: string[]) => {
    const args = ['-o', `SetEnv=${told.join(' ')}`]
    const ana = served.come({ user: 'Ana', identity: paths.Ana, args })
    await ana.see('F1 help')
    return ana
  }
  const dark = await come('FLYWHEEL_THEME=dark', 'FLYWHEEL_MOTION=reduced')
  expect(dark.bytes()).toContain('48;5;234m')
  expect(dark.bytes()).toContain('\x1b[2 q')
  const odd = await come('FLYWHEEL_THEME=pink', 'FLYWHEEL_MOTION=wild')
  expect(odd.bytes()).not.toContain('48;5;')
  expect(odd.bytes()).not.toContain('\x1b[2 q')
  odd.type('q')
  expect(await odd.exited).toBe(0)
})
