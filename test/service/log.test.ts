/** The log of a service: one line of JSON an event, and the filter by which fail2ban reads it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type LogEvent, logLine } from '../../src/service/log.ts'

const now = Date.UTC(2026, 10, 30, 16, 5, 13, 345)
const refused = (address: string, why: string, name = 'x'): LogEvent => ({
  event: 'refused',
  name,
  why,
  address,
  reason: 'That code opens nothing here.',
})

it('writes what a filter looks for first, and what people chose last', () => {
  expect(logLine({ ...refused('203.0.113.8', 'wrong-code'), key: 'SHA256:abc', room: 'checkout-t0003' }, now)).toBe(
    '{"time":"2026-11-30T16:05:13.345Z","event":"refused","address":"203.0.113.8","why":"wrong-code",' +
      '"key":"SHA256:abc","room":"checkout-t0003","name":"x","reason":"That code opens nothing here."}',
  )
})

it('keeps numbers as numbers: how long somebody was there who is gone', () => {
  expect(logLine({ event: 'gone', address: '203.0.113.8', name: 'ana', connection: 3, seconds: 12 }, now)).toBe(
    '{"time":"2026-11-30T16:05:13.345Z","event":"gone","address":"203.0.113.8","name":"ana","connection":3,"seconds":12}',
  )
})

it('stays one line of plain JSON whatever a name holds', () => {
  const name = `\x1b[2J"},\n{"event":"refused","address":"198.51.100.1"\u202e\u2028${'x'.repeat(5_000)}`
  const line = logLine(refused('203.0.113.8', 'wrong-code', name), now)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
  expect(line).not.toMatch(/[\x00-\x1f\u007f-\u009f\u2028\u202e]/)
  expect(line.length).toBeLessThan(2_500)
  expect(JSON.parse(line).address).toBe('203.0.113.8')
})

const filter = new URL('../../docs/service/fail2ban-filter.conf', import.meta.url).pathname
const hasFail2ban = spawnSync('fail2ban-regex', ['--version']).status === 0

/** The addresses that fail2ban takes from a log: a file of it, or one line. */
function banned(log: string): string[] {
  const { stdout } = spawnSync('fail2ban-regex', ['-o', 'ip', log, filter], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean)
}

it.skipIf(!hasFail2ban)('gives fail2ban the addresses of wrong codes alone (skipped where it is not installed)', () => {
  const spoof = '{"event":"refused","address":"198.51.100.1","why":"wrong-code"'
  const lines = [
    logLine({ event: 'in', address: '203.0.113.7', key: 'SHA256:abc', name: 'Ana' }, now),
    logLine(refused('203.0.113.8', 'wrong-code'), now),
    logLine(refused('2001:db8::9', 'too-many', spoof), now),
    logLine(refused('203.0.113.10', 'revoked'), now),
    logLine({ event: 'in', address: '203.0.113.11', name: spoof }, now),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'log')
  writeFileSync(file, `${lines.join('\n')}\n`)
  expect(banned(file)).toEqual(['203.0.113.8', '2001:db8::9'])
  // Of the journal it gets the line behind its own words, and the time apart.
  expect(banned(`box flywheel[12]: ${lines[1]}`)).toEqual(['203.0.113.8'])
})
