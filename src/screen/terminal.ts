/** A terminal as a host of screens needs it, and what runs on it. */
import type { GroundQuestion } from './ground.ts'
import type { KeyChanges } from './keys/changes.ts'
import type { Theme } from './theme.ts'

/** When a terminal rings: never; when the time of a step is up; then, when a hand goes up, and when everybody is done. */
export const bells = ['off', 'end', 'on'] as const
export type Bell = (typeof bells)[number]

/** A terminal as mount needs it: bytes in, bytes out, a size that may change. */
export type Terminal = {
  input: NodeJS.EventEmitter & {
    setRawMode?(on: boolean): unknown
    resume?(): unknown
    pause?(): unknown
    /** Told by whoever reads it how many bytes of what was read are not worked off yet, whenever that changes. */
    worked?(left: number): void
  }
  /** `stuck`: it cannot take more now; it emits `drain` when it can, and is then shown the newest frame. */
  output: { write(bytes: string): unknown; columns?: number; rows?: number; stuck?: boolean } & NodeJS.EventEmitter
  theme: Theme
  /** Where the terminal is asked for its ground by whoever has it; without it, by its app. */
  question?: GroundQuestion | undefined
  /** Keys that the person at it changed; only the app of whoever facilitates knows them. */
  keys?: KeyChanges | undefined
  /** When it rings, until somebody turns that on or off; `end` where it is absent. */
  bell?: Bell | undefined
  /** Asks for reports of the mouse. */
  mouse?: boolean
  /** Inside tmux, sequences for the outer terminal have to be wrapped. */
  tmux?: boolean
  /** Plain lines are asked for; only a seat of a room with many terminals looks at it, the others are started otherwise. */
  linear?: boolean
  /** With `linear`: what is typed is shown at the other end already. */
  echoes?: boolean
}

/**
 * A running app. `exited` resolves with the exit code once the terminal is as it was before, and rejects when a screen
 * fell: then the terminal has to be given back by whoever waits.
 */
export type Mounted = {
  exited: Promise<number>
  /** Leaves in order, as if the person had quit; for signals. */
  quit(code: number): Promise<number>
  /** Gives the terminal back until `resume`: the program is about to stop. */
  suspend?(): void
  /** Takes the terminal again, as after a stop, and paints everything anew. */
  resume?(): void
  /** Resolves when all input so far is worked off and painted. */
  settled(): Promise<void>
}

/** The same where a whole screen is shown: `rows` is what is on it, with our styles. */
export type MountedScreen = Mounted & { rows(): readonly string[] }
