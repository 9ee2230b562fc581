/** A command that fails has made nothing, so that the command it advises, or the same again, can be given. */
import { existsSync, readdirSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inside } from './inside.ts'
import { folder } from './program.ts'

/** Every file and folder below this one. */
const filesIn = (path: string) => readdirSync(path, { recursive: true }).map(String).sort()

async function begun(): Promise<string> {
  const cwd = folder()
  await inside(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--no-open'], { cwd })
  return cwd
}

test('new without a terminal makes no session', async () => {
  const cwd = folder()
  const ran = await inside(['new', '--team', 'checkout', '--people', 'Ana,Bo'], { cwd })
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain('The full screen needs a terminal.')
  expect(filesIn(cwd)).toEqual([])
})

test.each(['x', 'UPPER.JSON', '.hidden.json', 'inner/.x.json', 'notes.md'])(
  'a session that no list would show is not made: --file %s',
  async file => {
    const cwd = folder()
    const ran = await inside(['new', '--team', 'checkout', '--people', 'Ana', '--no-open', '--file', file], { cwd })
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(
      /is listed only when its name ends in \.json and begins with no dot.*Name it \S+\.json$/m,
    )
    expect(filesIn(cwd)).toEqual([])
    const advised = /Name it (\S+)$/m.exec(ran.stderr)![1]!
    const again = ['new', '--team', 'checkout', '--people', 'Ana', '--no-open', '--file', advised]
    expect((await inside(again, { cwd })).code).toBe(0)
  },
)

test.each(['./x', '.hidden'])('nor by host %s', async file => {
  const cwd = folder()
  const args = ['host', file, '--team', 'checkout', '--people', 'Ana', '--headless', '--port', '0']
  const ran = await inside(args, { cwd, env: { FLYWHEEL_STATE: join(cwd, 'state') } })
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain('is listed only when')
  expect(filesIn(cwd).filter(f => !f.startsWith('state'))).toEqual([])
})

test('hosting a session that is there changes nothing when its port is taken', async () => {
  const cwd = await begun()
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const before = filesIn(cwd)
  const ran = await inside(['host', 'checkout-t0001', '--headless', '--port', `${port}`], {
    cwd,
    env: { FLYWHEEL_STATE: join(folder(), 'state') },
  })
  expect(ran.stderr).toContain(`Port ${port} of 127.0.0.1 cannot be had: something listens there already.`)
  expect(ran.code).toBe(1)
  expect(filesIn(cwd)).toEqual(before)
})

test.skipIf(!existsSync('/proc/self'))(
  'a home folder in which nothing can be made is named with FLYWHEEL_STATE',
  async () => {
    const cwd = await begun()
    const before = filesIn(cwd)
    const env = { HOME: '/proc', XDG_CACHE_HOME: '', XDG_STATE_HOME: '' }
    for (const args of [['checkout-t0001'], ['new', '--team', 'checkout', '--people', 'Ana']]) {
      const ran = await inside(['host', ...args, '--headless', '--port', '0'], { cwd, env })
      expect(ran.code).toBe(1)
      expect(ran.stderr).toMatch(
        /The folder for the host key and sockets, \/proc\/.*, cannot be made\. Nothing was made\./,
      )
      expect(ran.stderr).toContain('FLYWHEEL_STATE=FOLDER flywheel host')
    }
    expect(filesIn(cwd)).toEqual(before)
    // Compiled code is not kept then, and nothing waits for a folder that never comes.
    expect((await inside(['list'], { cwd, env })).code).toBe(0)
  },
)

test('host of a name whose file is gone says how it comes back, and that works', async () => {
  const cwd = await begun()
  const left = join(cwd, 'sessions')
  renameSync(join(left, 'checkout-t0001.json'), join(left, '.checkout-t0001.previous'))
  const before = filesIn(cwd)
  for (const name of ['checkout-t0001', 'sessions/checkout-t0001.json']) {
    const ran = await inside(['host', name, '--team', 'checkout', '--people', 'Ana', '--headless'], { cwd })
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/checkout-t0001\.json is gone, but what is left of it can be brought back/)
    expect(ran.stderr).toMatch(/To bring it back: \S.* restore \S.*checkout-t0001\.json/)
  }
  expect(filesIn(cwd)).toEqual(before)
  expect((await inside(['restore', join(left, 'checkout-t0001.json')], { cwd })).code).toBe(0)
  expect((await inside(['check', 'checkout-t0001'], { cwd })).code).toBe(0)
})

test('host at an address that is none of this machine says so in words', async () => {
  const cwd = folder()
  const ran = await inside(['host', 'x', '--team', 'x', '--people', 'Ana', '--headless', '--listen', '203.0.113.9'], {
    cwd,
  })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('cannot be had: this machine has no such address. Nothing was made.')
})
