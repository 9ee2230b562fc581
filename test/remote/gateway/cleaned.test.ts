/** What a peer says of itself is harmless, whatever it was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepEnv, nameOf, sizeOf, softwareOf, termOf } from '../../../src/remote/gateway/cleaned.ts'
import { meter } from '../../../src/remote/gateway/meter.ts'

test('a name is kept as people write it; an account nobody chose is no name', () => {
  expect(nameOf('Zoë van Dyk')).toBe('Zoë van Dyk')
  for (const account of ['', ' ', 'root', 'NAME', 'ubuntu', 'ec2-user', '\x1b[2J', '\u202e'])
    expect(nameOf(account)).toBeUndefined()
  expect(nameOf('x'.repeat(500))?.length).toBe(40)
})

test('nothing that a terminal would obey is left in any of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, other) => {
      const env: Record<string, string> = {}
      keepEnv(env, text, other)
      keepEnv(env, 'LANG', text)
      const all = [nameOf(text) ?? '', softwareOf(text), termOf(text), ...Object.entries(env).flat()]
      for (const one of all) expect(one).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

test('an environment holds language and colours, sixteen of them at most', () => {
  const env: Record<string, string> = {}
  for (const name of ['LD_PRELOAD', 'PATH', '__proto__', 'LC_', 'LC_all']) keepEnv(env, name, 'x')
  expect(env).toEqual({})
  keepEnv(env, 'LC_ALL', 'C.UTF-8')
  for (let i = 0; i < 30; i++) keepEnv(env, `LC_${String.fromCharCode(65 + (i % 26))}${'X'.repeat(i % 7)}`, 'C')
  expect(Object.keys(env).length).toBe(16)
  keepEnv(env, 'LC_ALL', 'x'.repeat(257))
  expect(env.LC_ALL).toBe('C.UTF-8')
})

test.each([
  [0, 0, 80, 24],
  [1, 1, 20, 5],
  [120, 40, 120, 40],
  [4_294_967_295, 10_000, 500, 200],
])('a window of %i x %i is drawn as %i x %i', (columns, rows, wide, high) => {
  expect(sizeOf(columns, rows)).toEqual({ columns: wide, rows: high })
})

test('a meter lets a burst through, then so much a second', () => {
  let time = 0
  const within = meter(100, 10, () => time)
  expect([within(60), within(40), within(1)]).toEqual([true, true, false])
  time = 1_000
  expect([within(9), within(9)]).toEqual([true, false])
  time = 1_000_000
  expect([within(100), within(1)]).toEqual([true, false])
})
