/** The one list of step kinds: what a step asks, what it keeps, which moves it takes. Add a row and the compiler asks for the rest. */
import type { Change } from '../map/index.ts'

export type StepId = string
export type PersonId = string
export type CardId = string
type GroupId = string
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/** How something came in: typed by the person (absent), on the room's one keyboard, or said aloud and typed by the facilitator. */
type Via = 'room' | 'said'

/** One card. `by` is absent on anonymous steps (never stored) and on cards said aloud. `rev` counts edits from 0. */
export type Card = { id: CardId; text: string; by?: PersonId; via?: Via; mark?: string; rev: number }

/** A mark a card may begin with, and what it stands for: `{ mark: '+', label: 'sped us up' }`. */
export type Mark = { mark: string; label: string }

/** Cards put together. A card that is in no group stands alone. */
export type Group = { id: GroupId; name?: string; cards: CardId[] }

/** One dated value. A delivery has `from`, the day it was asked for, and its value is the days from then to `at`. */
export type Point = { id: string; at: Day; value: number; from?: Day; name?: string }

/** The gaps of the bet's sentence, in its order. All are texts as typed; `from`, `to` and `likely` are read as numbers where they are. */
export const gaps = ['we', 'because', 'measure', 'from', 'to', 'until', 'likely', 'stop', 'owner', 'by', 'if'] as const
export type Gap = (typeof gaps)[number]
export type BetFields = Partial<Record<Gap, string>>
/** The number a bet is about: a node of a tree, by what the tree is kept under, or a series by its role. */
export type BetNumber = { tree: string; node: string } | { role: string }
/** What one person expects of the bet: how likely it comes, 0 to 100, and the number they expect. */
export type Estimate = { likely: number; expect?: number }
/** One round of estimates: by person until it is shown, then without names, the least likely first. */
export type Round = { given: Record<PersonId, Estimate>; shown?: Estimate[] }

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

export type MetricRow = { id: string; say: string; unit?: string }

/**
 * One node of a tree; its level counts from 0 at the top. Without a `parent` below the top it is an orphan. Ids are never
 * used twice, also not in later turns.
 */
export type TreeNode = { id: string; text: string; level: number; parent?: string; unit?: string; points?: Point[] }

export type RingLink = { id: string; text: string }

/** One step on the way to production: minutes of work, hours of waiting before the next. Its id stays from turn to turn. */
export type StripStep = { id: string; name: string; work: number; wait: number; who?: string }

/** Something found under a row of a sweep, in the turn `since`; open until `closed`. */
export type Finding = { id: string; row: string; text: string; since: string; on: Day; closed?: Day; note?: string }

export const signalResults = ['came', 'not', 'open'] as const
export type SignalResult = (typeof signalResults)[number]
/** A prediction with a day: `text` is what we expect, `sign` is how we would notice. `open`: looked at, still to come. */
export type Signal = {
  id: string
  text: string
  sign?: string
  by: Day
  turn: string
  result?: SignalResult
  saw?: string
}

/** Decks that come with the program (data in map/decks/). */
export const deckIds = ['climate', 'doctrine', 'gameplay', 'inertia'] as const
export type DeckId = (typeof deckIds)[number]
export type Picked = { id: string; card: string; why?: string; about?: string }

export const betResults = ['hit', 'partly', 'miss', 'early'] as const
export type BetResult = (typeof betResults)[number]
/** A bet from the last turn that waits to be scored; `value` is what its number came to, on the day `at`. */
export type CarriedBet = {
  turn: string
  fields: BetFields
  number?: BetNumber
  result?: BetResult
  saw?: string
  value?: number
  at?: Day
}
export const parkedFates = ['keep', 'drop', 'action'] as const
export type ParkedFate = (typeof parkedFates)[number]
/** Something that did not belong where it came up. */
export type Parked = { id: string; text: string; turn: string; fate?: ParkedFate }

/**
 * A row of a scale: what is asked. `phase` makes it a check of that phase's gate. `says` describes the points of this row,
 * one text a point. `reverse`: the low end is the good one. `note` is a fact to know before answering.
 */
export type ScaleRow = {
  id: string
  say: string
  phase?: 'purpose' | 'challenge' | 'action' | 'value'
  says?: string[]
  reverse?: true
  note?: string
}

