/** The gateway's connection to a room: asks who is admitted, and receives the output of all its terminals there. */
import { connect, type Socket } from 'node:net'
import * as v from 'valibot'
import { type FrameKind, frame, uncast, unframe } from '../frames.ts'
import { replyMessage } from '../message-schemas.ts'
import type { Admit, Answered, Ask, Hello, Place, Unused } from '../messages.ts'

export type RoomLink = {
  /** Never rejects: a room that does not answer within 5 s lets nobody in. */
  ask(admit: Admit): Promise<Answered>
  /** Gives back a pass that no terminal used: who it was for is not coming in any more. */
  giveBack(pass: string): void
  /** Adds a terminal to this connection: `gateway` and `number` identify it to the room, `leave` removes it. */
  attach(attached: Attached): { gateway: string; number: number; leave(): void }
  /** True where the room tells what of the typed is worked off, and what to keep. */
  readonly tells: boolean
  /** How many terminals are on it. */
  attached(): number
  close(): void
}
/** A terminal on a line: `take` receives what the room casts to it, `lost` is called when the line is gone. */
export type Attached = { take: (kind: FrameKind, body: Buffer) => void; lost: () => void }

const answerWithin = 5_000
const openWithin = 5_000
const silent: Answered = { no: 'The room does not answer just now. Try again.', again: true }

/**
 * Opens the connection, as the gateway of this name; `lost` is called once when the room is gone, `late` with a place nobody waits for any more. Rejects when there is no room at this
 * socket, or none that answers within 5 s.
 */
export function openRoomLink(
  path: string,
  gateway: string,
  { lost, late }: { lost: () => void; late?: (place: Place) => void },
): Promise<RoomLink> {
  return new Promise((resolve, reject) => {
    const room = connect(path)
    const slow = setTimeout(() => room.destroy(new Error('no answer')), openWithin)
    const link = new Link(room, gateway, late)
    room.once('error', reject)
    room.on('error', () => {})
    room.on('close', () => {
      clearTimeout(slow)
      reject(new Error('gone'))
      link.end()
      lost()
    })
    room.on('connect', () => room.write(frame('hello', { is: 'gateway', gateway, keeps: true } satisfies Hello)))
    link.once = () => {
      clearTimeout(slow)
      resolve(link)
    }
  })
}

class Link implements RoomLink {
  /** Called at the room's first word: from then on its terminals find this line. */
  once: (() => void) | undefined
  tells = false
  private readonly room: Socket
  private readonly gateway: string
  private readonly late: (place: Place) => void
  private readonly asked = new Map<number, (reply: Answered) => void>()
  private readonly terminals = new Map<number, Attached>()
  private next = 1
  private numbers = 0
  private readonly beat: NodeJS.Timeout

  constructor(room: Socket, gateway: string, late: (place: Place) => void = () => {}) {
    this.late = late
    this.room = room
    this.gateway = gateway
    this.beat = setInterval(() => room.writable && room.write(frame('alive')), 1_000)
    const cut = unframe((kind, body) => this.hear(kind, body))
    room.on('data', chunk => {
      try {
        cut(chunk)
      } catch {
        room.destroy()
      }
    })
  }

  private hear(kind: FrameKind, body: Buffer): void {
    if (kind === 'alive' && body.length > 0) this.tells = true
    this.once?.()
    this.once = undefined
    if (kind === 'cast') uncast(body, (number, kind, bytes) => this.terminals.get(number)?.take(kind, bytes))
    if (kind !== 'answer') return
    const answer: unknown = JSON.parse(body.toString())
    const { id } = v.parse(v.object({ id: v.number() }), answer)
    const reply = v.parse(replyMessage, answer)
    const answered = this.asked.get(id)
    if (answered) answered(reply)
    else if ('pass' in reply) this.late(reply)
  }

  ask(admit: Admit): Promise<Answered> {
    return new Promise(answered => {
      const id = this.next++
      const timer = setTimeout(() => done(silent), answerWithin)
      const done = (reply: Answered) => {
        clearTimeout(timer)
        this.asked.delete(id)
        answered(reply)
      }
      this.asked.set(id, done)
      if (this.room.writable) this.room.write(frame('ask', { id, admit } satisfies Ask))
      else done(silent)
    })
  }

  giveBack(pass: string): void {
    if (this.room.writable) this.room.write(frame('unused', { pass } satisfies Unused))
  }

  attach(attached: Attached): { gateway: string; number: number; leave(): void } {
    const number = ++this.numbers
    this.terminals.set(number, attached)
    return { gateway: this.gateway, number, leave: () => void this.terminals.delete(number) }
  }

  attached(): number {
    return this.terminals.size
  }

  close(): void {
    this.room.destroy()
  }

  /** The room is gone. */
  end(): void {
    clearInterval(this.beat)
    for (const answer of [...this.asked.values()]) answer(silent)
    for (const { lost } of [...this.terminals.values()]) lost()
    this.terminals.clear()
  }
}
