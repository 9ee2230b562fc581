/** Actions in other programs' formats, read back by those programs: iCalendar, GitLab's CSV, a shell, todo.txt, Taskwarrior. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { written } from '../../src/export/tasks/index.ts'
import { aboutTask, type Task, uuidOf, wordsOf } from '../../src/export/tasks/task.ts'
import { tickedList } from '../../src/export/ticked-list.ts'
import { hostileTexts } from '../support/hostile-texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'tasks-'))
afterAll(() => rmSync(folder, { recursive: true }))

function task(text: string, i = 1, more: Partial<Task> = {}): Task {
  const made = { made: '2026-11-02', told: '2026-11-16T09:30:00.000Z', turn: 2, team: 'check out' }
  return { id: `a1-${i}`, text, status: 'open', carried: 0, owner: "Ana O'Hara", due: '2026-12-01', ...made, ...more }
}
const hostile = hostileTexts.map((text, i) =>
  task(text, i, { note: text, signal: text, status: i % 3 ? 'open' : 'done' }),
)
const more = { next: [], logins: new Map([["Ana O'Hara", 'ana-gh']]) }

test('a calendar has a to-do an action, a day for what is due, and the next turn; every text as it was', () => {
  const next = [{ team: 'check, out', turn: 3, on: '2026-11-30', by: 'Bo', told: '2026-11-16T09:30:00.000Z' }]
  const text = written.ics(hostile, { ...more, next })
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const whole = new ICAL.Component(ICAL.parse(text))
  const todos = whole.getAllSubcomponents('vtodo')
  expect(todos.map(t => t.getFirstPropertyValue('summary'))).toEqual(hostileTexts.map(t => `${t} (Ana O'Hara)`))
  expect(todos.map(t => t.getFirstPropertyValue('description'))).toEqual(hostile.map(t => aboutTask(t).join('\n')))
  expect(`${todos[1]?.getFirstPropertyValue('due')}`).toBe('2026-12-01')
  expect(todos[0]?.getFirstPropertyValue('status')).toBe('COMPLETED')
  const events = whole.getAllSubcomponents('vevent').map(e => new ICAL.Event(e))
  expect(events).toHaveLength(hostile.filter(t => t.status === 'open').length + 1)
  const turn = events.at(-1)
  expect([turn?.summary, `${turn?.startDate}`, `${turn?.endDate}`]).toEqual([
    'check, out: turn 3',
    '2026-11-30',
    '2026-12-01',
  ])
  const uids = [...todos, ...whole.getAllSubcomponents('vevent')].map(part => part.getFirstPropertyValue('uid'))
  expect(new Set(uids).size).toBe(uids.length)
})

test('the same action keeps its names in other programs, whichever turn tells of it', () => {
  expect(uuidOf('task', 'check out', 'a1-1')).toBe(uuidOf('task', 'check out', 'a1-1'))
  expect(uuidOf('task', 'check out', 'a1-1')).not.toBe(uuidOf('task', 'check', 'out a1-1'))
  const uid = (of: Task) => /UID:(\S+)/.exec(written.ics([of], more))?.[1]
  expect(uid(task('one'))).toBe(uid(task('another wording', 1, { turn: 5, carried: 3, status: 'done' })))
})

test("GitLab's table has a row an action that is owed, and no description that begins with a command of GitLab's", () => {
  const { data } = Papa.parse<Record<string, string>>(written.gitlab(hostile), { header: true, skipEmptyLines: true })
  const owed = hostile.filter(t => t.status === 'open')
  expect(data.map(row => row.title)).toEqual(owed.map(wordsOf))
  expect(data[0]?.due_date).toBe('2026-12-01')
  for (const row of data) expect(row.description).not.toMatch(/^\s*\//m)
  const [long] = Papa.parse<string[]>(written.gitlab([task('long '.repeat(90).trim())])).data.slice(1)
  expect(long?.[0]).toMatch(/^long .{248,250}…$/)
  expect(long?.[1]).toContain('long '.repeat(90).trim())
})

test('lines for gh are what a shell makes of them, and nothing in them runs', () => {
  const said = join(folder, 'said')
  const gh = `gh() { printf '%s\\0' "$@" >> "$SAID"; while read -r _; do :; done; }\n`
  const some = hostile.map(t => ({ ...t, status: 'open' as const }))
  const input = gh + written.gh(some, { ...more, label: 'a retro' })
  execFileSync('sh', { input, env: { SAID: said } })
  const words = readFileSync(said, 'utf8').split('\0').slice(0, -1)
  const each = 7
  expect(words).toHaveLength(some.length * each)
  expect(words.slice(0, each)).toEqual([
    'issue',
    'create',
    `--title=${some[0]?.text}`,
    '--body-file',
    '-',
    '--assignee=ana-gh',
    '--label=a retro',
  ])
  expect(words.filter((_, i) => i % each === 2)).toEqual(some.map(t => `--title=${t.text}`))
})

test('todo.txt is read back: words, ticks and ids', () => {
  const list = tickedList(written['todo.txt'](hostile))
  expect(list?.source).toBe('todo.txt')
  expect(list?.isOf('Check out')).toBe(true)
  expect(list?.isOf('check')).toBe(false)
  expect(list?.lines.map(line => [line.id, line.done])).toEqual(hostile.map(t => [t.id, t.status === 'done']))
  // Words of todo.txt's own at the end of a text cannot be told from ours; they are read by their id all the same.
  const own = /(?:^|\s)(?:[+@]\S+|due:\S+)$/i
  const plain = hostile.flatMap((t, i) => (own.test(t.text) ? [] : [[list?.lines[i]?.text, t.text]]))
  expect(plain.length).toBeGreaterThan(900)
  for (const [read, was] of plain) expect(read).toBe(was)
})

const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

test.skipIf(!has('todo-txt'))("Debian's todo.txt ticks a line off, and that is read", () => {
  const file = join(folder, 'todo.txt')
  const config = join(folder, 'config')
  writeFileSync(file, written['todo.txt']([task('x marks the place', 1), task('(A) second', 2)]))
  writeFileSync(
    config,
    `export TODO_DIR="${folder}"\nexport TODO_FILE="${file}"\nexport DONE_FILE="${folder}/done.txt"\nexport REPORT_FILE="${folder}/report.txt"\n`,
  )
  const todo = (...args: string[]) =>
    execFileSync('todo-txt', ['-d', config, '-a', '-p', ...args], { encoding: 'utf8' })
  expect(todo('ls', '+check-out')).toContain('TODO: 2 of 2 tasks shown')
  todo('pri', '2', 'B')
  todo('do', '1')
  const list = tickedList(readFileSync(file, 'utf8'))
  expect(list?.lines).toEqual([
    { text: 'x marks the place', done: true, id: 'a1-1' },
    { text: '(A) second', done: false, id: 'a1-2' },
  ])
})

test.skipIf(!has('task'))('Taskwarrior takes a thousand texts and gives them back, one of them done since', () => {
  const rc = join(folder, 'taskrc')
  writeFileSync(rc, `data.location=${folder}/tasks\nconfirmation=off\nhooks=off\nrecurrence=off\ngc=on\n`)
  const run = (args: string[], input?: string) =>
    execFileSync('task', [`rc:${rc}`, ...args], {
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    })
  execFileSync('mkdir', ['-p', join(folder, 'tasks')])
  run(['import', '-'], written.taskwarrior(hostile))
  run(['import', '-'], written.taskwarrior(hostile))
  run([`uuid:${uuidOf('task', 'check out', 'a1-1')}`, 'done'])
  const list = tickedList(run(['export']))
  const byId = new Map(list?.lines.map(line => [line.id, line]))
  expect(list?.isOf('check out')).toBe(true)
  expect(list?.lines).toHaveLength(hostile.length)
  for (const { id, text, status } of hostile)
    expect([id, byId.get(id)?.text, byId.get(id)?.done]).toEqual([id, text, status === 'done' || id === 'a1-1'])
})
