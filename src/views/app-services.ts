/** What the screens ask of the world outside: sessions on disk, notes, the clipboard. Handed in, so that no screen knows a file. */

import type { Draft, SessionInfo } from '../ports/session-store.ts'
import type { Room } from '../room/room.ts'
import type { FiguresRead } from '../session/offer.ts'
import { viewWords } from './words.ts'

/** What a new session needs. `from` is the closed session the next turn starts from. */
export type NewSession = { team: string; people: string[]; agenda: string; from?: string }

/** A session that is open in this terminal. `recovered` entries came from a crash's journal; `torn` says what was odd there. */
export type OpenSession = {
  room: Room
  key: string
  readOnly: boolean
  recovered: number
  drafts?: Draft[]
  torn?: string
}

export type AppServices = {
  /** Reads figures that git has where sessions lie, or where the program was started: offline, and nothing about persons. */
  figures?: () => Promise<FiguresRead>
  /** Where sessions live, as people would type it. */
  dir: string
  /** They are in a database, not in files. */
  inDatabase?: boolean
  /** Sessions of the folder, open ones first, then newest. */
  list(): Promise<SessionInfo[]>
  /** A team and people to begin with: the folder's name, who runs this program, or the people of the last turn. */
  suggest(team?: string): { team: string; people: string[] }
  /** Opens a session; with `takeOver` also one that is open elsewhere. Throws UserError when it cannot. */
  open(path: string, options?: { readOnly?: boolean; takeOver?: boolean }): Promise<OpenSession>
  /** Makes a session file and opens it. */
  create(what: NewSession): Promise<OpenSession>
  /** Saves a last time and lets go of the file. Rejects with a UserError while it cannot; the room then goes on. */
  close(open: OpenSession): Promise<void>
  /** Lets the person change a text in an editor of their own; undefined when they gave it up. Throws a UserError when there is none. */
  editText?(text: string, name: string): Promise<string | undefined>
  /** Writes both notes beside the session; returns their paths, team first. */
  notes(path: string): Promise<string[]>
  /** Copies the session to another folder after a failure to save; returns the path. */
  elsewhere?(open: OpenSession): Promise<string>
  /** Brings back the last good state of a damaged session file. */
  restore(path: string): Promise<void>
  /** Keeps an unsent line so that a crash does not lose it; empty text forgets it. */
  draft(open: OpenSession, draft: Draft): void
}

/** Where the notes are now, short enough for the message row: their names, as they lie beside the session. */
export function sayNotes(paths: readonly string[]): string {
  return viewWords.notesBeside(paths.map(p => p.replace(/^.*[\\/]/, '')).join(', '))
}
