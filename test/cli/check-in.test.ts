/** check-in: what became of what one owes, said between turns and settled in the next one. */
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'
import { flywheel, folder, root } from './program.ts'

type Told = { id: string; text: string; owner?: string; status: string; note?: string }

/** A folder with a closed turn of four, in which three owe something. */
function finished(): string {
  const cwd = folder()
  cpSync(join(root, 'sessions', 'examples', 'library-t0003.json'), join(cwd, 'sessions', 'library-t0003.json'))
  return cwd
}
const actions = (cwd: string): Told[] => JSON.parse(flywheel(['actions', '--json'], { cwd }).stdout)
const owed = (cwd: string) => actions(cwd).filter(({ status }) => status === 'open')

test('a name and a key an action; the closed turn stays as it is, and the next one starts with it settled', async () => {
  const cwd = finished()
  const before = readFileSync(join(cwd, 'sessions', 'library-t0003.json'))
  const [first] = owed(cwd)
  const others = owed(cwd).filter(({ owner }) => owner !== first?.owner)
  const owners = [...new Set(owed(cwd).map(({ owner }) => owner))].sort()
  const running = program(['check-in'], { cwd })
  await running.see('Who are you?')
  running.type(`${owners.indexOf(first?.owner) + 1}`)
  for (const mine of owed(cwd).filter(({ owner }) => owner === first?.owner)) {
    await running.see(mine.text.slice(0, 40))
    running.type('d')
  }
  await running.see('waits for the next turn')
  expect((await running.exited).exitCode).toBe(0)
  expect(readFileSync(join(cwd, 'sessions', 'library-t0003.json')).equals(before)).toBe(true)
  flywheel(['new', '--team', 'library', '--no-open'], { cwd })
  const now = actions(cwd)
  expect(now.find(({ id }) => id === first?.id)).toMatchObject({
    status: 'done',
    note: expect.stringContaining(`${first?.owner} on `),
  })
  for (const other of others) expect(now.find(({ id }) => id === other.id)?.status).toBe('open')
})

test('in a turn that is open it stands at once, from a pipe too; what is damaged is left out', () => {
  const cwd = finished()
  flywheel(['new', '--team', 'library', '--no-open'], { cwd })
  const [mine] = owed(cwd)
  const keys = owed(cwd)
    .filter(({ owner }) => owner === mine?.owner)
    .map(() => 'x')
  appendFileSync(join(cwd, 'sessions', '.flywheel-check-ins'), '{"team":"library","act\n[]\n{"team":1}\n')
  const { code, stderr } = flywheel(['check-in', mine?.owner?.toLowerCase() ?? ''], {
    cwd,
    input: `${keys.join('\n')}\n`,
  })
  expect([code, stderr]).toEqual([0, expect.stringContaining('All of it stands in the open turn')])
  expect(actions(cwd).find(({ id }) => id === mine?.id)?.status).toBe('dropped')
  const file = readFileSync(join(cwd, 'sessions', '.flywheel-check-ins'), 'utf8')
  expect(file).toMatch(/^\{"team":"library","act$/m)
})

test('who owes nothing is told who does; nobody is asked twice', () => {
  const cwd = finished()
  const { code, stderr } = flywheel(['check-in', 'Zoe'], { cwd })
  expect([code, stderr]).toEqual([1, expect.stringContaining('Zoe has no open actions here')])
  expect(flywheel(['check-in'], { cwd: folder() }).stderr).toMatch(/There are no open actions|no folder/i)
  const [mine] = owed(cwd)
  expect(flywheel(['check-in', mine?.owner ?? ''], { cwd, input: '' }).code).toBe(0)
  expect(owed(cwd)).toHaveLength(owed(cwd).length)
})
