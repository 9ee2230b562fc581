/** Actions over all turns of a folder, and notes that were ticked read back into the next turn. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inside } from './inside.ts'
import { folder, root } from './program.ts'

/** A folder with the finished example turns in it. */
function finished(): string {
  const cwd = folder()
  for (const name of ['checkout-t0001.json', 'checkout-t0002.json'])
    cpSync(join(root, 'sessions', 'examples', name), join(cwd, 'sessions', name))
  return cwd
}

test('each action is there once, as its newest turn tells of it', async () => {
  const cwd = finished()
  const all = JSON.parse((await inside(['actions', '--json'], { cwd })).stdout) as {
    id: string
    status: string
    turn: number
  }[]
  expect(new Set(all.map(a => a.id)).size).toBe(all.length)
  expect(all.filter(a => a.status === 'done').every(a => a.turn === 2)).toBe(true)
  const open = (await inside(['actions', '--open'], { cwd })).stdout
  expect(open).toContain('tell every reader of the copy')
  expect(open).not.toContain('one list of approved images')
  expect((await inside(['actions', '--csv'], { cwd })).stdout.split('\r\n')[0]).toContain('"team","id","text"')
})

test('a folder without any says so', async () => {
  const { code, stdout, stderr } = await inside(['actions'])
  expect([code, stdout]).toEqual([0, ''])
  expect(stderr).toContain('No actions')
})

test('boxes ticked in the notes are settled in the next turn, and only once', async () => {
  const cwd = finished()
  const out = join(cwd, 'notes.md')
  await inside(['notes', 'checkout-t0002', '--out', out], { cwd })
  const ticked = readFileSync(out, 'utf8')
    .replace('- [ ] tell every reader', '- [x] tell every reader')
    .replace('## Actions\n\n', '## Actions\n\n- [x] nobody promised this\n')
  writeFileSync(out, ticked)
  expect((await inside(['import', out], { cwd })).stderr).toContain('checkout has no open turn')
  await inside(['new', '--team', 'checkout', '--no-open'], { cwd })
  const { code, stdout, stderr } = await inside(['import', out], { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain('1 action settled as done')
  expect(stdout).toContain('tell every reader of the copy')
  expect(stderr).toContain('nobody promised this')
  const now = JSON.parse((await inside(['show', 'checkout-t0003', 'actions', '--json'], { cwd })).stdout) as {
    text: string
    status: string
  }[]
  expect(now.find(a => a.text === 'tell every reader of the copy')?.status).toBe('done')
  expect(now.find(a => a.text === 'ask audit what they need to see')?.status).toBe('open')
  expect(JSON.parse((await inside(['import', out, '--json'], { cwd })).stdout)).toMatchObject({
    settled: [],
    already: 1,
  })
})

test('what todo.txt and Taskwarrior say is done is settled, by the id of the action, whatever its words are now', async () => {
  const cwd = finished()
  const { stdout: todo } = await inside(['actions', '--as', 'todo.txt'], { cwd })
  const { stdout: json } = await inside(['actions', '--as', 'taskwarrior'], { cwd })
  await inside(['new', '--team', 'checkout', '--no-open'], { cwd })
  const list = join(cwd, 'todo.txt')
  writeFileSync(list, todo.replace(/^(\S+) tell every reader/m, 'x 2026-12-01 $1 told every reader'))
  expect((await inside(['import', list], { cwd })).stdout).toContain('1 action settled as done')
  const tasks = join(cwd, 'tasks.json')
  const all = JSON.parse(json) as { description: string; status: string }[]
  writeFileSync(
    tasks,
    JSON.stringify(all.map(t => (t.description.startsWith('ask audit') ? { ...t, status: 'completed' } : t))),
  )
  const { stdout } = await inside(['import', tasks], { cwd })
  expect(stdout).toContain('1 action settled as done')
  expect(stdout).toContain('ask audit what they need to see')
})

test("another tool's retro becomes a session that is whole and open, after a yes", async () => {
  const cwd = folder()
  const csv = join(cwd, 'retro.csv')
  writeFileSync(csv, 'text,group,votes,author\nslow builds,CI,4,Ana\nred builds,CI,4,Bo\nno docs,,1,Ana\n')
  const asked = await inside(['import', csv, '--team', 'search'], { cwd })
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('3 cards, 1 group, 5 votes')])
  expect((await inside(['list'], { cwd })).stdout).not.toContain('search')
  expect((await inside(['import', csv, '--team', 'search', '--yes'], { cwd })).code).toBe(0)
  expect((await inside(['check', 'search-t0001'], { cwd })).stdout).toMatch(/^ok/)
  const notes = (await inside(['notes', 'search-t0001'], { cwd })).stdout
  expect(notes).toContain('- CI (2 cards) - 4 dots')
  expect(notes).toContain('Here: Ana (facilitator), Bo.')
})

test('what is no notes is refused with a way out', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'x.md'), '# x\n')
  expect(await inside(['import', 'x.md'], { cwd })).toMatchObject({ code: 1 })
  expect((await inside(['import', 'nothing.md'], { cwd })).stderr).toContain('cannot be read')
})
