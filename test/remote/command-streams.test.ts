/** A command's three streams over the terminal socket: its input to the end, output and errors apart and whole, its sender held while it does not read. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { expect, onTestFinished, test } from 'vitest'
import { frame } from '../../src/remote/frames.ts'
import type { Hello } from '../../src/remote/messages.ts'
import { listenAt } from '../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { Caller, folder, screen } from './given.ts'

async function commanded(command = 'import') {
  const path = join(folder(), 'room.sock')
  let arrived = (_: RemoteTerminal) => {}
  const socket = await listenAt(path, {
    admit: () => ({ no: '', again: true }),
    enter: (_, terminal) => arrived(terminal),
  })
  onTestFinished(() => socket.close())
  const come = async (hello: Hello) => {
    const entered = new Promise<RemoteTerminal>(resolve => (arrived = resolve))
    return { caller: new Caller(path, hello), terminal: await entered }
  }
  const { caller, terminal } = await come({ is: 'terminal', screen: { ...screen, command }, pass: 'x' })
  const { command: streams } = terminal
  if (!streams) throw new Error('no command')
  return { caller, terminal, streams, come }
}

const shown = (caller: Caller, kind: 'output' | 'error') =>
  Buffer.concat(caller.got.filter(g => g.kind === kind).map(g => g.body)).toString()

test('its input comes whole and ends; output and errors go apart, the exit code last', async () => {
  const { caller, terminal, streams } = await commanded('import --now')
  expect(streams.text).toBe('import --now')
  caller.say('input', 'one ')
  caller.say('input', 'two')
  caller.say('end')
  expect(await text(streams.stdin)).toBe('one two')
  const much = randomBytes(600_000).toString('hex')
  streams.stdout.write(much)
  streams.stderr.write('not all of it\n')
  terminal.goodbye(3, 'Two were left out.')
  expect(await caller.goodbye()).toEqual({ code: 3, say: 'Two were left out.' })
  await caller.closed
  expect(shown(caller, 'output')).toBe(much)
  expect(shown(caller, 'error')).toBe('not all of it\n')
  expect(caller.got.at(-1)!.kind).toBe('goodbye')
})

test('who does not read holds the sender; who reads again gets all of it', async () => {
  const { caller, streams } = await commanded()
  const part = 'x'.repeat(60_000)
  let sent = 0
  const send = () => {
    let goesOn = true
    for (; goesOn && sent < 200; sent++) goesOn = caller.socket.write(frame('input', part))
    if (sent < 200) caller.socket.once('drain', send)
    else caller.say('end')
  }
  send()
  await expect.poll(() => caller.socket.writableLength).toBeGreaterThan(0)
  await new Promise(resolve => setImmediate(resolve))
  expect(sent).toBeLessThan(200)
  expect(streams.stdin.readableLength).toBeLessThan(400_000)
  expect((await text(streams.stdin)).length).toBe(200 * part.length)
})

test('a reader that is slow is waited for, longer than a last word takes', async () => {
  const { caller, terminal, streams, come } = await commanded('export')
  caller.socket.pause()
  const other = await come({ is: 'terminal', screen, name: 'Bo' })
  other.caller.socket.pause()
  other.terminal.output.write('y'.repeat(4_000_000))
  const much = 'y'.repeat(4_000_000)
  streams.stdout.write(much)
  terminal.goodbye(0)
  other.terminal.goodbye(0)
  await other.terminal.closed
  caller.socket.resume()
  await caller.closed
  expect(shown(caller, 'output')).toHaveLength(much.length)
})

test('an input that is cut off is no end: it is an error', async () => {
  const { caller, streams } = await commanded()
  caller.say('input', '{"half":')
  caller.socket.end()
  await expect(finished(streams.stdin.resume())).rejects.toThrow('cut off')
  await expect(finished(streams.stdout)).rejects.toThrow()
})

test('a command that says its last word before it read all is gone at once', async () => {
  const { caller, terminal } = await commanded('list')
  for (let i = 0; i < 40; i++) caller.say('input', 'x'.repeat(60_000))
  terminal.goodbye(2, 'list takes no input.')
  await caller.closed
  await terminal.closed
})
