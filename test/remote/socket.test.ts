import { existsSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Hello } from '../../src/remote/messages.ts'
import { listenAt, type SocketLimits } from '../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { Caller, folder, screen } from './given.ts'

async function listening(some: Partial<SocketLimits> = {}) {
  const path = join(folder(), 'rooms', 'room.sock')
  const entered: { hello: Hello; terminal: RemoteTerminal }[] = []
  const fell: unknown[] = []
  let arrived = () => {}
  const socket = await listenAt(
    path,
    {
      admit: ({ name }) => ({ no: name, again: true }),
      enter(hello, terminal) {
        entered.push({ hello, terminal })
        arrived()
      },
      fell: error => fell.push(error),
    },
    some,
  )
  onTestFinished(() => socket.close())
  const next = async () => {
    if (!entered.length) await new Promise<void>(resolve => (arrived = resolve))
    return entered.shift()!
  }
  return { path, next, fell, close: () => socket.close() }
}

const hello: Hello = { is: 'terminal', screen, name: 'Ana' }

describe('the socket', () => {
  test('is its owner’s alone, in a folder of its owner’s alone, and gone afterwards', async () => {
    const { path, close } = await listening()
    expect(lstatSync(path).mode & 0o777).toBe(0o600)
    expect(lstatSync(dirname(path)).mode & 0o777).toBe(0o700)
    await close()
    expect(existsSync(path)).toBe(false)
  })

  test('takes the place of a dead one, not of one that is listened to', async () => {
    const path = join(folder(), 'room.sock')
    writeFileSync(path, '')
    const callers = { admit: () => ({ no: '', again: false }), enter() {} }
    const first = await listenAt(path, callers)
    await expect(listenAt(path, callers)).rejects.toThrow('hosted already')
    await first.close()
  })

  test('is not made through a planted link, nor at a path no socket can have', async () => {
    const dir = folder()
    mkdirSync(join(dir, 'real'))
    symlinkSync(join(dir, 'real'), join(dir, 'rooms'))
    const callers = { admit: () => ({ no: '', again: false }), enter() {} }
    await expect(listenAt(join(dir, 'rooms', 'x.sock'), callers)).rejects.toThrow('not a folder of yours')
    await expect(listenAt(join(dir, 'x'.repeat(120)), callers)).rejects.toThrow('too long')
  })
})

