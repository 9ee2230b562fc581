/** What whoever runs the service sees of it: its health, its numbers, its log; stock ssh, the built program. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { readOpenMetrics } from './open-metrics.ts'
import { folder } from './support/folder.ts'
import { peopled, type Served, serve } from './support/serving.ts'

async function place() {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const paths = await peopled(sessions, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: {} },
  ])
  return { sessions, state, keys: paths }
}

/** Where the health page of a service is, as its log says. */
const healthOf = (served: Served) =>
  eventually(() => {
    const found = served.log().find(one => one.event === 'health')
    if (!found) throw new Error('no health yet')
    return `http://${found.address}`
  })

test('health, numbers and log tell what happens at the door and in the rooms, and nothing that is written there', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state, ['--health', '127.0.0.1:0'])
  const at = await healthOf(served)
  expect(await (await fetch(`${at}/healthz`)).json()).toEqual({ status: 'ok', problems: [] })

  const guest = served.come({ user: 'Eve' })
  await guest.see('ode: ')
  guest.type('acorn badger cabin\r')
  await guest.see('opens nothing here')
  guest.kill()

  const ana = served.come({ identity: keys.Ana })
  await ana.see('start the first retro of checkout')
  ana.type('\r')
  await ana.see('people > Ana')
  ana.type('\r')
  await ana.see('Enter goes in and starts the clock')
  ana.type('\r')
  await ana.see('Type one sentence')
  ana.type('the words of a card\r')
  await ana.see('   the words of a card')

  const numbers = await eventually(async () => {
    const read = readOpenMetrics(await (await fetch(`${at}/metrics`)).text())
    const of = (name: string) => Object.values(read.get(name)?.samples ?? {}).at(-1) ?? 0
    if (of('flywheel_people') !== 1) throw new Error('nobody is counted yet')
    return { of, read }
  })
  const { of, read } = numbers
  expect([of('flywheel_rooms'), of('flywheel_homes'), of('flywheel_admissions')]).toEqual([1, 0, 1])
  expect(of('flywheel_moves')).toBeGreaterThan(0)
  expect(of('flywheel_lease_age_seconds')).toBeLessThan(3)
  expect(read.get('flywheel_refusals')?.samples).toEqual({ 'flywheel_refusals_total{reason="wrong-code"}': 1 })
  expect(
    read.get('flywheel_key_to_screen_seconds')?.samples.flywheel_key_to_screen_seconds_count,
  ).toBeGreaterThanOrEqual(3)
  for (const bytes of Object.values(read.get('flywheel_worker_resident_memory_bytes')?.samples ?? {}))
    expect(bytes).toBeGreaterThan(10_000_000)

  const refused = served.log().find(one => one.event === 'refused')
  expect(refused).toMatchObject({ address: '127.0.0.1', why: 'wrong-code', name: 'Eve' })
  expect(served.log().find(one => one.event === 'in')).toMatchObject({ name: 'Ana', address: '127.0.0.1' })
  const bo = served.come({ identity: keys.Bo })
  await bo.see('You are in no team yet.')
  bo.type('q')
  await bo.exited
  await eventually(() =>
    expect(served.log().filter(one => one.event === 'gone')).toMatchObject([{ address: '127.0.0.1', name: 'nobody' }]),
  )
  expect(served.printed()).not.toContain('the words of a card')

  served.process.kill('SIGTERM')
  await ana.see('The service restarts.')
  expect(await served.exited).toBe(0)
  expect(served.log().map(one => one.event)).toContain('stopping')
  await expect(fetch(`${at}/healthz`)).rejects.toThrow()
})

test('a health page that cannot be had is said in one sentence, and nothing stays open', async () => {
  const { sessions, state } = await place()
  const first = await serve(sessions, state, ['--health', '127.0.0.1:0'])
  const taken = (await healthOf(first)).replace('http://', '')
  const other = await place()
  await expect(serve(other.sessions, other.state, ['--health', taken])).rejects.toThrow(
    `Port ${taken.split(':')[1]} of 127.0.0.1 cannot be had for the health page`,
  )
})
