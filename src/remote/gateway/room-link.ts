/** The gateway's connection to the room: asks who is admitted, and receives the output of all its terminals. */
import { connect } from 'node:net'
import { type FrameKind, frame, uncast, unframe } from '../frames.ts'
import type { Answer, Ask, Unused } from '../messages.ts'

export type RoomLink = {
  /** Never rejects: a room that does not answer within 5 s lets nobody in. */
  ask(admit: Ask['admit']): Promise<Reply>
  /** Gives back a pass that no terminal used: who it was for is not coming in any more. */
  giveBack(pass: string): void
  /** Adds a terminal to this connection. `take` receives its frames; `gateway` and `number` identify it to the room; `leave` removes it. */
  attach(take: Take): { gateway: string; number: number; leave(): void }
  close(): void
}
/** Takes what the room casts to a terminal. */
type Take = (kind: FrameKind, body: Buffer) => void
export type Reply =
  | { pass: string; name: string; plain?: true }
  | { no: string; again: boolean; name?: true; asks?: string }

const answerWithin = 5_000
const silent: Reply = { no: 'The room does not answer just now. Try again.', again: true }

/** Opens the connection; `lost` is called once when the room is gone. Rejects when there is no room at this socket. */
export function openRoomLink(path: string, gateway: string, lost: () => void): Promise<RoomLink> {
  return new Promise((resolve, reject) => {
    const room = connect(path)
    const asked = new Map<number, (reply: Reply) => void>()
    const attached = new Map<number, Take>()
    let next = 1
    let attachments = 0
    let beat: NodeJS.Timeout | undefined
    const take = unframe((kind, body) => {
      if (kind === 'cast') return uncast(body, (number, kind, bytes) => attached.get(number)?.(kind, bytes))
      if (kind !== 'answer') return
      const answer: Answer = JSON.parse(body.toString())
      asked.get(answer.id)?.(answer)
    })
    room.on('data', chunk => {
      try {
        take(chunk)
      } catch {
        room.destroy()
      }
    })
    room.on('error', reject)
    room.on('close', () => {
      clearInterval(beat)
      for (const answer of [...asked.values()]) answer(silent)
      lost()
    })
    const ask = (admit: Ask['admit']) =>
      new Promise<Reply>(answered => {
        const id = next++
        const timer = setTimeout(() => done(silent), answerWithin)
        const done = (reply: Reply) => {
          clearTimeout(timer)
          asked.delete(id)
          answered(reply)
        }
        asked.set(id, done)
        room.write(frame('ask', { id, admit } satisfies Ask))
      })
    room.on('connect', () => {
      room.write(frame('hello', { is: 'gateway', gateway }))
      beat = setInterval(() => room.write(frame('alive')), 1_000)
      resolve({
        ask,
        giveBack: pass => void (room.writable && room.write(frame('unused', { pass } satisfies Unused))),
        attach(take) {
          const number = ++attachments
          attached.set(number, take)
          return { gateway, number, leave: () => void attached.delete(number) }
        },
        close: () => room.destroy(),
      })
    })
  })
}
