/** What a participant's terminal is given, and what its host may ask of it. */
import type { Key } from '../../screen/keys/decode.ts'
import type { Terminal } from '../../screen/terminal.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { HostServices } from '../../views/host-services.ts'
import type { Stand } from '../../views/stand.ts'
import type { PersonDrafts } from './drafts.ts'

export type ParticipantTerminalOptions = {
  terminal: Terminal
  services: HostServices
  /** Who works here; nobody for those who look on and for a stage. */
  me?: PersonId
  name?: string
  /** One more screen on the projected: whoever facilitates covers it, or has the clock on it. */
  isStage?: boolean
  drafts?: PersonDrafts
  /** How the terminal stands, where that is kept. */
  stand?: Stand | undefined
  /** What stands in the message row at first. */
  greeting?: string
  /** Told where the eyes are until the first key. */
  promise?: string
  /** Back to facilitating, for a facilitator who takes part here meanwhile. */
  lead?(): void
  now(): number
  /** The person leaves, with this exit code. */
  leave(code: number): void
  /** Keys were worked off. */
  worked(): void
  /** The screen fell with this error; nothing more is shown. */
  fell(error: unknown): void
  /** Sends text to the terminal's clipboard. */
  copy(text: string): void
}

export type ParticipantTerminal = {
  feed(keys: readonly Key[]): void
  resize(): void
  /** The terminal's look is another. */
  relook(): void
  /** Looks at the room again and paints what changed; to be called when the terminal can take more. */
  show(): void
  /** True while a line with something in it is typed. */
  isTyping(): boolean
  /** Resolves when all keys so far are worked off. */
  settled(): Promise<void>
  /** Bytes of keys that wait for a move before them. */
  left(): number
  stop(): void
}