/** One topic to talk about, with what was noted while it was. */
export type Topic = { id: string; text: string; by: PersonId; notes: string[] }
/**
 * The topic that is talked about now: since when, for how many timeboxes until when (ISO 8601 in UTC), and who gave a
 * thumb up (true) or down; `hands` are the thumbs counted at the room's keyboard, up and down.
 */
export type Talk = {
  topic: string
  since: string
  until: string
  boxes: number
  thumbs: Record<PersonId, boolean>
  hands?: number[]
}

/** A day, with the time of day where it is known: `2026-11-20` or `2026-11-20 14:05`. */
export type Moment = string
/** Something that happened, and who added it. */
export type TimelineEvent = { id: string; at: Moment; text: string; by: PersonId }

/** What was said about a topic of a talk; `on` is the id of what it was about, the step's own where that is all. */
export type TalkNote = { id: string; on: string; text: string }

export const betters = ['left', 'right', 'same'] as const
/** One person's comparison of two things as they stood side by side. */
export type Compared = { left: string; right: string; better: (typeof betters)[number] }

/**
 * Per kind: what a step asks, what it keeps, which moves it takes. Records are keyed by id. A step with a `keep` is
 * found again under that name by the next turn (see CarriedOver), and by steps of other agendas that keep the same.
 */
