/** A terminal that goes on at another socket takes with it what was typed and not read; a promised answer; what waits for a listener. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Admit, Answered, Hello, Move } from '../../src/remote/messages.ts'
import { listenAt } from '../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { Caller, folder, screen } from './given.ts'

const to: Move = { socket: '/run/other.sock', pass: 'p', seat: 's' }
const local: Hello = { is: 'terminal', screen, name: 'Ana' }

async function listening(admit?: (admit: Admit) => Answered | Promise<Answered>) {
  const path = join(folder(), 'room.sock')
  const fell: unknown[] = []
  let arrived = (_: RemoteTerminal) => {}
  const entered = new Promise<RemoteTerminal>(resolve => (arrived = resolve))
  const socket = await listenAt(path, {
    admit: admit ?? (() => ({ no: '', again: true })),
    enter: (_, terminal) => arrived(terminal),
    fell: error => fell.push(error),
  })
  onTestFinished(() => socket.close())
  return { path, entered, fell }
}

const typedIn = (caller: Caller) =>
  caller.got
    .filter(g => g.kind === 'input')
    .map(g => g.body.toString())
    .join('')

test('keys that come after a move go back whole, and no screen hears of them', async () => {
  const { path, entered } = await listening()
  const ana = new Caller(path, local)
  const terminal = await entered
  let heard = ''
  terminal.input.on('data', (bytes: Buffer) => {
    heard += bytes
    if (heard === 'here') terminal.move(to)
  })
  ana.say('input', 'here')
  await ana.until(() => ana.got.some(g => g.kind === 'move'), 'the move')
  const much = 'there '.repeat(20_000)
  ana.say('input', much)
  ana.say('goodbye')
  await ana.closed
  expect(JSON.parse(ana.got.find(g => g.kind === 'move')!.body.toString())).toEqual(to)
  expect(typedIn(ana)).toBe(much)
  expect(heard).toBe('here')
  expect(terminal.left).toBe(true)
})

test('of a paste in the middle of which a terminal is moved, each part is read here or goes back', async () => {
  const { path, entered } = await listening()
  const ana = new Caller(path, local)
  const terminal = await entered
  let heard = ''
  terminal.input.on('data', (bytes: Buffer) => {
    heard += bytes
    if (heard.length === 2_560) terminal.move(to)
  })
  const much = Array.from({ length: 2_000 }, (_, i) => `${i} `).join('')
  ana.say('input', much)
  await ana.until(() => ana.got.some(g => g.kind === 'move'), 'the move')
  ana.say('goodbye')
  await ana.closed
  expect(heard).toHaveLength(2_560)
  expect(heard + typedIn(ana)).toBe(much)
})

test('who is moved and does not take it is cut', async () => {
  const { path, entered } = await listening()
  const ana = new Caller(path, local)
  const terminal = await entered
  terminal.move(to)
  await ana.closed
})

test('what is typed before a screen is there waits for it', async () => {
  const { path, entered } = await listening()
  const ana = new Caller(path, local)
  const terminal = await entered
  ana.say('input', 'early')
  ana.say('resize', { columns: 100, rows: 30 })
  await expect.poll(() => terminal.output.columns).toBe(100)
  let heard = ''
  terminal.input.on('data', (bytes: Buffer) => {
    heard += bytes
  })
  await expect.poll(() => heard).toBe('early')
})

test('an answer may come later; one that fails is a sentence, and costs the gateway nothing', async () => {
  const { path, fell } = await listening(async admit => {
    if (admit.again) throw new Error('the book is closed')
    return { pass: 'p', socket: '/run/w.sock', seat: 's', name: 'Bo', role: 'participant' }
  })
  const gateway = new Caller(path, { is: 'gateway', gateway: 'gate-1' })
  expect(await gateway.ask({ name: 'Bo', address: '10.0.0.1' })).toMatchObject({ pass: 'p', socket: '/run/w.sock' })
  expect(await gateway.ask({ name: 'Bo', address: '10.0.0.1', again: 's' })).toMatchObject({ again: true })
  expect(fell).toHaveLength(1)
})

test.each([
  ['a certificate of nobody', { cert: { principals: [], id: 'x' } }],
  ['a seat longer than any', { again: 's'.repeat(201) }],
  ['no seat', { again: '' }],
])('who asks with %s is cut', async (_what, more) => {
  const { path } = await listening()
  const gateway = new Caller(path, { is: 'gateway', gateway: 'gate-1' })
  gateway.say('ask', { id: 1, admit: { name: 'Bo', address: '10.0.0.1', ...more } })
  await gateway.closed
})
