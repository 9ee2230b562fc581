/** Figures of the git folder a session lies in, taken at the facts step of the built program: by keys, and in plain lines. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'
import { authors, repositoryFor } from '../support/repository.ts'
import { flywheel, folder } from './program.ts'

const agenda = `id: figures
title: Figures
minutes: 10
phases:
  - id: opening
    title: Opening
    exercises:
      - id: facts-first
        title: Facts first
        why: Facts first.
        steps:
          - { id: open.facts, kind: look, title: Facts first, ask: Which number surprises you?, minutes: 3, facts: true }
  - id: purpose
    title: Purpose
    exercises:
      - id: time-to-value
        title: Time to value
        why: How long it takes.
        steps:
          - { id: deliveries, kind: series, title: Deliveries, ask: How long did it take?, minutes: 5, role: time-to-value, deliveries: true }
  - id: close
    title: Close
    exercises:
      - id: promises
        title: Actions
        why: An action has one owner and a due date.
        steps:
          - { id: do, kind: actions, title: Actions, ask: Who does what by when?, minutes: 2 }
`

/** A session in `sessions` of this folder; its file. */
function sessionIn(cwd: string): string {
  writeFileSync(join(cwd, 'figures.yaml'), agenda)
  const args = ['new', '--team', 'checkout', '--people', 'Ana,Bo', '--agenda', 'figures.yaml', '--no-open']
  const made = flywheel(args, { cwd })
  expect(made.code, made.stderr).toBe(0)
  return join(cwd, 'sessions', 'checkout-t0001.json')
}

/** Tags v1.1 and v1.3, and one that is named after a person. */
const repository = () => repositoryFor(100, 25, Math.floor(Date.now() / 1000) - 3 * 86_400)
const source = 'source: git: first commit to tag'
const isOffered = /v1\.3: .*; source: git: first commit to tag/
const into = 'From git: first commit to tag, into "Deliveries".'
const open = (cwd: string, ...more: string[]) => program(['open', 'checkout-t0001', ...more], { cwd, columns: 100 })

function notesIn(cwd: string): string {
  const made = flywheel(['notes', 'checkout-t0001', '--out', '-'], { cwd })
  expect(made.code, made.stderr).toBe(0)
  return made.stdout
}

function nobodyIn(bytes: string): void {
  for (const [name, address] of authors)
    for (const word of [...name.split(' '), address]) expect(bytes).not.toContain(word)
}

test('by keys one is left, one taken with its source, and taking it back takes both places', async () => {
  const cwd = repository()
  const file = sessionIn(cwd)
  const running = open(cwd)
  await running.see('G figures')
  await running.press('G', into)
  await running.press('x', 'Type t to take it')
  await running.press('\u007fs\r', /v1\.3: /)
  await running.press('t\r', '1 delivery')
  await running.press('\r', 'G figures')
  await running.press('u', 'Taken back: Figure for "Deliveries": v1.3')
  await running.see('No earlier turn left a number')
  await running.press('U', '1 delivery')
  await running.press('q', 'Leave this turn?')
  await running.press('\r', 'Where do we go on?')
  running.type('q')
  expect((await running.exited).exitCode).toBe(0)
  const notes = notesIn(cwd)
  expect(notes).toMatch(isOffered)
  expect(notes.split(source)).toHaveLength(2)
  nobodyIn([running.bytes(), notes, readFileSync(file, 'utf8')].join())
})

test('in plain lines the same, and what is there is not offered again', async () => {
  const cwd = repository()
  sessionIn(cwd)
  const running = open(cwd, '--linear')
  await running.press('figures\r', 'Take it into "Deliveries"? take or skip')
  for (const answer of ['take', 'take', 'take']) running.type(`${answer}\r`)
  await running.see('Figure for "Deliveries": v1.3')
  await running.press('figures\r', 'All that git offers is in this turn already.')
  running.kill()
  await running.exited
})

test.each([[], ['--linear']])('without a git folder it says so, and how to go on (%#)', async (...more) => {
  const cwd = folder()
  sessionIn(cwd)
  const running = open(cwd, ...more)
  await running.see('Which number surprises you?')
  await running.press(more.length ? 'figures\r' : 'G', 'No git folder here. Start flywheel inside a clone.')
  running.kill()
  await running.exited
})
