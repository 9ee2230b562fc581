/**
 * What the program needs of a place that keeps sessions: a folder of files (`store/`), or another engine that obeys the same laws
 * (test/store/conformance.ts). Nothing here knows a file, a database or a terminal.
 */
import type { Action, Day, PersonId } from '../session/shapes.ts'
import type { Entry, Session } from '../session/types.ts'
import type { SessionInfo } from './session-info.ts'

export type { SessionInfo }

/**
 * By what a store finds a session again: an id, without `/`. A store of files also takes the path of a file (with a `/` or `.json`),
 * which need not lie in its folder, and lists its sessions by such paths.
 */
export type SessionKey = string

/** One person's unsent line in one step; `step` is a place there, which begins with the step's id. */
export type Draft = { person: PersonId; step: string; text: string }

/**
 * One step's ballot box as it is kept: texts in alphabetical order, answers counted by row and point, how many people they are of.
 * Nothing tells who, when, in which order, or which texts are of one person. `since` is the entry the box was opened after.
 */
export type BallotBox = {
  since: number
  texts: { text: string; mark?: string }[]
  counts: Record<string, number[]>
  people: number
}

/** All open boxes by step. */
export type Ballots = Record<string, BallotBox>

/**
 * One person a hosted session lets in again. `tickets` are SHA-256 digests (hex) of rejoin codes, `keys` are fingerprints as ssh
 * prints them; nothing here opens the door by itself. `removed`: was sent away and is not let in again.
 */
export type Known = { person: PersonId; tickets: string[]; keys: string[]; removed?: true }

/** What `by` said on a day, between two turns, of an action of a team, which they owe. */
export type CheckIn = { team: string; action: string; by: string; status: 'open' | 'done' | 'dropped'; on: Day }

/** A session as it is kept now. `torn` says in a sentence what was lost or odd about it. */
export type SessionLog = { id: string; log: Entry[]; torn?: string }

/**
 * What became of an append. `seq`: everything up to this number is durable. `lost`: nothing of it was kept and trying again is no
 * use, because another writer has taken the session over (`fenced`) or the log does not end where this writer believed (`sequence`);
 * `say` is a sentence for people.
 */
export type Appended = { seq: number } | { lost: 'fenced' | 'sequence'; say: string }

/** The only writer of a session that is open. It holds the session until `close`, or until another writer takes it over. */
export type SessionWriter = {
  /** Names this holding: who takes a session over has another one, and a store refuses whatever an earlier one still sends. */
  readonly epoch: string
  /**
   * Makes entries durable, in order, behind entry number `expectedSeq`. Resolves with `seq` when a power cut could no longer lose
   * them. Rejects when nobody knows whether they were kept (a full disk, an answer that never came): the same call may then be made
   * again, and entries that were kept after all are not kept twice.
   */
  append(expectedSeq: number, entries: readonly Entry[]): Promise<Appended>
  /** Writes down what the log adds up to, so that it is read quickly later. Loses nothing when it rejects. */
  snapshot(log: readonly Entry[], session?: Session): Promise<void>
  /** Makes the ballot boxes durable; with none open, forgets them. */
  saveBallots(ballots: Ballots): Promise<void>
  /** Makes all of the log durable and lets go of the session. May be called again when it rejects. */
  close(log: readonly Entry[], session: Session): Promise<void>
  /** Calls back with a sentence for people when something about what is kept is odd, though nothing is lost by it. */
  news?(tell: (say: string) => void): void
}

/** A writer that keeps nothing, for sessions that are only shown. */
export const nowhere: SessionWriter = {
  epoch: '',
  append: async (expectedSeq, entries) => ({ seq: expectedSeq + entries.length }),
  snapshot: async () => {},
  saveBallots: async () => {},
  close: async () => {},
}

/** A session that is open. `recovered` entries were not in the last snapshot; `torn` says what was lost or odd. */
export type OpenedSession = SessionLog & {
  key: SessionKey
  recovered: number
  readOnly: boolean
  writer: SessionWriter
  /** Ballot boxes that were open when the room was left. */
  ballots?: Ballots
}

/** `as` is the name others are told when they find the session held. */
export type CreateOptions = {
  as?: string
  /** What the first entry adds up to. */
  session?: Session
}

