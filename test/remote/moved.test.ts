/** A terminal that goes on at another socket: what of the typed is worked off is told before; a promised answer; what waits for a listener. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { uncast } from '../../src/remote/frames.ts'
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

/** A terminal behind a gateway, and how many bytes of what is typed there the room has told to be worked off. */
async function behindGateway(path: string) {
  const gateway = new Caller(path, { is: 'gateway', gateway: 'gate', keeps: true })
  await gateway.until(() => gateway.alive, 'the first word')
  const ana = new Caller(path, { is: 'terminal', screen, pass: 'p', line: { gateway: 'gate', number: 1 } })
  const cast = () => {
    const words: { kind: string; body: string }[] = []
    for (const { kind, body } of gateway.got)
      if (kind === 'cast') uncast(body, (_, kind, bytes) => words.push({ kind, body: bytes.toString() }))
    return words
  }
  const last = (of: string): unknown => JSON.parse(cast().findLast(({ kind }) => kind === of)?.body ?? 'null')
  /** What was told before the move. */
  const before = (): unknown => {
    const words = cast()
    const told = words
      .slice(
        0,
        words.findIndex(({ kind }) => kind === 'move'),
      )
      .findLast(({ kind }) => kind === 'kept')
    return JSON.parse(told?.body ?? 'null')
  }
  return {
    ana,
    before,
    moved: () => gateway.until(() => last('move') ?? undefined, 'the move'),
    kept: () => last('kept'),
  }
}

test('keys that come after a move are not worked off, and no screen hears of them', async () => {
  const { path, entered } = await listening()
  const { ana, moved, before } = await behindGateway(path)
  const terminal = await entered
  let heard = ''
  terminal.input.on('data', (bytes: Buffer) => {
    heard += bytes
    if (heard === 'here') terminal.move(to)
  })
  ana.say('input', 'here')
  expect(await moved()).toEqual(to)
  ana.say('input', 'there '.repeat(20_000))
  ana.say('goodbye')
  await ana.closed
  expect(before()).toEqual({ read: 4 })
  expect(heard).toBe('here')
  expect(terminal.left).toBe(true)
})

test('of a paste in the middle of which a terminal is moved, the part that was read is told', async () => {
  const { path, entered } = await listening()
  const { ana, moved, before } = await behindGateway(path)
  const terminal = await entered
  let heard = ''
  terminal.input.on('data', (bytes: Buffer) => {
    heard += bytes
    if (heard.length === 2_560) terminal.move(to)
  })
  ana.say('input', Array.from({ length: 2_000 }, (_, i) => `${i} `).join(''))
  await moved()
  ana.say('goodbye')
  await ana.closed
  expect(heard).toHaveLength(2_560)
  expect(before()).toEqual({ read: 2_560 })
})

test('what whoever reads has not worked off is told apart, and is for whoever reads next', async () => {
  const { path, entered } = await listening()
  const { ana, kept } = await behindGateway(path)
  const terminal = await entered
  let heard = ''
  const first = (bytes: Buffer) => {
    heard += bytes
    terminal.input.worked(2)
  }
  terminal.input.on('data', first)
  terminal.keeps(() => `read ${heard}`)
  ana.say('input', 'abcde')
  await expect.poll(kept).toEqual({ read: 3, state: 'read abcde' })
  terminal.input.removeListener('data', first)
  let next = ''
  terminal.input.on('data', (bytes: Buffer) => {
    next += bytes
  })
  await expect.poll(() => next).toBe('de')
  await expect.poll(kept).toEqual({ read: 5 })
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
