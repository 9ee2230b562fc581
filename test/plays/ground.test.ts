/** The built program asks a terminal for its ground: phases have their hues once it answers, and no answer is typed anywhere, also by whoever leaves at once. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { program } from '../support/program.ts'

const root = join(import.meta.dirname, '..', '..')
const file = join(root, 'sessions', 'examples', 'checkout-t0002.json')
const question = '\x1b]11;?'
const ground = 'rgb:0000/0000/0000'
/** The blue of a phase on a dark ground, and a sign in the ink. */
const blue = '\x1b[1;94m'
const open = ['open', file, '--read-only']

it('phases have hues once it has said that it is dark; a screen was there before', async () => {
  const app = program(open, { env: { COLORFGBG: '' }, ground, slow: true })
  await app.see('F1 help')
  await eventually(() => expect(app.bytes()).toContain(question))
  expect(app.bytes()).not.toContain(blue)
  const before = app.rows()
  app.answer()
  await eventually(() => expect(app.bytes()).toContain(blue))
  expect(app.rows()).toEqual(before)
  app.type('qq')
  expect((await app.exited).exitCode).toBe(0)
})

it('who leaves before the answer has come finds nothing of it in the shell', async () => {
  const shell = program(['--norc', '--noprofile', '-i'], {
    command: 'bash',
    env: { PS1: 'shell> ', COLORFGBG: '' },
    ground,
    slow: true,
  })
  await shell.see('shell>')
  const line = [process.execPath, join(root, 'bin', 'flywheel.js'), ...open].map(word => `"${word}"`).join(' ')
  shell.type(`${line}\r`)
  await eventually(() => expect(shell.bytes()).toContain(question))
  shell.type('qq')
  shell.answer()
  await eventually(() => expect(shell.buffer()).toBe('normal'))
  await shell.see(/shell>.*\nshell>\s*$/s)
  expect(shell.text()).not.toMatch(/rgb|62;22|0000/)
  shell.type('echo its-$((40 + 2))\r')
  await shell.see('its-42')
  expect(shell.text()).not.toMatch(/rgb|62;22|0000\/|not found/)
})

it.each([
  ['screen-256color', {}],
  ['linux', {}],
  ['xterm-256color', { COLORFGBG: '15;0' }],
  ['xterm-256color', { NO_COLOR: '1' }],
])('%s, %j is not asked', async (TERM, env) => {
  const app = program(open, { env: { COLORFGBG: '', TERM, ...env } })
  await app.see('checkout')
  app.type('qq')
  await app.exited
  expect(app.bytes()).not.toContain(']11;')
})
