/** Where the program believes it runs on Windows: alone it works, and hosting says in a sentence that it does not. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flywheel, folder } from './program.ts'

const script = join(folder(), 'windows.cjs')
writeFileSync(script, "Object.defineProperty(process, 'platform', { value: 'win32' })")
const env = { NODE_OPTIONS: `--require=${script}` }

test('a turn alone is begun, listed, checked and written', () => {
  const cwd = folder()
  const made = flywheel(['new', '--team', 'x', '--people', 'Ana', '--no-open'], { cwd, env })
  expect(made.stderr).toBe('')
  expect(made.stdout).toMatch(/x-t0001\.json\n$/)
  expect(flywheel(['list'], { cwd, env }).stdout).toContain('x, turn 1')
  expect(flywheel(['check', 'x-t0001'], { cwd, env }).stdout).toMatch(/^ok /)
  expect(flywheel(['notes', 'x-t0001', '--out', 'x.md'], { cwd, env }).code).toBe(0)
})

test.each([[['host', 'x.json', '--team', 'x', '--people', 'Ana', '--headless']], [['join', '--name', 'Bo']]])(
  '%j: one sentence, and nothing is made',
  argv => {
    const cwd = folder()
    const { code, stdout, stderr } = flywheel(argv, { cwd, env: { ...env, FLYWHEEL_STATE: join(cwd, 'state') } })
    expect(stderr).toMatch(
      /^flywheel: A room cannot be hosted on Windows itself\. Nothing was made\. Host it in WSL[^\n]+\n$/,
    )
    expect(stdout).toBe('')
    expect(code).toBe(1)
    expect(readdirSync(cwd)).toEqual([])
  },
)
