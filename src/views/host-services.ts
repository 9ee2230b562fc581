/** What the screens of a live room with many terminals ask of the world outside: who is here, who may come in. Handed in. */
import type { Draft } from '../ports/session-store.ts'
import type { Presence } from '../room/presence.ts'
import type { PersonId, StepId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import type { OpenSession } from './app-services.ts'
import type { SignServices } from './online/sign-services.ts'
import type { Stand } from './stand.ts'

/**
 * What a terminal is for. A participant works for themselves; the facilitator for all; an observer looks on; a stage is one more
 * screen on the wall. Who facilitates is the session's to say: a participant's terminal turns into the facilitator's when it is them.
 */
export type Role = 'participant' | 'facilitator' | 'observer' | 'stage'

/** What people need to come in. `line` is the ssh line to paste. */
export type Invitation = {
  line: string
  /** The line by which members of the team come home first, with their own key; where there is a home. */
  members?: string
  code: string
  /** Codes for looking on, and, where the room runs without a screen of its own, for facilitating. */
  observer: string
  facilitator?: string
  fingerprint: string
  knownHosts: string
  /** The host's other keys, for clients that take only such: ecdsa, rsa. */
  otherKeys?: readonly { fingerprint: string; knownHosts: string }[]
  /** True while only this machine can come in; then `opening` says how to open it to others. */
  loopback: boolean
  opening?: string
}

/** Somebody at a terminal, or away from it. `address` is told to the facilitator alone. */
export type Guest = {
  /** Names this guest for `remove`; the person's id where there is one. */
  id: string
  person?: PersonId
  name: string
  role: Role
  here: boolean
  /** ms since 1970: since when they are here, or away. */
  since: number
  address?: string
}

/** What may be shown on the stage in place of the step: the clock in large digits, or a blank screen. */
export type Projected = 'clock' | 'blank'

/** When the meeting is, in ms since 1970, as the invitation says; `early`: cards come in until then. */
export type Meeting = { at: number; early: boolean }

/**
 * What a terminal goes on with: its person's unsent lines; how it stands, kept for when its process is lost; and what of their doing was
 * lost with the process before, in one sentence, told once and empty where nothing was.
 */
export type GoesOn = { drafts: Draft[]; stand: Stand; missed(): string }

export type HostServices = {
  open: OpenSession
  presence: Presence
  guests(): readonly Guest[]
  /** Undefined while nobody can come in over the network. */
  invitation(): Invitation | undefined
  isLocked(): boolean
  /** Closes the door to newcomers, or opens it; people who were in come back all the same. */
  lock(on: boolean): void
  /** New codes at once; the old ones are worth nothing then. */
  rotate(): void
  /** Sends somebody away; their key and ticket no longer open the door. */
  remove(guest: string): void
  /** A person's unsent lines by step, kept for when they come back; an empty text forgets one. */
  draft(person: PersonId, step: StepId): string
  keep(person: PersonId, step: StepId, text: string): void
  /** What a terminal of this person goes on with; absent where nothing is kept of any. */
  goesOn?(person: PersonId): GoesOn
  /** The newest thing about the door that the facilitator should know (20 wrong codes, the gateway came back), with its time in ms. */
  news(): { say: string; at: number } | undefined
  /** The newest sentence about who came and who left, for everybody, with its time in ms. */
  comings(): { say: string; at: number } | undefined
  /** When the meeting is, if people were invited for a day. */
  meeting(): Meeting | undefined
  /** Raised hands, reactions and nudges. */
  signs: SignServices
  /** What the facilitator shows on all stages in place of the step; undefined while they show the step. Never saved. */
  projected(): Projected | undefined
  /** Shows it there, or the step again; ignored from anybody but the facilitator. */
  project(projected: Projected | undefined): void
  /** True when nobody has facilitated from any terminal for a minute: then any participant may take over. */
  isVacant(): boolean
  /** Hands the facilitating on: the facilitator to anybody, others to themselves while it is vacant. Returns why not. */
  handOver(to: PersonId): Refusal | undefined
  /** Calls back after every change of the above. Returns the way to stop. */
  watch(call: () => void): () => void
}

/**
 * The screen of whoever hosts a room, as the person `me`. `stays`: the room goes on when this screen is left. `early`: cards
 * come in before the meeting, so that the clock stands still. `guest`: it is a terminal that came in, of somebody who facilitates now; `toDesk` lets them
 * take part there as everybody does. `lobby`: it begins in the lobby all the same, and the clock waits until they go in.
 */
export type Hosted = {
  services: HostServices
  me: PersonId
  stays: boolean
  early: boolean
  guest?: true
  lobby?: true
  takePart?(): void
}
