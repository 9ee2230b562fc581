/** The one list of step kinds: what a step asks, what it keeps, which moves it takes. Add a row and the compiler asks for the rest. */
export type StepId = string
export type PersonId = string
export type CardId = string
export type GroupId = string
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/** How something came in: typed by the person (absent), on the room's one keyboard, or said aloud and typed by the facilitator. */
export type Via = 'room' | 'said'

/** One card. `by` is absent on anonymous steps (never stored) and on cards said aloud. `rev` counts edits from 0. */
export type Card = { id: CardId; text: string; by?: PersonId; via?: Via; mark?: string; rev: number }

/** A mark a card may begin with, and what it stands for: `{ mark: '+', label: 'sped us up' }`. */
export type Mark = { mark: string; label: string }

/** Cards put together. A card that is in no group stands alone. */
export type Group = { id: GroupId; name?: string; cards: CardId[] }

/** One dated value. A delivery has `from`, the day it was asked for, and its value is the days from then to `at`. */
export type Point = { id: string; at: Day; value: number; from?: Day; name?: string }

/** The gaps of the bet's sentence. All are texts as typed; `from` and `to` are read as numbers where they are. */
export const gaps = ['if', 'we', 'owner', 'by', 'measure', 'from', 'to', 'until', 'stop'] as const
export type Gap = (typeof gaps)[number]
export type BetFields = Partial<Record<Gap, string>>

export type ActionStatus = 'open' | 'done' | 'dropped' | 'handed'
/** A promise somebody made. `carried` counts the turns it stayed open; ids never change between turns. */
export type Action = {
  id: string
  text: string
  owner?: string
  due?: Day
  signal?: string
  status: ActionStatus
  note?: string
  carried: number
  from?: CardId
}

export const betResults = ['hit', 'partly', 'miss', 'early'] as const
export type BetResult = (typeof betResults)[number]
/** A bet from the last turn that waits to be scored. */
export type CarriedBet = { turn: string; fields: BetFields; result?: BetResult; saw?: string }
export const parkedFates = ['keep', 'drop', 'action'] as const
export type ParkedFate = (typeof parkedFates)[number]
/** Something that did not belong where it came up. */
export type Parked = { id: string; text: string; turn: string; fate?: ParkedFate }

/** A row of a scale: what is asked. `phase` makes it the gate of that phase. */
export type ScaleRow = { id: string; say: string; phase?: 'purpose' | 'challenge' | 'action' | 'value' }

/** Per kind: what a step asks, what it keeps, which moves it takes. Records are keyed by id. */
export type Shapes = {
  /** Something to look at and talk about. `from` names the step whose result is shown; `summary` shows the whole turn. */
  look: { step: { from?: StepId; summary?: true }; work: { looked: true }; move: never }
  /** Cards. `each` caps cards a person; `marks` sorts them as they are written; an edit without a mark leaves the card's. */
  write: {
    step: { each?: number; marks?: Mark[] }
    work: { cards: Card[] }
    move:
      | { do: 'add'; text: string; mark?: string; said?: true }
      | { do: 'edit'; card: CardId; text: string; mark?: string; saw: number }
      | { do: 'drop'; card: CardId }
      | { do: 'box'; texts: { text: string; mark?: string }[] }
  }
  /** Cards of an earlier step put together. `seed` orders the cards; `seen` are the cards that were on the screen. */
  group: {
    step: { cards: StepId }
    work: { groups: Group[]; seed: number; seen: CardId[] }
    move:
      | { do: 'put'; card: CardId; into: CardId }
      | { do: 'split'; card: CardId }
      | { do: 'name'; card: CardId; text: string }
      | { do: 'shuffle' }
      | { do: 'seen'; cards: CardId[] }
  }
  /** Dots on the groups (or cards) of an earlier step. Targets are group ids, or card ids for cards that stand alone. */
  vote: {
    step: { on: StepId; dots: number }
    work: { dots: Record<string, Record<PersonId, number>>; tally?: Record<string, number> }
    move: { do: 'dots'; on: string; count: number } | { do: 'tally'; counts: Record<string, number> }
  }
  /** Rows answered on one row of points each. `tally` is counted by show of hands, `room` is one answer the room gave aloud. */
  scale: {
    step: { rows: ScaleRow[]; points: string[] }
    work: {
      answers: Record<PersonId, Record<string, number>>
      tally: Record<string, number[]>
      room: Record<string, number>
      why: Record<string, string>
    }
    move:
      | { do: 'answer'; row: string; point: number }
      | { do: 'tally'; row: string; counts: number[] }
      | { do: 'room'; row: string; point: number }
      | { do: 'why'; row: string; text: string }
      | { do: 'box'; counts: Record<string, number[]> }
  }
  /** The bet: one sentence with gaps, then consent 0..5, private until all are in. `options` names the step with the ideas. */
  decide: {
    step: { options?: StepId }
    work: {
      fields: BetFields
      option?: CardId
      consent: Record<PersonId, number>
      tally?: number[]
      heard: string[]
    }
    move:
      | { do: 'fill'; gap: Gap; text: string }
      | { do: 'take'; option: CardId }
      | { do: 'consent'; value: number }
      | { do: 'tally'; counts: number[] }
      | { do: 'hear'; text: string }
  }
  /** Dated values of one number. `deliveries` asks for two days each and keeps the days between them. */
  series: {
    step: { role: 'star' | 'input' | 'time-to-value'; deliveries?: true }
    work: { name?: string; unit?: string; points: Point[] }
    move:
      | { do: 'name'; name: string; unit?: string }
      | { do: 'add'; at: Day; value: number }
      | { do: 'deliver'; from: Day; at: Day; name?: string }
      | { do: 'correct'; point: string; value: number }
      | { do: 'drop'; point: string }
  }
  /** Actions: `settle` answers for those of earlier turns, otherwise new ones are made here (and from anywhere by one key). */
  actions: {
    step: { settle?: true }
    work: { actions: Action[]; bet?: CarriedBet; parked: Parked[] }
    move:
      | { do: 'add'; text: string; owner?: string; due?: Day; signal?: string; from?: CardId }
      | { do: 'change'; action: string; text?: string; owner?: string; due?: Day; signal?: string }
      | { do: 'settle'; action: string; status: ActionStatus; note?: string; owner?: string }
      | { do: 'score'; result: BetResult; saw?: string }
      | { do: 'parked'; card: string; fate: ParkedFate }
  }
}

export type Kind = keyof Shapes
export const kindNames = [
  'look',
  'write',
  'group',
  'vote',
  'scale',
  'decide',
  'series',
  'actions',
] as const satisfies Kind[]

/** What every step has. `hidden`: others' input is withheld until the reveal. `anonymous`: who wrote it is never stored. */
export type Base = {
  id: StepId
  title: string
  ask: string
  minutes: number
  hidden?: true
  anonymous?: true
  hint?: string
}
export type StepOf<K extends Kind = Kind> = { [P in K]: Base & { kind: P } & Shapes[P]['step'] }[K]
export type WorkOf<K extends Kind = Kind> = { [P in K]: { kind: P } & Shapes[P]['work'] }[K]
export type MoveOf<K extends Kind = Kind> = { [P in K]: { in: StepId } & Shapes[P]['move'] }[K]
