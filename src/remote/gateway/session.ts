/** What a client may ask for on a session channel: a terminal, its size and language, and one shell. All else is refused. */
import type { Writable } from 'node:stream'
import { clean } from '../../clean.ts'
import { longestCommand } from '../message-schemas.ts'
import type { Screen as Size } from '../messages.ts'
import { keepEnv, sizeOf, termOf } from './cleaned.ts'
import { openCommand } from './command.ts'
import {
  type Connection,
  type Guard,
  hangUp,
  type Peer,
  packetSizeOf,
  type ServerChannel,
  type Session,
} from './peer.ts'
import type { RoomLinks } from './room-links.ts'
import { openScreen, type Screen } from './screen.ts'
import type { Limits } from './settings.ts'

const smallestPacket = 256
const noCommands = 'flywheel takes no command but check-in: leave out what stands after the host, and come again.'
const tooLong = `A command has at most ${longestCommand} characters. Give what is long as its input.`
/** The one command there is: what became of one’s actions. */
const errand = 'check-in'
const oneScreen = 'This connection has its screen already. For another, start ssh once more with -o ControlPath=none.'

type Rooms = {
  links: RoomLinks
  limits: Limits
  /** True where commands go through to whoever answers them. */
  commands: boolean
  now(): number
  screens: Set<Screen>
  /** Commands that run, and whose each is. */
  running: Map<Screen, string>
}

/** Answers the channels of a client that was let in. Listens for nothing that ssh2 refuses by itself when nobody listens. */
export function answerSessions(client: Connection, peer: Peer, rooms: Rooms, guard: Guard): void {
  client.on(
    'session',
    guard((accept: () => Session, reject: () => void) => {
      if (peer.sessions >= rooms.limits.channels) return reject()
      peer.sessions++
      const session = accept()
      session.on('close', () => peer.sessions--)
      if (packetSizeOf(session) < smallestPacket) return peer.cut()
      answerSession(client, peer, session, rooms, guard)
    }),
  )
}

type Yes = (() => void) | undefined

function answerSession(client: Connection, peer: Peer, session: Session, rooms: Rooms, guard: Guard): void {
  const { links, limits, now, screens } = rooms
  const size: Size = { ...sizeOf(0, 0), env: {} }
  let pty = false
  let screen: Screen | undefined

  const listen = <A extends unknown[]>(event: string, run: (...args: A) => void) => session.on(event, guard(run))

  listen('pty', (accept: Yes, reject: Yes, asked: { cols: number; rows: number; term?: string }) => {
    if (peer.plain) return reject?.()
    pty = true
    Object.assign(size, sizeOf(asked.cols, asked.rows), { term: termOf(asked.term ?? '') })
    accept?.()
  })
  listen('env', (accept: Yes, _: Yes, asked: { key: string; val: string }) => {
    keepEnv(size.env!, asked.key, asked.val)
    accept?.()
  })
  listen('window-change', (accept: Yes, _: Yes, asked: { cols: number; rows: number }) => {
    const changed = sizeOf(asked.cols, asked.rows)
    Object.assign(size, changed)
    screen?.resize(changed)
    accept?.()
  })
  const show = (channel: ServerChannel, asked: Pick<Size, 'errand' | 'command'> = {}) => {
    const { place } = peer
    peer.place = undefined
    if (place === undefined)
      return refuse(asked.command === undefined ? channel : channel.stderr, oneScreen, pty, channel)
    const open = asked.command === undefined ? openScreen : openCommand
    const opened = open({
      client,
      channel,
      peer,
      links,
      place,
      // Without a terminal there is nothing to draw on: plain lines.
      size: pty ? { ...size, ...asked } : { ...size, ...asked, linear: true, echoes: true },
      pty,
      limits,
      now,
      ended() {
        screens.delete(opened)
        rooms.running.delete(opened)
        peer.screens.delete(opened)
        if (peer.screens.size === 0) setTimeout(() => peer.screens.size || hangUp(client), limits.leaving).unref()
      },
    })
    screen = opened
    screens.add(opened)
    if (asked.command !== undefined) rooms.running.set(opened, whose(peer))
    peer.screens.add(opened)
  }
  listen('exec', (accept: () => ServerChannel, _: Yes, asked: { command: string }) => {
    const channel = accept()
    const words = (peer.command ?? asked.command).trim()
    const full = rooms.commands ? tooBusy(peer, rooms) : undefined
    if (full !== undefined) refuse(channel.stderr, full, pty, channel)
    else if (rooms.commands && words.length <= longestCommand) show(channel, { command: clean(words, longestCommand) })
    else if (!rooms.commands && words === errand) show(channel, { errand })
    else refuse(channel.stderr, rooms.commands ? tooLong : noCommands, pty, channel)
  })
  listen('shell', (accept: () => ServerChannel) =>
    show(accept(), peer.command === undefined ? {} : { command: clean(peer.command, longestCommand) }),
  )
}

/** Why no other command is run for a peer just now; undefined when it is. */
function tooBusy(peer: Peer, { running, limits }: Rooms): string | undefined {
  const mine = whose(peer)
  if ([...running.values()].filter(one => one === mine).length >= limits.commandsEach)
    return `You have ${limits.commandsEach} commands running. Let one of them end, then run this one again.`
  return running.size >= limits.commands ? 'Many commands run just now. Run this one again in a moment.' : undefined
}

/** Whom a command is counted with: its key, or else its address. */
function whose({ who, address }: Peer): string {
  return who?.key ?? address
}

/** Says why not, and that it was no success. */
function refuse(to: Writable, say: string, pty: boolean, channel: ServerChannel): void {
  channel.on('error', () => {})
  channel.resume()
  to.write(say + (pty ? '\r\n' : '\n'))
  channel.exit(2)
  channel.end()
}
