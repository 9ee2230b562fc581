/** A small room that speaks frames: lets in by a code or key, shows what is typed, keeps what it was told. */
import { createServer, type Socket } from 'node:net'
import { cast, frame, unframe } from '../../../src/remote/frames.ts'
import type { Ask, Hello } from '../../../src/remote/messages.ts'

export type FakeRoom = {
  path: string
  /** What the gateway asked, with the time in ms. */
  asked: { admit: Ask['admit']; at: number }[]
  screens: FakeScreen[]
  /** Passes that the gateway gave back. */
  unused: string[]
  /** Resolves with the next screen that opens, or the newest that nobody waited for. */
  screen(): Promise<FakeScreen>
  close(): Promise<void>
}

export type FakeScreen = {
  hello: Extract<Hello, { pass: string }>
  admit: Ask['admit']
  sock: Socket
  sizes: { columns: number; rows: number }[]
  typed(): string
  /** Resolves once this was typed. */
  reads(text: string): Promise<void>
  show(bytes: string): void
  /** True while the gateway says that this screen does not take what it has. */
  held: boolean
  goodbye(code: number, say?: string): void
  closed: Promise<void>
}

export type Rules = {
  code?: string
  /** A name that somebody has already. */
  taken?: string
  /** Fingerprints that come in without a code. */
  keys?: Set<string>
  /** Fingerprints that are somebody's, by name. */
  owners?: Record<string, string>
  /** Keys that come in without a terminal. */
  plain?: Set<string>
  /** A ticket that brings Bo back. */
  ticket?: string
  /** Called with every screen at once. */
  open?(screen: FakeScreen): void
}

export async function fakeRoom(path: string, rules: Rules): Promise<FakeRoom> {
  const asked: FakeRoom['asked'] = []
  const screens: FakeScreen[] = []
  const unused: string[] = []
  const unseen: FakeScreen[] = []
  const awaited: ((screen: FakeScreen) => void)[] = []
  const passes = new Map<string, Ask['admit']>()
  const socks = new Set<Socket>()
  const lines = new Map<string, Socket>()
  let made = 0

  function answer({ id, admit }: Ask): Buffer {
    asked.push({ admit, at: performance.now() })
    const owner = rules.owners?.[admit.key ?? '']
    if (owner !== undefined && admit.name !== owner)
      return frame('answer', { id, no: `This key is ${owner}'s. Are you ${owner}?`, again: true, asks: owner })
    if (owner !== undefined) return letIn(id, admit)
    if (rules.ticket !== undefined && admit.code === rules.ticket) return letIn(id, { ...admit, name: 'Bo' })
    const right = admit.code === undefined ? rules.keys?.has(admit.key ?? '') : admit.code === rules.code
    if (!right) return frame('answer', { id, no: 'That is not the join code.', again: true })
    if (admit.name === rules.taken)
      return frame('answer', { id, no: `The name ${admit.name} is taken.`, again: true, name: true })
    return letIn(id, admit)
  }

  function letIn(id: number, admit: Ask['admit']): Buffer {
    const pass = `pass-${++made}`
    passes.set(pass, admit)
    const plain = rules.plain?.has(admit.key ?? '') ? { plain: true } : {}
    return frame('answer', { id, pass, name: admit.name, role: 'participant', ...plain })
  }

  const server = createServer(sock => {
    socks.add(sock)
    let screen: FakeScreen | undefined
    let typed = ''
    let look = () => {}
    const take = unframe((kind, body) => {
      if (kind === 'ask') return void sock.write(answer(JSON.parse(body.toString())))
      if (kind === 'input') {
        typed += body.toString('latin1')
        return look()
      }
      if (kind === 'unused') return void unused.push(JSON.parse(body.toString()).pass)
      if (kind === 'hold' || kind === 'release') return void Object.assign(screen!, { held: kind === 'hold' })
      if (kind === 'resize') return void screen?.sizes.push(JSON.parse(body.toString()))
      if (kind !== 'hello') return
      const hello: Hello = JSON.parse(body.toString())
      if (hello.is === 'gateway') {
        lines.set(hello.gateway, sock)
        return void sock.write(frame('alive'))
      }
      if (!('pass' in hello) || !hello.line) return
      const line = lines.get(hello.line.gateway)
      const { number } = hello.line
      const admit = passes.get(hello.pass)
      passes.delete(hello.pass)
      if (!admit) return void line?.write(cast('goodbye', [number], { code: 1, say: 'That pass is used.' }))
      screen = {
        hello,
        admit,
        sock,
        sizes: [],
        typed: () => typed,
        reads: text =>
          new Promise(resolve => {
            look = () => typed.includes(text) && resolve()
            look()
          }),
        show: bytes => void line?.write(cast('output', [number], bytes)),
        held: false,
        goodbye: (code, say) => void line?.write(cast('goodbye', [number], { code, say })),
        closed: new Promise(resolve => sock.once('close', () => resolve())),
      }
      screens.push(screen)
      rules.open?.(screen)
      const first = awaited.shift()
      if (first) first(screen)
      else unseen.push(screen)
    })
    sock.on('data', take)
    sock.on('error', () => {})
    sock.on('close', () => socks.delete(sock))
  })
  await new Promise<void>(resolve => server.listen(path, resolve))
  return {
    path,
    asked,
    screens,
    unused,
    screen: () =>
      new Promise(resolve => {
        const ready = unseen.shift()
        if (ready) resolve(ready)
        else awaited.push(resolve)
      }),
    close() {
      for (const sock of socks) sock.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
