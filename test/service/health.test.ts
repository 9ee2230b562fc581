/** Health and numbers of a service over HTTP, read as monitoring reads them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { expect, it, onTestFinished } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { durations, together } from '../../src/service/durations.ts'
import { openHealth, problemsOf } from '../../src/service/health.ts'
import { openMetrics, type ServiceFacts } from '../../src/service/metrics.ts'
import { factsWith } from './facts.ts'
import { readOpenMetrics } from './open-metrics.ts'

async function served(facts: ServiceFacts | Error = factsWith(), draining = false) {
  const health = await openHealth({
    address: '127.0.0.1',
    port: 0,
    facts: async () => {
      if (facts instanceof Error) throw facts
      return facts
    },
    draining: () => draining,
  })
  onTestFinished(() => health.close())
  return { health, at: `http://127.0.0.1:${health.port}` }
}

it('says ok while it works, and what is wrong when it does not', async () => {
  const { at } = await served()
  const ok = await fetch(`${at}/healthz`)
  expect([ok.status, await ok.json()]).toEqual([200, { status: 'ok', problems: [] }])
  const bad = await served(factsWith({ workers: [], leaseAge: 9 }), true)
  const failing = await fetch(`${bad.at}/healthz`)
  expect(failing.status).toBe(503)
  expect(await failing.json()).toMatchObject({ status: 'failing' })
  expect(problemsOf(factsWith({ workers: [], leaseAge: 9 }), true)).toEqual([
    'The service is stopping and takes nobody in.',
    'No worker is running; another one is being started.',
    expect.stringContaining('3 seconds'),
  ])
  const never = await served(factsWith({ leaseAge: undefined }))
  expect((await fetch(`${never.at}/healthz`)).status).toBe(503)
})

it('answers nothing else, and goes on after a request that failed', async () => {
  const { at } = await served()
  expect((await fetch(`${at}/`)).status).toBe(404)
  expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405)
  const broken = await served(new Error('no facts'))
  await expect(fetch(`${broken.at}/metrics`)).rejects.toThrow()
  expect((await fetch(`${broken.at}/`)).status).toBe(404)
})

it('says in one sentence that its place is taken', async () => {
  const { health } = await served()
  const second = openHealth({
    address: '127.0.0.1',
    port: health.port,
    facts: async () => factsWith(),
    draining: () => false,
  })
  await expect(second).rejects.toThrow(UserError)
  await expect(second).rejects.toThrow(
    `Port ${health.port} of 127.0.0.1 cannot be had for the health page: something listens there already.`,
  )
})

it('gives its numbers as OpenMetrics', async () => {
  const { at } = await served()
  const answer = await fetch(`${at}/metrics`)
  expect(answer.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
  const read = readOpenMetrics(await answer.text())
  expect(read.get('flywheel_rooms')).toEqual({ type: 'gauge', unit: undefined, samples: { flywheel_rooms: 2 } })
  expect(read.get('flywheel_refusals')?.samples).toEqual({
    'flywheel_refusals_total{reason="wrong-code"}': 3,
    'flywheel_refusals_total{reason="revoked"}': 1,
  })
  const keys = read.get('flywheel_key_to_screen_seconds')
  expect(keys?.type).toBe('histogram')
  expect(keys?.samples).toMatchObject({
    'flywheel_key_to_screen_seconds_bucket{le="0.005"}': 2,
    'flywheel_key_to_screen_seconds_bucket{le="0.5"}': 4,
    'flywheel_key_to_screen_seconds_bucket{le="1.0"}': 4,
    'flywheel_key_to_screen_seconds_bucket{le="+Inf"}': 5,
    flywheel_key_to_screen_seconds_count: 5,
  })
  expect(read.get('flywheel_worker_resident_memory_bytes')?.samples).toEqual({
    'flywheel_worker_resident_memory_bytes{worker="1"}': 90_000_000,
    'flywheel_worker_resident_memory_bytes{worker="2"}': 70_000_000,
  })
})

it('keeps whatever a reason holds inside its label', () => {
  const text = openMetrics(factsWith({ refusals: { 'a "b"\\\nflywheel_rooms 7': 1 } }))
  expect(readOpenMetrics(text).get('flywheel_refusals')?.samples).toEqual({
    'flywheel_refusals_total{reason="a \\"b\\"\\\\\\nflywheel_rooms 7"}': 1,
  })
})

it('adds what workers counted', () => {
  const [one, other] = [durations(), durations()]
  one.take(0.001)
  other.take(0.02)
  other.take(7)
  const all = together([one.read(), other.read()])
  expect([all.count, all.buckets[0], all.buckets.at(-1)]).toEqual([3, { le: 0.005, count: 1 }, { le: 1, count: 2 }])
  expect(together([]).count).toBe(0)
})

/** The reference parser, where Python has it. */
const reference = `
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
for family in text_string_to_metric_families(sys.stdin.read()):
    print(family.name, family.type, family.unit, len(family.samples))
`
const python = ['/usr/bin/python3', 'python3'].find(
  name => spawnSync(name, ['-c', 'import prometheus_client.openmetrics.parser']).status === 0,
)

it.skipIf(!python)(`reads well in the reference parser (skipped where Python has no prometheus_client)`, () => {
  const read = (text: string) => execFileSync(python ?? '', ['-c', reference], { input: text, encoding: 'utf8' })
  const told = read(openMetrics(factsWith()))
  expect(told).toContain('flywheel_key_to_screen_seconds histogram seconds 13\n')
  expect(told).toContain('flywheel_moves counter  1\n')
  expect(told).toContain('flywheel_worker_resident_memory_bytes gauge bytes 2\n')
  expect(() => read(openMetrics(factsWith()).replace('# EOF\n', ''))).toThrow()
})
