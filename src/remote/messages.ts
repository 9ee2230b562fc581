/** What is said over the terminal socket, as data. Both sides check what they are told (valibot schemas beside each type's reader). */
import type { Role } from '../views/host-services.ts'

/** The variables of its environment that a terminal may tell: language, colours, motion. */
export const toldEnv = /^(LANG|LC_[A-Z]{1,20}|NO_COLOR|FLYWHEEL_THEME|FLYWHEEL_MOTION)$/

/**
 * What a terminal is: its size in cells and what it says it can show. `output` reaches it byte for byte, `input` as it was typed; an input
 * that ended is a last ctrl-d (\x04). A terminal whose reader is slow stops reading: that is all its room hears of it.
 */
export type Screen = {
  columns: number
  rows: number
  term?: string
  /** LANG, LC_*, NO_COLOR, FLYWHEEL_THEME, FLYWHEEL_MOTION as the terminal's side has them. */
  env?: Record<string, string>
  /** Asked for plain lines instead of screens. */
  linear?: boolean
  /** No terminal of ours: what is typed is shown over there already, and comes as whole lines (`ssh -T`). */
  echoes?: boolean
  /** Came for this alone and takes no part in the session: to say what became of their actions. */
  errand?: 'check-in'
  /** Came with a command instead: its words as they stood behind the host, cleaned, at most 1,000 characters. */
  command?: string
}

/**
 * The first frame of a connection. A gateway introduces itself once; a terminal that a gateway let in shows the `pass` it was given for
 * it and its number on that gateway's line, over which it is shown everything; a command has no line and is shown all on its own connection.
 * `gateway` names the gateway among those of all machines; with `keeps` it understands what is `Kept`, and a room that tells it so answers with a
 * body in its first `alive`. `kept` is what the room that this terminal was at before gave it to keep. One on the same machine (the socket is its owner's alone) says who it is. `ticket` brings a person back.
 */
export type Hello =
  | { is: 'gateway'; gateway: string; keeps?: boolean }
  | { is: 'terminal'; screen: Screen; pass: string; line?: { gateway: string; number: number }; kept?: string }
  | { is: 'terminal'; screen: Screen; name?: string; role?: Role; ticket?: string; key?: string; from?: string }

/**
 * What a verified user certificate says of its holder: the principals it names, at least one; the id its authority gave it; until when it
 * is good (ms since 1970), absent when for ever.
 */
export type Certificate = { principals: string[]; id: string; until?: number }

/**
 * To a gateway, of one of its terminals: so many bytes of what was typed there are worked off (counted from its `hello`), and `state` is what to
 * hand to the room that opens again when this one is lost: opaque, that person's alone, empty when there is nothing; absent when it is as it was.
 */
export type Kept = { read: number; state?: string }

/** To a terminal: who they are here; a ticket is shown once, to a person who has none yet. */
export type Welcome = { name: string; role: Role; ticket?: string }

/**
 * To a terminal: the last frame, its exit code and what to print once the screen is given back, in lines parted by \n. What is to be
 * output before it goes ahead of it: the sequences that give the screen back, too. The connection may be ended right after it.
 */
export type Goodbye = { code: number; say?: string }

/**
 * To a terminal: it goes on at another socket, with this pass; its person notices nothing but another screen. Its side of the connection
 * answers with `goodbye`, and types there what is not `Kept` as worked off here.
 */
export type Move = Place & { socket: string }

/**
 * A place for a terminal: the pass for it, the socket where that is good (without one, where it was asked), and the seat by which the
 * gateway asks again when the process behind that socket is lost. A seat is opaque, at most 200 characters.
 */
export type Place = { pass: string; socket?: string; seat?: string }

/**
 * A gateway asks who may come in, after the try was within its own limits. `key` is the SHA-256 fingerprint of a key whose signature
 * was verified just now, never of one only offered; `cert` what a certificate for it says, verified as well. `again` is the seat of somebody
 * who was in already and whose process was lost: then nothing else is to be looked at.
 */
export type Ask = { id: number; admit: Admit }
/** Who asks to be let in. */
export type Admit = {
  name: string
  address: string
  code?: string
  key?: string
  cert?: Certificate
  again?: string
}

/** A gateway gives back the pass of a connection that ended without a terminal. */
export type Unused = { pass: string }

/** Let in to a place, whose pass is good for one terminal and a minute. `plain`: without a terminal, by lines. */
export type LetIn = Place & { name: string; role: Role; plain?: true }

/**
 * Not let in, with the sentence to show. `again`: another try makes sense. `name`: the code was right, but somebody else has this name; with
 * `again` the next question is for another name, too. `asks`: the key is known, but as this person's and not as the name that was given;
 * asked as them it lets in.
 */
export type TurnedAway = { no: string; again: boolean; name?: true; asks?: string }

export type Answered = LetIn | TurnedAway

/** The same, for the question of this number. */
export type Answer = { id: number } & Answered
