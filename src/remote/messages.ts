/** What is said over the terminal socket, as data. Both sides check what they are told (valibot schemas beside each type's reader). */
import type { Role } from '../views/host-services.ts'

/**
 * What a terminal is: its size in cells and what it says it can show. `output` reaches it byte for byte, `input` as it was typed; an input
 * that ended is a last ctrl-d (\x04). A terminal whose reader is slow stops reading: that is all its room hears of it.
 */
export type Screen = {
  columns: number
  rows: number
  term?: string
  /** LANG, LC_*, NO_COLOR as the terminal's side has them. */
  env?: Record<string, string>
  /** Asked for plain lines instead of screens. */
  linear?: boolean
  /** No terminal of ours: what is typed is shown over there already, and comes as whole lines (`ssh -T`). */
  echoes?: boolean
  /** Came for this alone and takes no part in the session: to say what became of their actions. */
  errand?: 'check-in'
}

/**
 * The first frame of a connection. A gateway introduces itself once; a terminal that a gateway let in shows the `pass` it was given for
 * it and its number on that gateway's line (`pid` is the gateway's), over which it is shown everything. One on the same machine (the socket is
 * its owner's alone) says who it is. `ticket` brings a person back.
 */
export type Hello =
  | { is: 'gateway'; pid: number }
  | { is: 'terminal'; screen: Screen; pass: string; line?: { pid: number; number: number } }
  | { is: 'terminal'; screen: Screen; name?: string; role?: Role; ticket?: string; key?: string; from?: string }

/** To a terminal: who they are here; a ticket is shown once, to a person who has none yet. */
export type Welcome = { name: string; role: Role; ticket?: string }

/**
 * To a terminal: the last frame, its exit code and what to print once the screen is given back, in lines parted by \n. What is to be
 * output before it goes ahead of it: the sequences that give the screen back, too. The connection may be ended right after it.
 */
export type Goodbye = { code: number; say?: string }

/**
 * A gateway asks who may come in, after the try was within its own limits. `key` is the SHA-256 fingerprint of a key whose signature
 * was verified just now, never of one only offered.
 */
export type Ask = { id: number; admit: { name: string; address: string; code?: string; key?: string } }

/** A gateway gives back the pass of a connection that ended without a terminal. */
export type Unused = { pass: string }

/**
 * Let in with a pass for one terminal, good for a minute; or not, with the sentence to show. `again`: another try makes sense.
 * `plain`: without a terminal, by lines. `name`: the code was right, but somebody else has this name; with `again` the next question is for
 * another name, too. `asks`: the key is known, but as this person's and not as the name that was given; asked as them it lets in.
 */
export type Answer = { id: number } & (
  | { pass: string; name: string; role: Role; plain?: true }
  | { no: string; again: boolean; name?: true; asks?: string }
)
