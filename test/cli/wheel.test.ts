/** The wheel and momentum from the command line: one team's turns drawn, several teams each by itself, never compared. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inside } from './inside.ts'
import { folder, root } from './program.ts'

function finished(): string {
  const cwd = folder()
  for (const name of ['checkout-t0001.json', 'checkout-t0002.json'])
    cpSync(join(root, 'sessions', 'examples', name), join(cwd, 'sessions', name))
  return cwd
}

test('the wheel of the one team is drawn in 80 columns, in plain ASCII too', async () => {
  const cwd = finished()
  const { code, stdout } = await inside(['wheel'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain('TIME TO VALUE')
  expect(stdout).toMatch(/^ 2 {2}17 Nov .*\n +bet: drop the copy of the table/m)
  expect(Math.max(...stdout.split('\n').map(row => [...row].length))).toBeLessThanOrEqual(80)
  expect((await inside(['wheel', '--ascii'], { cwd })).stdout).toMatch(/^[\x20-\x7e\n]*$/)
  expect(JSON.parse((await inside(['wheel', '--json'], { cwd })).stdout)).toMatchObject({ team: 'checkout', number: 2 })
})

test('several teams are listed each by itself, and a wheel asks for one', async () => {
  const cwd = finished()
  await inside(['new', '--team', 'billing', '--people', 'Ana,Bo', '--no-open'], { cwd })
  const refused = await inside(['wheel'], { cwd })
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('billing and checkout')
  expect((await inside(['wheel', '--team', 'Checkout'], { cwd })).stdout).toContain('TURNS')
  const { stdout } = await inside(['momentum'], { cwd })
  expect(stdout).toMatch(/^billing, 1 turn/m)
  expect(stdout).toMatch(/^checkout, 2 turns, the last on 2026-11-17: /m)
  expect(stdout).not.toMatch(/[0-9] ?%|score/)
  expect((await inside(['momentum', '--team', 'nobody'], { cwd })).stderr).toContain('There are billing and checkout.')
})

test('a folder without sessions says so', async () => {
  expect(await inside(['momentum'])).toMatchObject({ code: 1, stdout: '' })
})
