/** What the gateway is told when it starts, what it says to the process that runs it, and the limits it keeps. */
import type { HostKeyPems } from './keys/host-key.ts'
import type { GatewayEvent } from './log.ts'

/** Times in ms, sizes in bytes. The figures of OpenSSH, ssh-chat and wish were the measure. */
export const limits = {
  /** Connections in all; the ones not let in yet, in all and from one address (one office is one address). */
  connections: 1_200,
  pending: 128,
  pendingPerAddress: 96,
  /** From the first byte to the key exchange, which programs do; then people compare a fingerprint, and after that they type a code. */
  handshake: 20_000,
  compare: 180_000,
  login: 330_000,
  /** How long the word that ends a connection waits for its reader, and how many such wait at a time. */
  lastWord: 60_000,
  lastWords: 64,
  /** Packets before anybody is let in: at first, then a second. */
  packets: 120,
  packetsPerSecond: 20,
  /** ms of work for a peer's packets: at first, then a second; before and after it is let in. */
  work: 250,
  workPerSecond: 50,
  workIn: 1_000,
  workInPerSecond: 200,
  /** Let in, but without a screen. */
  idle: 30_000,
  /** Wrong codes and keys offered on one connection. */
  tries: 5,
  probes: 20,
  /** ms before the first wrong code is answered; doubles to `longestDelay`. */
  delay: 300,
  longestDelay: 5_000,
  /** Wrong codes that reach the room: so many at once, then a second (a thousand a minute, where the room itself stops). */
  wrongBurst: 40,
  wrongPerSecond: 16,
  /** Of these, a minute, by names and connections that gave two wrong ones already: in all, and from one address. */
  wrong: 55,
  wrongPerAddress: 10,
  /** Bytes waiting for a client before its screen is held, and at which it goes on; how many are never waited for, and how long. */
  held: 32_768,
  released: 8_192,
  maxQueued: 1_048_576,
  stuck: 30_000,
  /** Sent by a client: at first, then a second. What is typed, and all that is on the wire. */
  typed: 1_048_576,
  typedPerSecond: 16_384,
  wire: 2_097_152,
  wirePerSecond: 65_536,
  /** Before anybody is let in. */
  wireBefore: 131_072,
  /** Of what is typed while a screen is on its way to another room, beyond which the client waits. */
  kept: 65_536,
  /** How often it is asked for the seat of a screen whose room was lost, and for how long. */
  againEvery: 250,
  againFor: 20_000,
  /** Connections that are let in by one key, and commands that run at a time: in all, and of one key or address. */
  perKey: 24,
  commands: 64,
  commandsEach: 4,
  /** Keys that nobody knew, from one network: so many at once, then a second; and how long a key waits for its turn. */
  unknownKeys: 1_000,
  unknownKeysPerSecond: 50,
  keyWaits: 10_000,
  /** What a command takes in all, the ms of work its packets may cost, and how long nothing may come or go. */
  input: 32 << 20,
  inputWork: 10_000,
  commandIdle: 300_000,
  /** New sizes of a window a second. */
  sizes: 10,
  channels: 4,
  /** A peer that answers nothing is asked every so often, and cut after the third time without an answer. */
  keepAlive: 15_000,
  /** How long a goodbye may take. */
  leaving: 2_000,
}
export type Limits = typeof limits

/**
 * The first message to the gateway. `socket` is the terminal socket, `hostKey` a path; with `ownHostKey`, the path of the key of this machine
 * alone, the one at `hostKey` is agreed on with other machines first; `motd` stands above the question for the code, which is
 * `question` (`Join code: ` by default). With `commands` what stands behind the host goes through to whoever answers at the socket.
 * `userCa` are public keys whose user certificates are taken, a line each as OpenSSH has them; `revoked` is the path of a list of keys that are not;
 * `hostCertificate` the path of a certificate for one of this machine's keys. With `log` events are told.
 */
export type Settings = {
  is: 'open'
  address: string
  port: number
  socket: string
  hostKey: string
  ownHostKey?: string
  motd?: string
  question?: string
  commands?: boolean
  userCa?: string[]
  revoked?: string
  hostCertificate?: string
  log?: boolean
  limits?: Partial<Limits>
}

export type ToGateway = Settings | { is: 'alive' } | { is: 'close' } | { is: 'agreed'; keys?: HostKeyPems }

/** One of the keys this machine is known by, as people compare it and as their known_hosts has it. */
export type ShownKey = { publicKey: string; fingerprint: string }

/** The first of the keys is the one to compare; one that took time to make comes later. `bug` is for whoever repairs it. A failure with `next` is a sentence for people. */
export type FromGateway =
  | { is: 'news'; say: string }
  | { is: 'log'; event: GatewayEvent }
  | { is: 'agree'; keys: HostKeyPems }
  | { is: 'ready'; port: number; keys: ShownKey[] }
  | { is: 'keys'; keys: ShownKey[] }
  | { is: 'failed'; say: string; next: string }
  | { is: 'alive' }
  | { is: 'bug'; stack: string }
