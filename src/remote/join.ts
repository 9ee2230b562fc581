/** A terminal that comes in over the terminal socket: its bytes go both ways, its size too, and it is given back as it was. */

import { connect } from 'node:net'
import * as v from 'valibot'
import { clean } from '../clean.ts'
import { commandLine } from '../command-line.ts'
import { exitCodes, UserError } from '../errors.ts'
import { enter, leave } from '../screen/modes.ts'
import { fingerprintOf } from './admission/fingerprint.ts'
import { type FrameKind, frame, unframe } from './frames.ts'
import { goodbyeMessage } from './message-schemas.ts'
import { type Goodbye, type Hello, type Screen, toldEnv } from './messages.ts'
import { SilenceWatch } from './silence.ts'

/** The terminal of this process. */
export type OwnTerminal = {
  input: NodeJS.EventEmitter & {
    setRawMode?(on: boolean): unknown
    resume(): unknown
    pause(): unknown
  }
  output: NodeJS.EventEmitter & { columns?: number; rows?: number; write(bytes: Uint8Array): boolean }
}

/** A visit that goes on. */
export type Visit = {
  /** Resolves with the room's last word, once the terminal is as it was. */
  ended: Promise<Goodbye>
  /** Hangs up; `ended` then resolves with this code. */
  hangUp(code: number): void
  /** Gives the terminal back for a while, as when the program is stopped; returns the way to take it again. */
  step(): () => void
}

/** Comes in at this socket. Rejects nothing: what goes wrong is in the last word. */
export function visit(socket: string, hello: Hello, { input, output }: OwnTerminal): Visit {
  const room = connect(socket)
  const plain = hello.is === 'terminal' && hello.screen.echoes === true
  const isStill = hello.is === 'terminal' && hello.screen.env?.FLYWHEEL_MOTION === 'reduced'
  let word: Goodbye | undefined
  let isIn = false
  /** The screens of the room have this terminal; plain lines leave it as it is. */
  let switched = false
  const send = (kind: FrameKind, body: Uint8Array | string | object = Buffer.alloc(0)) => {
    if (room.writable) room.write(frame(kind, body))
  }
  const onData = (bytes: Buffer | string) => send('input', Buffer.from(bytes))
  // An input that ends says what a keyboard would; the room then says its last word.
  const onEnd = () => send('input', '\x04')
  const onResize = () => send('resize', sizeOf(output))
  const raw = (on: boolean) => {
    input.setRawMode?.(on)
    if (on) input.resume()
    else input.pause()
  }
  const cut = unframe((kind, body) => {
    if (kind === 'welcome') {
      isIn = true
      raw(true)
      input.on('data', onData)
      if (plain) input.once('end', onEnd)
      output.on('resize', onResize)
      onResize()
    } else if (kind === 'output') {
      switched ||= body.includes('\x1b[?1049h')
      // What this terminal does not take waits with the room, which then sends only the newest.
      if (!output.write(body)) {
        room.pause()
        output.once('drain', () => room.resume())
      }
    } else if (kind === 'goodbye') {
      const read = v.safeParse(goodbyeMessage, JSON.parse(body.toString()))
      if (read.success) word = { code: read.output.code, say: clean(read.output.say ?? '', 500) }
      room.end()
    }
  })
  const silence = new SilenceWatch({ output, isStill, isScreen: () => switched, back: onResize })
  const alive = setInterval(() => {
    send('alive')
    // While this terminal takes nothing, it is not the host that is silent.
    if (isIn && !room.isPaused()) silence.beat()
  }, 1_000)
  room.once('connect', () => send('hello', hello))
  room.on('data', chunk => {
    silence.heard()
    try {
      cut(chunk)
    } catch {
      room.destroy()
    }
  })
  const ended = new Promise<Goodbye>(resolve => {
    room.on('error', () => {})
    room.once('close', () => {
      clearInterval(alive)
      input.removeListener('data', onData)
      input.removeListener('end', onEnd)
      output.removeListener('resize', onResize)
      // Without a last word the room fell, or hung up on us: its modes are still set.
      if (switched && !word) output.write(Buffer.from(leave))
      if (isIn) raw(false)
      const say = isIn
        ? `The room is gone. What you sent is safe; come back with: ${commandLine('join', socket)}`
        : 'Nobody answered there.'
      resolve(word ?? { code: exitCodes.failed, say })
    })
  })
  return {
    ended,
    hangUp(code) {
      word ??= { code }
      if (switched) output.write(Buffer.from(leave))
      room.destroy()
    },
    step() {
      if (!isIn) return () => {}
      if (switched) output.write(Buffer.from(leave))
      raw(false)
      return () => {
        raw(true)
        // A size, even the same one, makes the room paint everything again.
        if (switched) output.write(Buffer.from(enter))
        onResize()
      }
    },
  }
}

type Env = Record<string, string | undefined>

/** What this terminal is and says it can show; `echoes` where it is none, and lines are typed and shown on the other side. */
export function screenHere(output: OwnTerminal['output'], env: Env, linear: boolean, echoes = false): Screen {
  const told = Object.entries(env).flatMap(([name, value]) =>
    toldEnv.test(name) && value !== undefined ? [[name, value.slice(0, 256)]] : [],
  )
  const term = env.TERM && /^[\w.+-]{1,32}$/.test(env.TERM) ? { term: env.TERM } : {}
  return {
    ...sizeOf(output),
    ...term,
    env: Object.fromEntries(told),
    ...(linear ? { linear } : {}),
    ...(echoes ? { echoes } : {}),
  }
}

function sizeOf({ columns = 80, rows = 24 }: OwnTerminal['output']): { columns: number; rows: number } {
  return { columns, rows }
}

/**
 * Who came through a real sshd: where from, and the fingerprint of the key it verified. `auth` is what stands in the file that
 * SSH_USER_AUTH names (`ExposeAuthInfo yes`): a line a way of proof, `publickey ssh-ed25519 AAAA…`.
 * @throws UserError when this was not started by sshd.
 */
export function callerOf(env: Env, auth: string): { from: string; key?: string } {
  const [from] = (env.SSH_CONNECTION ?? '').split(' ')
  if (!from)
    throw new UserError('This was not started by sshd.', `Leave --sshd out: ${commandLine('join')}`, exitCodes.usage)
  const key = /^publickey \S+ ([A-Za-z0-9+/=]+)/m.exec(auth)?.[1]
  return { from: clean(from, 60), ...(key ? { key: fingerprintOf(Buffer.from(key, 'base64')) } : {}) }
}
