/** facts: figures shown with their source, and taken into a session one by one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'
import { authors, repositoryFor } from '../support/repository.ts'
import { flywheel, folder } from './program.ts'

const now = Math.floor(Date.now() / 1000)

test('figures of a clone are shown, taken once, and stand in the session; nobody is named in any byte', () => {
  const cwd = folder()
  const git = repositoryFor(200, 25, now - 3 * 86_400)
  flywheel(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--agenda', 'turn-75', '--no-open'], { cwd })
  const shown = flywheel(['facts', '--git', git], { cwd })
  expect(shown.stdout).toMatch(/v1\.7: .* git: first commit to tag/)
  const into = ['facts', '--git', git, '--into', 'checkout-t0001', '--take', 'all']
  const first = flywheel(into, { cwd })
  expect(first.stderr).toMatch(/Taken in "Deliveries": v1\.7/)
  expect(flywheel(into, { cwd }).stderr).not.toContain('Taken in')
  const metrics = flywheel(['show', 'checkout-t0001', 'metrics'], { cwd }).stdout
  expect(metrics).toMatch(/time-to-value, days\n[\s\S]*v1\.7/)
  const files = readdirSync(join(cwd, 'sessions')).map(name => readFileSync(join(cwd, 'sessions', name), 'utf8'))
  const bytes = [
    shown.stdout,
    shown.stderr,
    first.stderr,
    metrics,
    ...files,
    flywheel([...into, '--json'], { cwd }).stdout,
  ]
  for (const [name, address] of authors)
    for (const word of [...name.split(' '), address]) expect(bytes.join()).not.toContain(word)
})

test('on a terminal each is asked about', async () => {
  const cwd = folder()
  flywheel(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--agenda', 'turn-75', '--no-open'], { cwd })
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  writeFileSync(
    join(cwd, 'done.csv'),
    `name,requested,released\nsearch,${day(40)},${day(20)}\nexport,${day(30)},${day(10)}\nhelp,${day(9)},${day(3)}\n`,
  )
  const running = program(['facts', '--csv', 'done.csv', '--into', 'checkout-t0001'], { cwd })
  await running.see('Take search')
  running.type('y\r')
  await running.see('Taken in "Deliveries": search')
  await running.see('Take export')
  running.type('n\r')
  await running.see('Take help')
  running.type('q\r')
  expect((await running.exited).exitCode).toBe(0)
  const metrics = flywheel(['show', 'checkout-t0001', 'metrics'], { cwd }).stdout
  expect(metrics).toContain('search')
  expect(metrics).not.toMatch(/export|help/)
})

test.each([
  [[], 2, 'No source is named'],
  [['--git', '/nowhere'], 1, 'is not a git folder'],
  [['--csv', 'x.csv', '--take', 'all'], 2, '--take needs a session'],
  [['--git', '.', '--since', 'someday'], 2, 'is not a past day'],
  [['--deployments', 'bad.json'], 1, 'is not a JSON list of deployments'],
  [['--csv', 'bad.json'], 1, 'has no column of days'],
])('%j is refused with a way out', (args, exit, said) => {
  const cwd = folder()
  writeFileSync(join(cwd, 'bad.json'), '{}')
  const { code, stderr } = flywheel(['facts', ...args], { cwd })
  expect([code, stderr]).toEqual([exit, expect.stringContaining(said)])
})
