/** invite: the text and the code people get, what is kept, and what is refused in one sentence. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepInvited, newInviteCode, readInvited } from '../../src/remote/invited.ts'
import { flywheel, folder } from './program.ts'

/** A folder with an open session of a team. */
function prepared() {
  const cwd = folder()
  const env = { FLYWHEEL_STATE: join(cwd, 'state') }
  flywheel(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--no-open'], { cwd, env })
  const invite = (...args: string[]) => flywheel(['invite', ...args], { cwd, env })
  return { cwd, env, invite }
}

test('prints what to send, keeps the code for its owner alone, and gives the same code again', () => {
  const { cwd, invite } = prepared()
  const ran = invite('checkout-t0001', '--on', 'in 2 weeks 14:00', '--listen', '10.0.0.7', '--async')
  expect(ran.code).toBe(0)
  expect(ran.stdout).toMatch(/^Retro of checkout, turn 1: \d+ \w+(?: \d{4})?, 14:00, about 26 minutes\./)
  expect(ran.stdout).toContain('With Ana and Bo.')
  expect(ran.stdout).toMatch(/Write your cards before .*, 14:00;/)
  expect(ran.stdout).toContain('  ssh -p 2222 NAME@10.0.0.7\n')
  expect(ran.stderr).toContain('flywheel host checkout-t0001 --listen 10.0.0.7')
  const [, code] = /Join code, good until the end of .*: (\w+ \w+ \w+ \w+ \w+)\n/.exec(ran.stdout) ?? []
  expect(code).toBeDefined()
  expect(invite('checkout-t0001').stdout).toContain(code)
  expect(invite('checkout-t0001', '--on', 'in 3 weeks').stdout).toContain(code)
  const kept = join(cwd, 'state', 'invitations')
  expect(statSync(kept).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(kept)) expect(statSync(join(kept, name)).mode & 0o777).toBe(0o600)
  // Sessions are committed and sent around: the code is in none of their files.
  for (const name of readdirSync(join(cwd, 'sessions')))
    expect(readFileSync(join(cwd, 'sessions', name), 'utf8')).not.toContain(code)
})

test.each([
  [['nope', '--on', 'tomorrow'], 1, 'There is no session "nope"'],
  [['checkout-t0001'], 2, 'For which day? --on is missing.'],
  [['checkout-t0001', '--on', 'Zed'], 2, 'I cannot read the day in "Zed"'],
  [['checkout-t0001', '--on', '2026-11-01'], 2, '2026-11-01 is past.'],
  [['checkout-t0001', '--on', 'today 00:00'], 2, 'today 00:00 is past.'],
  [['checkout-t0001', '--on', 'in 30 weeks'], 2, 'is more than 90 days away.'],
  [['checkout-t0001', '--on', 'tomorrow', '--port', '70000'], 2, '70000 is no port.'],
] as const)('refuses %j', (args, code, say) => {
  const { cwd, invite } = prepared()
  const ran = invite(...args)
  expect(ran.code).toBe(code)
  expect(ran.stderr).toContain(say)
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  expect(readdirSync(cwd)).not.toContain('state')
})

test('a file that is damaged, of another session, or whose day is over invites nobody', async () => {
  const state = folder()
  const invited = { code: newInviteCode(), at: 1_000, until: 2_000, early: false }
  expect(await readInvited(state, 'a.json', 0)).toBeUndefined()
  await keepInvited(state, 'a.json', invited)
  expect(await readInvited(state, 'a.json', 1_500)).toMatchObject({ at: 1_000 })
  expect(await readInvited(state, 'b.json', 1_500)).toBeUndefined()
  expect(await readInvited(state, 'a.json', 2_001)).toBeUndefined()
  const [name = ''] = readdirSync(join(state, 'invitations'))
  for (const text of ['', '{', '{"version":2}', `{"version":1,"code":"x","at":1,"until":9e9,"early":true}`]) {
    writeFileSync(join(state, 'invitations', name), text)
    expect(await readInvited(state, 'a.json', 1_500)).toBeUndefined()
  }
})
