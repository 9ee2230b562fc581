/** People without ssh: what a gateway does for them, done by a program, so that rooms, store and workers are the real ones. */
import { connect, type Socket } from 'node:net'
import { frame, unframe } from '../../src/remote/frames.ts'
import type { Answer, Ask, Goodbye, Move, Place } from '../../src/remote/messages.ts'

/** Who asks at the desk of a machine. */
export type AskDesk = { ask(admit: Ask['admit']): Promise<Answer>; isThere(): boolean; close(): void }

/** Asks as a gateway does. Rejects when nobody is at the socket. */
export function askAt(path: string): Promise<AskDesk> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    const asked = new Map<number, (answer: Answer) => void>()
    const gone = (id: number): Answer => ({ id, no: 'gone', again: true })
    let next = 1
    const cut = unframe((kind, body) => {
      if (kind !== 'answer') return
      const answer: Answer = JSON.parse(body.toString())
      asked.get(answer.id)?.(answer)
      asked.delete(answer.id)
    })
    socket.on('data', cut)
    socket.on('error', reject)
    socket.on('close', () => {
      for (const [id, answer] of asked) answer(gone(id))
      asked.clear()
    })
    socket.on('connect', () => {
      socket.write(
        frame('hello', { is: 'gateway', gateway: `bench-${process.pid}-${Math.random().toString(36).slice(2)}` }),
      )
      resolve({
        ask: admit =>
          new Promise(answered => {
            const id = next++
            if (!socket.writable) return answered(gone(id))
            asked.set(id, answered)
            socket.write(frame('ask', { id, admit }))
          }),
        isThere: () => socket.writable,
        close: () => socket.destroy(),
      })
    })
  })
}

export type PersonOptions = {
  desk: () => Promise<AskDesk>
  admit: Ask['admit']
  /** Plain lines instead of a screen. */
  linear?: boolean
  /** Told what is shown. */
  shown?: (bytes: string) => void
}

/** ms between two tries to come back to a place that was lost. */
const againEvery = 250

/** Somebody at a terminal, who comes back by their seat when their place is lost, as a gateway brings them. */
export class Person {
  /** All that was shown lately. */
  output = ''
  /** Times this place was lost, or led elsewhere. */
  lost = 0
  /** When something was shown again after that, ms of `performance.now`; away until then. */
  backAt = 0
  isAway = false
  moved = 0
  said: string | undefined
  private readonly options: PersonOptions
  private socket: Socket | undefined
  private place: Place | undefined
  private kept = ''
  private over = false
  private readonly looks = new Set<() => void>()

  constructor(options: PersonOptions) {
    this.options = options
  }

  /** Comes in. @throws Error with the sentence when not let in. */
  async come(): Promise<void> {
    const desk = await this.options.desk()
    const answer = await desk.ask(this.options.admit)
    if ('no' in answer) throw new Error(answer.no)
    this.take(answer)
  }

  type(keys: string): void {
    if (this.socket?.writable) this.socket.write(frame('input', keys))
    else this.kept += keys
  }

  /** Resolves once what was shown since `from` (a length of `output`) has this in it; false after `ms`, or when they were sent away. */
  see(what: string | RegExp, ms: number, from = 0): Promise<boolean> {
    const found = () => {
      const text = this.output.slice(from)
      return typeof what === 'string' ? text.includes(what) : what.test(text)
    }
    return new Promise(resolve => {
      const look = () => {
        const is = found()
        if (is || this.over) done(is)
      }
      const done = (is: boolean) => {
        clearTimeout(late)
        this.looks.delete(look)
        resolve(is)
      }
      const late = setTimeout(() => done(false), ms)
      this.looks.add(look)
      look()
    })
  }

  leave(): void {
    this.over = true
    this.socket?.write(frame('goodbye'))
    this.socket?.destroySoon()
  }

  private take(place: Place): void {
    if (this.over) return
    this.place = { ...this.place, ...place }
    const socket = connect(place.socket ?? '')
    this.socket = socket
    let isMoving: Move | undefined
    let unread = ''
    const cut = unframe((kind, body) => {
      if (kind === 'output') this.show(body.toString())
      if (kind === 'input') unread += body.toString()
      if (kind === 'goodbye') {
        const word: Goodbye = JSON.parse(body.toString())
        this.end(word.say ?? '')
      }
      if (kind === 'move') {
        isMoving = JSON.parse(body.toString())
        this.socket = undefined
        socket.write(frame('goodbye'))
      }
    })
    socket.on('data', chunk => {
      try {
        cut(chunk)
      } catch {
        socket.destroy()
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (this.over) return
      this.kept = unread + this.kept
      if (isMoving) {
        this.moved++
        this.take(isMoving)
        return
      }
      this.lost++
      this.isAway = true
      this.socket = undefined
      void this.comeBack()
    })
    const screen = {
      columns: 80,
      rows: 24,
      term: 'xterm-256color',
      env: { LANG: 'C.UTF-8' },
      ...(this.options.linear ? { linear: true, echoes: true } : {}),
    }
    socket.write(frame('hello', { is: 'terminal', screen, pass: place.pass }))
    if (this.kept) socket.write(frame('input', this.kept))
    this.kept = ''
  }

  private async comeBack(): Promise<void> {
    const again = this.place?.seat
    while (!this.over && again !== undefined) {
      const desk = await this.options.desk().catch(() => undefined)
      // Nobody is at the door: the gateway went with its machine, and ssh says so at once.
      if (!desk) return this.end('Connection closed.')
      const answer = await desk.ask({ name: '', address: '192.0.2.1', again })
      if (!('no' in answer)) return this.take(answer)
      if (!answer.again) return this.end(answer.no)
      await new Promise(resolve => setTimeout(resolve, againEvery))
    }
  }

  private end(say: string): void {
    this.said = say
    this.over = true
    for (const look of [...this.looks]) look()
  }

  private show(bytes: string): void {
    if (this.isAway) this.backAt = performance.now()
    this.isAway = false
    this.output = (this.output + bytes).slice(-65_536)
    this.options.shown?.(bytes)
    for (const look of [...this.looks]) look()
  }
}
