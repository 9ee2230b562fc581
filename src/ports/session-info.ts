/** What is told of a session without opening it: in lists, on the home screen, and in the index of a folder. */
import type { PhaseId } from '../session/agenda.ts'
import type { BetResult, Day } from '../session/shapes.ts'

/** What a list tells of one session. Of an unreadable one: its key, its size and day, and the reason. */
export type SessionInfo = {
  /** By what the store finds it again; of a file, its path. */
  key: string
  state: 'open' | 'closed' | 'unreadable'
  id: string
  team: string
  number: number
  /** What sort of turn it is: `retro`, `turn` … */
  kind: string
  title: string
  people: number
  /** Their names, the next facilitator first. */
  names: string[]
  /** The day it was opened, here. */
  day: Day
  /** When it was opened, ISO 8601; absent of an unreadable one. */
  opened?: string
  /** When its last entry was made, ISO 8601; of an unreadable one when the file was last changed. */
  last: string
  bytes: number
  /** The title and phase of the step the room is at. */
  at?: string
  phase?: PhaseId
  /** Actions still owed, and the one that has been so for the most turns. */
  openActions: number
  oldestAction?: { text: string; owner?: string; due?: Day; carried: number }
  /** This turn's bet in one line, and how a later turn in the same folder scored it. */
  bet?: string
  result?: BetResult
  /** The day of the next turn, and who facilitates it. */
  next?: { on: Day; by?: string }
  /** Why it cannot be read, as a sentence. */
  reason?: string
  /** The file name of the session this one is a copy of: the same session, of which that file says more. */
  copyOf?: string
  /** Who has it open now: `pid 4121, Ana, since 14:02`. */
  lockedBy?: string
}