export type Shapes = {
  /**
   * Something to look at and talk about. `from` names the step whose result is shown; `summary` shows the whole turn, `facts`
   * what earlier turns left; a `round` is about nothing, everybody says something aloud. What got dots is talked about one by one, for `timebox` minutes each (default: the step's
   * minutes shared among the first two); `talk` is absent as long as nobody went on from the first.
   */
  look: {
    step: { from?: StepId; summary?: true; facts?: true; round?: true; timebox?: number }
    work: { looked: true; notes?: TalkNote[]; talk?: Talk }
    move:
      | { do: 'note'; on: string; text: string }
      | { do: 'change'; note: string; text: string }
      | { do: 'drop'; note: string }
      | { do: 'about'; on: string }
      | { do: 'longer' }
      | { do: 'thumb'; up: boolean }
  }
  /**
   * Cards. `each` caps cards a person; `marks` sorts them as they are written; an edit without a mark leaves the card's.
   * `sorted` keeps every mark's place once cards are shown: a ladder of rows, or columns side by side, empty ones too.
   * `causes`: they say why something may fail, so each may become a bet's sign to stop or a signal to watch.
   * `about` is the strip or sweep whose longest wait or weakest row they are about, or the vote whose second: it stands before whoever writes.
   */
  write: {
    step: { each?: number; marks?: Mark[]; sorted?: 'rows' | 'columns'; about?: StepId; causes?: true }
    work: { cards: Card[] }
    move:
      | { do: 'add'; text: string; mark?: string; said?: true }
      | { do: 'edit'; card: CardId; text: string; mark?: string; saw: number }
      | { do: 'drop'; card: CardId }
      | { do: 'box'; texts: { text: string; mark?: string }[] }
  }
  /**
   * Cards of an earlier step put together. `seed` orders the cards; `seen` are the cards that were on the screen. Below `least`
   * cards (2) there is nothing to do, and the step is passed over.
   */
  group: {
    step: { cards: StepId; least?: number }
    work: { groups: Group[]; seed: number; seen: CardId[] }
    move:
      | { do: 'put'; card: CardId; into: CardId }
      | { do: 'split'; card: CardId }
      | { do: 'name'; card: CardId; text: string }
      | { do: 'shuffle' }
      | { do: 'seen'; cards: CardId[] }
  }
  /**
   * Dots on the groups (or cards) of an earlier step. Targets are group ids, or card ids for cards that stand alone. `approve`:
   * as many as one likes, at most one on each, in place of so many `dots`. Below `least` things to choose from (2) the step
   * is passed over.
   */
  vote: {
    step: { on: StepId; dots?: number; approve?: true; least?: number }
    work: { dots: Record<string, Record<PersonId, number>>; tally?: Record<string, number> }
    move: { do: 'dots'; on: string; count: number } | { do: 'tally'; counts: Record<string, number> }
  }
  /**
   * Rows answered on one row of points each. `tally` is counted by show of hands, `room` is one answer the room gave aloud.
   * Below `least` answers only their number is shown. `evidence`: a row takes one line of it (`why`). With `cards`, rows are what
   * stands on the board of that step; with `again`, rows and points are those of an earlier scale, shown beside its answers.
   */
  scale: {
    step: {
      rows: ScaleRow[]
      points: string[]
      cards?: StepId
      again?: StepId
      least?: number
      evidence?: true
      keep?: string
    }
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
  /**
   * The bet: one sentence with gaps, then consent 0..5, private until all are in. `options` names the step with the ideas.
   * `estimate`: before consent everybody says in two rounds, unseen, how likely it is and which number they expect.
   */
  decide: {
    step: { options?: StepId; estimate?: true }
    work: {
      fields: BetFields
      option?: CardId
      number?: BetNumber
      rounds?: Round[]
      /** No more estimates. */
      agreed?: true
      consent: Record<PersonId, number>
      tally?: number[]
      heard: string[]
    }
    move:
      | { do: 'fill'; gap: Gap; text: string }
      | { do: 'take'; option: CardId }
      | ({ do: 'estimate' } & Estimate)
      | { do: 'spread' }
      | { do: 'again' }
      | { do: 'agree' }
      | { do: 'consent'; value: number }
      | { do: 'tally'; counts: number[] }
      | { do: 'hear'; text: string }
  }
  /**
   * Dated values of one number, kept under its role: `star`, `input`, `time-to-value` or a name of one's own. `deliveries`
   * asks for two days each and keeps the days between them.
   */
  series: {
    step: { role: string; deliveries?: true }
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
      | { do: 'score'; result: BetResult; saw?: string; value?: number; at?: Day }
      | { do: 'parked'; card: string; fate: ParkedFate }
  }
  /** Several numbers side by side, each a series kept under its row's id; what they are called is the team's choice. */
  metrics: {
    step: { rows: MetricRow[] }
    work: { rows: Record<string, { name?: string; unit?: string; points: Point[] }> }
    move:
      | { do: 'name'; row: string; name: string; unit?: string }
      | { do: 'add'; row: string; at: Day; value: number }
      | { do: 'correct'; row: string; point: string; value: number }
      | { do: 'drop'; row: string; point: string }
  }
  /**
   * A tree of so many levels, each with its name (star, inputs, work). What hangs on nothing is an orphan and is marked.
   * `base` goes on with the tree of an earlier step; `from` names the step whose cards may be hung in. `test` is a sentence to say
   * aloud, `{1}` standing for the top and `{2}` for the list below it; such a tree has one top. `numbers`: nodes of the first two
   * levels take dated values. `voted` is the level a vote on the tree is about; without it that is what the tree comes down to.
   */
  tree: {
    step: {
      levels: string[]
      base?: StepId
      from?: StepId
      keep?: string
      test?: string
      numbers?: true
      voted?: string
    }
    work: { nodes: TreeNode[] }
    move:
      | { do: 'add'; text: string; level: number; parent?: string }
      | { do: 'change'; node: string; text: string }
      | { do: 'hang'; node: string; parent?: string }
      | { do: 'drop'; node: string }
      | { do: 'value'; node: string; at: Day; value: number; unit?: string }
  }
  /**
   * A flywheel: links in a ring, each feeding the next; the weakest one is named, never an average. `links` are there to begin
   * with; `base` goes on with the ring of an earlier step; `from` names the step whose cards may become links.
   */
  ring: {
    step: { links?: string[]; base?: StepId; from?: StepId; keep?: string }
    work: { links: RingLink[]; weakest?: string }
    move:
      | { do: 'add'; text: string; after?: string }
      | { do: 'change'; link: string; text: string }
      | { do: 'shift'; link: string; by: number }
      | { do: 'drop'; link: string }
      | { do: 'weakest'; link: string }
  }
  /** The way of one change to its users: steps with minutes of work and hours of waiting, compared with earlier turns by step id. */
  strip: {
    step: { keep: string }
    work: { change?: string; steps: StripStep[] }
    move:
      | { do: 'name'; text: string }
      | { do: 'add'; name: string; work: number; wait: number; who?: string; after?: string }
      | { do: 'change'; step: string; name?: string; work?: number; wait?: number; who?: string }
      | { do: 'shift'; step: string; by: number }
      | { do: 'drop'; step: string }
  }
  /** Findings in rows (the six pillars), each growing older until it is closed; one row is named the weakest for this bet. */
  sweep: {
    step: { rows: { id: string; say: string; ask?: string }[]; keep: string }
    work: { findings: Finding[]; weakest?: string }
    move:
      | { do: 'add'; row: string; text: string }
      | { do: 'change'; finding: string; text: string }
      | { do: 'close'; finding: string; note?: string }
      | { do: 'reopen'; finding: string }
      | { do: 'drop'; finding: string }
      | { do: 'weakest'; row: string }
  }
  /** What we expect, the sign that would tell, and by when; scored once the day has passed. */
  signals: {
    step: Record<never, never>
    work: { signals: Signal[] }
    move:
      | { do: 'add'; text: string; sign?: string; by: Day }
      | { do: 'change'; signal: string; text?: string; sign?: string; by?: Day }
      | { do: 'score'; signal: string; result: SignalResult; saw?: string }
      | { do: 'drop'; signal: string }
  }
  /** Cards picked from a deck that comes with the program, each with why, and the part of a map it is about. */
  pick: {
    step: { deck: DeckId; most?: number; on?: StepId }
    work: { picked: Picked[] }
    move:
      | { do: 'pick'; card: string; why?: string; about?: string }
      | { do: 'why'; picked: string; text: string }
      | { do: 'drop'; picked: string }
  }
  /**
   * One sentence the room settles on, taken from the cards of an earlier step or put in words here; kept until its gate fails.
   * `since` is the turn that settled it, `kept` says that this turn looked at it and let it stand.
   */
  choose: {
    step: { from?: StepId; keep: string }
    work: { text?: string; card?: CardId; since?: string; kept?: true }
    move: { do: 'take'; card: CardId } | { do: 'word'; text: string } | { do: 'keep' }
  }
  /**
   * A Wardley map, drawn by moves. `role` names the map from turn to turn (market, organisation, solution, emerging …); `base` is an
   * earlier step it starts from (another map, or a tree whose nodes become parts); `text` is where a first one starts. `everybody`: not
   * only whoever facilitates edits it.
   */
  map: {
    step: { role: string; base?: StepId; text?: string; prompts?: DeckId[] }
    work: { text: string; before?: { text: string; turn: string }; everybody?: true }
    move: { do: 'change'; change: Change } | { do: 'load'; text: string } | { do: 'everybody'; edits: boolean }
  }
  /**
   * One part of a map placed by everybody privately on the evolution axis; then the mean and the spread. `on` is the map's
   * step: where the room agrees, and what a part is split into, are changes made there. `tally` counts hands per stage.
   */
  place: {
    step: { on: StepId; part?: string }
    work: { part?: string; answers: Record<PersonId, number>; tally?: number[] }
    move: { do: 'part'; name: string } | { do: 'place'; evolution: number } | { do: 'tally'; counts: number[] }
  }
  /**
   * Lean coffee: topics from everybody, `dots` each to vote with, then one topic after the other in the order of votes for
   * `timebox` minutes each, longer as long as thumbs are up. Once the talk has begun, `done` are the topics it is through with.
   */
  topics: {
    step: { dots: number; timebox: number }
    work: {
      topics: Topic[]
      dots: Record<string, Record<PersonId, number>>
      tally?: Record<string, number>
      begun?: true
      talk?: Talk
      done: string[]
    }
    move:
      | { do: 'add'; text: string }
      | { do: 'change'; topic: string; text: string }
      | { do: 'drop'; topic: string }
      | { do: 'dots'; topic: string; count: number }
      | { do: 'tally'; counts: Record<string, number> }
      | { do: 'begin' }
      | { do: 'note'; text: string }
      | { do: 'thumb'; up: boolean }
      | { do: 'hands'; counts: number[] }
      | { do: 'longer' }
      | { do: 'finish' }
  }
  /**
   * The groups (or cards) of an earlier step, compared two at a time by each person alone; what comes of it is an order with how sure it is.
   * Everybody's comparisons stand in the order in which they were made.
   */
  compare: {
    step: { on: StepId }
    work: { compared: Record<PersonId, Compared[]> }
    move: ({ do: 'compare' } & Compared) | { do: 'back' }
  }
  /** What happened, and when: events in the order in which they were added. They can be voted on like cards. */
  timeline: {
    step: Record<never, never>
    work: { events: TimelineEvent[] }
    move:
      | { do: 'add'; at: Moment; text: string }
      | { do: 'change'; event: string; at: Moment; text: string }
      | { do: 'drop'; event: string }
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
  'metrics',
  'tree',
  'ring',
  'strip',
  'sweep',
  'signals',
  'pick',
  'choose',
  'map',
  'place',
  'topics',
  'compare',
  'timeline',
] as const satisfies Kind[]

/** What every step has. `hidden`: others' input is withheld until the reveal. `anonymous`: who wrote it is never stored. */
type Base = {
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
