/** What a session is: people, the log of entries, and the session that the log adds up to. No behaviour. */
import type { Agenda, StepId } from './agenda.ts'
import type {
  Action,
  Card,
  CarriedBet,
  Day,
  Finding,
  Kind,
  MoveOf,
  Parked,
  PersonId,
  Point,
  RingLink,
  Signal,
  StripStep,
  TreeNode,
  WorkOf,
} from './shapes.ts'

/**
 * A person in the session. `room` people share the one keyboard; the others have a terminal of their own. `chair` is what they
 * answer for (sponsor, product, CTO); nobody waits for whoever is `away`.
 */
export type Person = { id: PersonId; name: string; room?: true; chair?: string; away?: true }

/** One dated series that goes from turn to turn. */
export type CarriedSeries = { name?: string; unit?: string; points: Point[] }

/** The wheel facts of an earlier turn: what a wheel screen needs of it without opening its file. */
export type TurnFacts = {
  id: string
  day: Day
  kind: string
  /** The bet's one line, and how it was scored by the turn after it. */
  bet?: string
  result?: CarriedBet['result']
  /** How likely the team held the bet when it was made, 0 to 1. */
  likely?: number
  /** Gate marks by phase; `skipped`: the agenda has the gate, and nobody answered it. */
  gates: Partial<Record<'purpose' | 'challenge' | 'action' | 'value', GateMark | 'skipped'>>
  actions: { open: number; done: number; dropped: number }
  /** The name of the group or card with the most dots. */
  top?: string
  /** What was voted on, most dots first: groups and cards. */
  topics?: string[]
  /** Planned minutes of the turn. */
  minutes?: number
  /** Hours of waiting on each strip, by what it is kept under: the sum over all its steps. */
  waits?: Record<string, number>
  /** Tenets worked on deeply in this turn. */
  deep?: string[]
  /** Open findings, and the turns the oldest has been open. */
  findings?: { open: number; oldest: number }
  /** Watch signals scored in this turn: those that came, and those that did not. */
  signals?: { came: number; not: number }
  /** The wheel's word at the end of the turn, and how many facts pushed it and dragged on it. */
  word?: string
  pushes?: number
  drags?: number
}
export type GateMark = 'yes' | 'partly' | 'no' | 'unknown'

/** A strip as an earlier turn measured it. */
export type CarriedStrip = { turn: string; on: Day; change?: string; steps: StripStep[] }

/** A scale as an earlier turn answered it: per row how many chose each point, and the evidence given. */
export type CarriedScale = {
  turn: string
  on: Day
  points: string[]
  rows: Record<string, { counts: number[]; why?: string }>
}

/** A sentence the room settled on, and the turn that did. */
export type CarriedChoice = { text: string; since: string }

/** A map as OnlineWardleyMaps text, and the turn that left it. */
type CarriedMap = { text: string; turn: string }

/**
 * A gate that comes back: passed with a follow-up, or `unasked`. `checks` are those answered with a no; files of before have
 * none.
 */
export type Debt = { phase: string; why: string; unasked?: true; checks?: string[] }

/**
 * What this turn starts from. Frozen into entry 1; empty for a first turn. Records are keyed by what a step keeps its work
 * under (`keep`, a series' or map's `role`); what came later than the first format is absent in older files.
 */
export type CarriedOver = {
  actions: Action[]
  bet?: CarriedBet
  parked: Parked[]
  options: Card[]
  series: Record<string, CarriedSeries | undefined>
  debts: Debt[]
  top?: string
  turns: TurnFacts[]
  trees?: Record<string, TreeNode[]>
  rings?: Record<string, { links: RingLink[]; weakest?: string }>
  /** Oldest measure first. */
  strips?: Record<string, CarriedStrip[]>
  /** Oldest first. */
  scales?: Record<string, CarriedScale[]>
  /** Open ones, and those closed in the turn before. */
  findings?: Record<string, Finding[]>
  signals?: Signal[]
  choices?: Record<string, CarriedChoice>
  maps?: Record<string, CarriedMap>
  /** Chairs by the names of those who sit in them. */
  chairs?: Record<string, string>
}