export type OpenOptions = {
  /** Only looks on: nothing is held, and the writer refuses. */
  readOnly?: boolean
  as?: string
  /** Also from a writer that lives or may live: it can write nothing more afterwards. */
  takeOver?: boolean
  /** Whoever else opens sessions here under the name `as` is gone: one that cannot be told to live is dead. */
  alone?: boolean
  /** May throw at a log it cannot go on with; the session is then let go of. */
  accept?: (log: readonly Entry[]) => void
}

/** `misfits` names the entries of a log, by number, that no session can be made of; they are left out. */
export type RestoreOptions = { as?: string; misfits?: (log: readonly Entry[]) => number[] }

/** How many entries are back, up to when, what was lost in words, and where the damaged session is kept now, if there was one. */
export type Restored = { entries: number; at: string; lost?: string; aside?: string }

export interface SessionStore {
  /** Every session kept here: open ones first, then the newest first. Empty when there is none. */
  list(): Promise<SessionInfo[]>
  /** The same, each with its actions; undefined where only its log would tell of them. */
  listWithActions(): Promise<{ info: SessionInfo; actions: Action[] | undefined }[]>
  /** The log as it is now, whoever holds the session. @throws UserError: none there · made by a newer program · damaged. */
  read(key: SessionKey): Promise<SessionLog>
  /** What the session adds up to, without its log; undefined where only the log tells. */
  glance(key: SessionKey): Promise<Session | undefined>
  /** A text that changes whenever `read` would answer something else: for those who look on. */
  mark(key: SessionKey): Promise<string>
  /** True when something of this key is here, so that `create` would refuse it. */
  has(key: SessionKey): Promise<boolean>
  /** SHA-256 (hex) of the session as the file it is exchanged in: by it a later turn says which one it goes on from. */
  digest(key: SessionKey): Promise<string>
  /** Begins a session with its first entry, an `open`, and holds it. @throws UserError when one of this key is there already. */
  create(key: SessionKey, first: Entry, options?: CreateOptions): Promise<OpenedSession>
  /**
   * Opens a session to go on with it. A closed one is only looked at: it is never written again.
   * @throws UserError: none there · `locked`, with who holds it · made by a newer program · damaged, with what `restore` would put back.
   */
  open(key: SessionKey, options?: OpenOptions): Promise<OpenedSession>
  /** Puts back what can be put back of a damaged session. @throws UserError when it is whole, or nothing can be. */
  restore(key: SessionKey, options?: RestoreOptions): Promise<Restored>

  /** The unsent lines of a session that is open; none of anonymous steps. Never rejects. */
  readDrafts(key: SessionKey, session: Pick<Session, 'agenda'>): Promise<Draft[]>
  /** Keeps an unsent line; an empty text forgets it, and one of an anonymous step is not kept. Never rejects. */
  keepDraft(key: SessionKey, draft: Draft, session: Pick<Session, 'agenda'>): Promise<void>

  /** The ballot boxes that are open, whoever holds the session; undefined with none. Rejects when they cannot be read. */
  readBallots(key: SessionKey): Promise<Ballots | undefined>

  /** Whom this session lets in again. @throws UserError when that cannot be read: people who were sent away would come in again. */
  readGuests(key: SessionKey): Promise<Known[]>
  /** Keeps whom this session lets in again, whole or not at all. Rejects when it could not. */
  keepGuests(key: SessionKey, known: readonly Known[]): Promise<void>
  /**
   * The sessions that know somebody by this: the SHA-256 (hex) of a rejoin code, or a key, also of somebody who was sent away. None is opened
   * for it, and what was kept less than a second ago may be missing. Rejects when it cannot be looked up.
   */
  knowing(mark: string): Promise<SessionKey[]>
  /** Adds a line to what happened at the door of a session. Never rejects. */
  noteAtDoor(key: SessionKey, line: string): Promise<void>

  /** Everything that was said between turns, the oldest first. Never rejects. */
  checkIns(): Promise<CheckIn[]>
  /** Adds what was said between turns; it is durable when this resolves. Rejects when it could not be kept. */
  addCheckIns(said: readonly CheckIn[]): Promise<void>
}

/** Sessions without the copies that sync clients and people make of them. */
export function withoutCopies(sessions: readonly SessionInfo[]): SessionInfo[] {
  return sessions.filter(s => s.copyOf === undefined)
}