describe('a connection', () => {
  test('is a terminal: keys in, bytes out, sizes believed within what can be drawn, a last word', async () => {
    const { path, next } = await listening()
    const ana = new Caller(path, hello)
    const { terminal } = await next()
    terminal.input.on('data', (bytes: Buffer) => terminal.output.write(`<${bytes}>`))
    terminal.output.on('resize', () => terminal.output.write(`{${terminal.output.columns}x${terminal.output.rows}}`))
    ana.say('input', 'hé')
    await ana.sees('<hé>')
    ana.say('resize', { columns: 9_999_999, rows: 1 })
    await ana.sees('{500x5}')
    terminal.goodbye(3, 'until then')
    expect(await ana.goodbye()).toEqual({ code: 3, say: 'until then' })
    await terminal.closed
  })

  test('a storm of sizes makes at most ten a second, and the newest wins', async () => {
    const { path, next } = await listening()
    const ana = new Caller(path, hello)
    const { terminal } = await next()
    let count = 0
    terminal.output.on('resize', () => {
      count++
      terminal.output.write(`{${terminal.output.columns}}`)
    })
    for (let columns = 60; columns < 200; columns++) ana.say('resize', { columns, rows: 30 })
    await ana.sees('{199}')
    expect(count).toBeLessThanOrEqual(3)
  })

  test.each([
    ['nothing', undefined],
    ['not a hello', (c: Caller) => c.say('input', 'x')],
    ['garbage', (c: Caller) => c.socket.write('GET / HTTP/1.1\r\n\r\n')],
    ['a hello of nobody', (c: Caller) => c.say('hello', { is: 'king' })],
    ['a size that is none', (c: Caller) => c.say('hello', { ...hello, screen: { columns: -1, rows: 'x' } })],
    ['a TERM with escapes', (c: Caller) => c.say('hello', { ...hello, screen: { ...screen, term: '\x1b[2J' } })],
    ['a variable of its own', (c: Caller) => c.say('hello', { ...hello, screen: { ...screen, env: { PATH: '/' } } })],
    ['an impossible length', (c: Caller) => c.socket.write(Buffer.from([1, 255, 255, 255, 255]))],
  ])('that says %s is cut, and it alone', async (_what, say) => {
    const { path, next } = await listening({ helloWithin: 60 })
    const bad = new Caller(path)
    say?.(bad)
    await bad.closed
    const good = new Caller(path, hello)
    const { terminal } = await next()
    terminal.output.write('still here')
    await good.sees('still here')
  })

  test('a screen that throws at a key costs that terminal alone', async () => {
    const { path, next, fell } = await listening()
    const ana = new Caller(path, hello)
    const { terminal } = await next()
    terminal.input.on('data', () => {
      throw new Error('oh')
    })
    ana.say('input', 'x')
    await ana.closed
    expect(fell).toHaveLength(1)
  })

  test('what is typed comes whole and in order, and much of it lets others have their turn', async () => {
    const { path, next } = await listening()
    const flood = new Caller(path, hello)
    const first = (await next()).terminal
    const ana = new Caller(path, hello)
    const second = (await next()).terminal
    let came = ''
    let before = -1
    first.input.on('data', (bytes: Buffer) => {
      came += bytes
      // Somebody's keys may be dear to work off.
      const until = performance.now() + 6
      while (performance.now() < until);
    })
    second.input.on('data', () => {
      before = came.length
    })
    const much = Array.from({ length: 3_000 }, (_, i) => `${i % 10_000}`.padStart(8, '-')).join('')
    flood.say('input', much)
    ana.say('input', 'x')
    while (came.length < much.length) await new Promise(resolve => setImmediate(resolve))
    expect(before).toBeGreaterThanOrEqual(0)
    expect(before).toBeLessThan(much.length)
    expect(came).toBe(much)
  })

  test('of a gateway asks who may come in', async () => {
    const { path } = await listening()
    const gateway = new Caller(path, { is: 'gateway', gateway: 'gate-1' })
    expect(await gateway.ask({ name: 'Bo', address: '10.0.0.1' })).toMatchObject({ no: 'Bo', again: true })
  })
})

test('who takes nothing is stuck, told to go on when it has taken all, and cut after a while', async () => {
  const { path, next } = await listening({ maxQueuedPerTerminal: 64 * 1024, stuckFor: 120, aliveEvery: 30 })
  const slow = new Caller(path, hello)
  const { terminal } = await next()
  slow.socket.pause()
  const line = 'x'.repeat(10_000)
  for (let i = 0; i < 200 && !terminal.output.stuck; i++) {
    terminal.output.write(line)
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(terminal.output.stuck).toBe(true)
  const drained = new Promise(resolve => terminal.output.once('drain', resolve))
  slow.socket.resume()
  await drained
  expect(terminal.output.stuck).toBe(false)
  slow.socket.pause()
  for (let i = 0; i < 200 && !terminal.output.stuck; i++) {
    terminal.output.write(line)
    await new Promise(resolve => setImmediate(resolve))
  }
  await terminal.closed
})

test('who said to be alive and then nothing is cut; who never said so is left alone', async () => {
  const { path, next } = await listening({ stuckFor: 100, aliveEvery: 20 })
  const lively = new Caller(path, hello)
  const { terminal } = await next()
  const quiet = new Caller(path, hello)
  const other = (await next()).terminal
  lively.say('alive')
  await terminal.closed
  other.output.write('still here')
  await quiet.sees('still here')
})