/** Which turn of which team. `prev` names the closed file it starts from, with the SHA-256 of its bytes (hex). */
export type Turn = {
  id: string
  number: number
  kind: string
  team: string
  prev?: { id: string; file: string; sha256: string }
  carried: CarriedOver
}

export type FlowMove =
  /** `paced`: minutes follow people and mode; sessions of before keep to their agenda. */
  | { do: 'open'; title: string; turn: Turn; agenda: Agenda; paced?: true }
  | { do: 'join'; name: string; room?: true }
  /** At a terminal of one's own from now on; with `room`, back at the room's one keyboard. */
  | { do: 'sit'; room?: true }
  | { do: 'facilitate'; to: PersonId }
  /** Another name, a chair (empty: none), away or back: only what is given changes. */
  | { do: 'person'; person: PersonId; name?: string; chair?: string; away?: boolean }
  /** Added by mistake: gone from every list. What they gave stays, without a name. */
  | { do: 'remove'; person: PersonId }
  | { do: 'go'; to: StepId }
  | { do: 'reveal'; step: StepId }
  | { do: 'time'; step: StepId; minutes: number }
  | { do: 'plan'; exercise: string; on: boolean }
  | { do: 'later'; minutes: number }
  /** Whether what came up in earlier turns is said. */
  | { do: 'echo'; on: boolean }
  /** How a vote is taken that has not begun. */
  | { do: 'ballot'; step: StepId; as: 'dots' | 'approve' | 'pairs' }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'park'; text: string }
  | { do: 'next'; on: string; by?: string }
  | { do: 'undo'; entry: number }
  | { do: 'close' }

export type StepMove = { [K in Kind]: MoveOf<K> }[Kind]
export type Move = FlowMove | StepMove

/** A move the room accepted. `n` counts from 1, `at` is ISO 8601 in UTC, `hand` is who typed it when that is not `by`. */
export type Entry = { n: number; at: string; by: PersonId; hand?: PersonId; move: Move }

/** A stretch of time spent on a step; the last one has no `to` while the clock runs. */
type Visit = { step: StepId; from: string; to?: string }

/** What the log adds up to. Never changed in place, always folded. */
export type Session = {
  /** Number of the last entry folded in. */
  n: number
  title: string
  turn: Turn
  agenda: Agenda
  opened: string
  /** Time of the last entry. */
  last: string
  people: Person[]
  /** The highest number anybody's id has had, once somebody was removed: no id is given twice. */
  highest?: number
  facilitator?: PersonId
  /** The step the room is at; empty before the first `go`. */
  at: StepId
  visits: Visit[]
  /** Minutes added to (or taken from) a step's plan. */
  extra: Record<StepId, number>
  /**
   * Minutes that steps were lifted above what their agenda says, for the people who are here; they are in `agenda` already.
   * Undefined where minutes do not follow people.
   */
  lifted?: Record<StepId, number>
  /** Exercises taken into this turn or left out of it by the facilitator; others are as the agenda has them. */
  planned?: Record<string, boolean>
  /** Minutes the room agreed to end later than the agenda says. */
  later?: number
  /** False once the team does not want to hear what came up in earlier turns. */
  echo?: boolean
  /** When a hidden step was revealed. */
  revealed: Record<StepId, string>
  parked: Parked[]
  work: Record<StepId, WorkOf>
  next?: { on: string; by?: string }
  closed?: string
}

/** Why a move was not accepted: a sentence for the one person who made it. */
export type Refusal = {
  why: 'not-now' | 'not-yours' | 'not-facilitator' | 'no-such' | 'too-many' | 'empty' | 'stale' | 'not-saved'
  say: string
  /** For `stale`: the text as it is now. */
  now?: string
}
