/** What can be done at a step of one kind, as data and pure functions: keys, commands, footers, help and key tables come from it. */
import type { Grid } from '../draw/grid.ts'
import type { Kind, PersonId, StepId, StepOf } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import type { At } from './at.ts'

export type { At }

/**
 * Who may do it: those who look on too, also in a closed turn, which only shows or reads something out; each person; the facilitator; only where one keyboard serves several people; only a person at a
 * terminal of their own.
 */
export type Who = 'anybody' | 'everybody' | 'facilitator' | 'keyboard' | 'participant'

/** Something at a step that can be chosen. Plain lines number the spots of one type from 1, in the order of `spots`. */
export type Spot = {
  id: string
  /** What it is, in one word: `row`, `finding`. */
  type: string
  /** How plain lines read it out, without its number. */
  say: string
  /** A name by whose beginning plain lines may choose it, instead of a number. */
  name?: string
}

/**
 * What was typed, read: the value, with an echo of how it is understood; or a sentence about what is missing. `confirm` is
 * what plain lines ask first where it could have been meant otherwise; they show no echo before Enter.
 */
export type Read<T = unknown> = { ok: T; echo?: string; confirm?: string } | { say: string }

/** A line to type for an act. */
export type Field<T = unknown> = {
  /** In front of the line on a full screen, with `> `. */
  prompt: string
  /** The question: the message row of a full screen, and asked in plain lines when the command came without words. */
  ask: string
  /** Shown behind the last event while the line is open. */
  after?: string
  /** What keys mean meanwhile, in capitals. */
  mode: string
  /** Reads the cleaned line. `echo` is shown before Enter. */
  parse(text: string): Read<T>
  /** What stands in the line at first. */
  start?: string
  /** What Enter does on an empty line; without it the empty line is read like any other. */
  empty?: Outcome
  /** The line stays open for the next one, and a paste is read line by line. */
  many?: boolean
  /** Plain lines do not ask for words when the command came without. */
  optional?: boolean
  /** What the line still lacks is shown while it is typed, not only after Enter. */
  missing?: true
  /** What the drawing points at while this is typed; without it the spot. */
  focus?(text: string): string | undefined
  /** The question stands before what happened last. */
  first?: true
  /** The question as plain lines say it, where that differs; it may have several lines. */
  aloud?: string
  /** Stands by the line instead of the step's hint. */
  hint?: string
  /** What leaving the line comes to. */
  left?: { stay: StayChange }
  /** What an empty answer comes to where plain lines ask for it; without it `empty`, and only in a form of several lines. */
  skipped?: Outcome
  /** Nothing of the line is shown, not even its length; a function where it depends on what is typed. */
  masked?: true | ((text: string) => boolean)
  /** A masked line can be looked at for a moment, so it stays when it is refused. */
  peek?: boolean
  /** Keeps line breaks. */
  lines?: boolean
  /** Whose line it is, where it must never stand before anybody else: unsent text is kept under this name, not the act's. */
  place?: string
  /** The line stands on top, above the drawing. */
  top?: boolean
  /** In plain lines every line belongs to it while it is open, an empty one too; commands begin with a colon meanwhile. */
  takesAll?: boolean
  /** What a paste of several lines becomes: said before Enter, and done exactly so. Without it every row is taken at once. */
  pasted?(rows: readonly string[]): { ask: string; asLines: string; rows: string[] }
  /**
   * Esc keeps what stands in the line, as Enter does, an emptied line too: it is there already, so it would not be unsent
   * text. When it is refused the line stays open; with `if it can` Esc leaves it unsent.
   */
  keeps?: boolean | 'if it can'
  /** The word for Enter in the footer; default `keep`. */
  enter?: string
}

/** Nothing is chosen, on purpose: what is suggested is not chosen again, and Enter goes on. */
export const noSpot = ''

/** Where a stay goes on after an act. */
export type StayChange = {
  /** The spot that is chosen then; null for what is suggested, `noSpot` for none. */
  choose?: string | null
  /**
   * The line that is open then: an act's, on a spot where it needs one; null closes the line. `more` for another thing of
   * the same sort: plain lines do not ask for it.
   */
  open?: { act: string; spot?: string; more?: true } | null
  /** What the open line holds then. */
  text?: string
  page?: number
  /** On to the next step of the agenda. */
  next?: true
  /** What the kind wants to remember during this stay. */
  memory?: Readonly<Record<string, unknown>>
  /** What it wants to remember while this line is open. */
  line?: Readonly<Record<string, unknown>>
  /** The masked line is shown for a moment. */
  peek?: true
  /** This person is done at the step, or not after all. */
  done?: boolean
}

/**
 * What an act comes to. Moves are submitted in order, as `by` when somebody else types for them; `said` is told instead
 * of the move's own words, `spoken` in plain lines alone; `stay` counts once they are accepted. `aloud` is read out in plain
 * lines afterwards: what a full screen draws by itself. A `say` refuses: nothing is made, the line stays; `remember` is kept
 * of it. `read` is only read out. `wait` is asked of the host, and what it
 * comes to is followed then, unless the step was left meanwhile; `said` is told at once.
 */
export type Outcome<K extends Kind = Kind> =
  | {
      moves: readonly Move[]
      by?: PersonId
      said?: string
      spoken?: string
      stay?: StayChange
      aloud?(now: At<K>): readonly string[]
    }
  | { say: string; remember?: StayChange['memory'] }
  | { read: readonly string[] }
  | { stay: StayChange; said?: string; spoken?: string }
  | { said: string; wait(): Promise<Outcome<K>> }

/** What a stay at a step remembers; it goes when the step is left. */
export type Memory = {
  chosen: string | undefined
  open: { act: string; spot?: string } | undefined
  page: number
  memory: Readonly<Record<string, unknown>>
  /** Emptied whenever a line is opened. */
  line: Readonly<Record<string, unknown>>
  /** What stands in the open line; empty in plain lines. */
  readonly text: string
}

export type Act<K extends Kind, S extends Spot = Spot> = {
  id: string
  who: Who
  /** Only shows or reads something out: nobody has a part in the step because of it. */
  reads?: true
  /** The types of spots it is done on; absent: the step itself. */
  on?: readonly S['type'][]
  /** Keys on full screens, the first is shown; `a-z` stands for any letter, which `move` is then given. */
  keys?: readonly string[]
  /** The keys among them that mean something at this step, shown in their place: `1-5` of `0-9`. */
  shownKeys?(at: At<K>): string | undefined
  /** `move` is given the key that was pressed, which means something of its own each. */
  whichKey?: true
  /** Enter does it, too, as long as this is so. */
  enter?(at: At<K>, spot: S | undefined, memory: Memory): boolean
  /** Works while the line of one of these acts is open. */
  during?: readonly string[]
  /**
   * The open line is kept first, and where that is refused, the act is not done. `only`: keeping it is all. `changes`: only
   * what was changed in it, and where it would lead on to does not count.
   */
  saves?(memory: Memory, at: At<K>): boolean | 'only' | 'changes'
  /** In plain lines: what may be said, the first is shown; what follows it, as help shows it. */
  command?: {
    words: readonly string[]
    takes?: string
    /** Only what this accepts may follow: other texts belong to a command of the same words that works everywhere. */
    when?: (rest: string) => boolean
    /** A line that is no command is taken as this act when this accepts it and, where a thing is needed, begins with one. */
    bare?: (text: string, at: At<K>) => boolean
    /** What `bare` accepts is this act even where it is also a command: `n` as an answer. */
    first?: true | ((text: string, at: At<K>) => boolean)
    /**
     * Done on what is chosen; no number stands in front. Before anything is, on the first thing; `last`: on the last one;
     * `suggested`: on what a screen would have chosen by itself.
     */
    chosen?: true | 'last' | 'suggested'
    /** While its line is typed unseen, only what this accepts is text; other lines are commands. */
    unseen?: (text: string) => boolean
    /** Plain lines have this command at every step already. */
    everywhere?: true
  }
  /** The line in help and in the list of commands. */
  does: string
  /** The word in the footer; without it the act is left out there. */
  hint?: string | ((at: At<K>, spot: S | undefined, memory: Memory) => string | undefined)
  /** False: it does not exist here now. A text says why it cannot be done now. */
  fits?(at: At<K>, spot: S | undefined, memory: Memory): boolean | string
  /** The line to type first. */
  field?(at: At<K>, spot: S | undefined, memory: Memory): Field
  /** What it comes to. `value` is what the field read; without a field, which key was pressed where that matters, or the words of the command. Pure. */
  move(at: At<K>, spot: S | undefined, value: unknown, memory: Memory): Outcome<K>
}

/** An act with a line to type, whose `move` is given what the field read. */
export function typing<K extends Kind, S extends Spot, T>(
  act: Omit<Act<K, S>, 'field' | 'move'> & {
    field(at: At<K>, spot: S | undefined, memory: Memory): Field<T>
    move(at: At<K>, spot: S | undefined, value: T, memory: Memory): Outcome<K>
  },
): Act<K, S> {
  return act
}

/** What a full screen shows besides the room's drawing. */
export type Size = { width: number; height: number; ascii: boolean }

/** The description of a kind's interaction; every terminal runs this one. */
export type Interaction<K extends Kind = Kind, S extends Spot = Spot> = {
  acts: readonly Act<K, S>[]
  /** What can be chosen, in the order in which it is drawn. */
  spots?(at: At<K>, memory: Memory): S[]
  /** Up in an empty line for more of the same sort (`many`) opens this act on the newest thing: what was just typed is mended. */
  amend?: { act: string; newest(at: At<K>, memory: Memory): string | undefined }
  /** An earlier step whose hidden cards have to be revealed before anything can be done here. */
  waitsFor?(at: At<K>): StepOf | undefined
  /** Where a stay begins. */
  begin?(at: At<K>): Partial<Memory>
  /** The spot that is chosen as long as nobody chooses: what lacks something. */
  suggests?(at: At<K>, memory: Memory): string | undefined
  /** What is chosen instead of something that is gone; without it nothing is. */
  whenGone?(at: At<K>, memory: Memory): string | undefined
  /** True while those who do not facilitate only watch and talk, though there are acts for them. */
  watched?(at: At<K>): boolean
  /** What the drawing brings into view while nothing is chosen. */
  focus?(at: At<K>, memory: Memory): string | undefined
  /** The message row of a full screen while no line is typed. */
  message(at: At<K>, spot: S | undefined, memory: Memory): string
  /** Behind the last event, when there is room for both. */
  after?(at: At<K>, spot: S | undefined, memory: Memory): string | undefined
  /** In capitals at the left of the key row while keys mean something of their own. */
  mode?(at: At<K>, memory: Memory): string | undefined
  /** What stands on the room's screen instead of the drawing; undefined shows that. */
  board?(at: At<K>, size: Size, memory: Memory): Grid | undefined
  /** What a person at a terminal of their own sees instead of the room's drawing; undefined shows that. */
  own?(at: At<K>, size: Size, memory: Memory): Grid | undefined
  /** Whether `own` gives a drawing now, where that is known without making one. */
  hasOwn?(at: At<K>): boolean
  /** Drawn under the room's drawing at a terminal of one's own. */
  foot?(at: At<K>, width: number, memory: Memory): Grid | undefined
  /** Spots can be chosen even where nothing is done on them: the drawing says more of the one that is chosen. */
  points?(at: At<K>): boolean
  /** What whoever types for the room sees instead of the room's drawing; undefined shows that. */
  instead?(at: At<K>, look: Size & { focus: string | undefined; page: number }, memory: Memory): Grid | undefined
  /** What stands above a line on top. */
  above?(at: At<K>, size: Size, memory: Memory): Grid
  /** What stands under the room's drawing. */
  below?(at: At<K>, size: Size): Grid | undefined
  /** What changes by itself before anything is shown: a line begun in silence closes at the reveal. */
  settle?(at: At<K>, memory: Memory): StayChange | undefined
  /** The room's drawing with what is typed now laid over it. */
  over?(drawing: Grid, at: At<K>, typed: string, memory: Memory): Grid
  /** Words of the command that reads out what is here, besides `list`. */
  list?: readonly string[]
  /** What the step has gathered, to be read out. */
  tell(at: At<K>, memory: Memory): string[]
  /** Another step of which plain lines read out what it has gathered, besides `tell`. */
  reads?(at: At<K>): StepId | undefined
  /** Makes what is true once the step was read out, or is on the screen. Pure. */
  seen?(at: At<K>, size: Size | undefined, memory: Memory): readonly Move[]
  /** What to do now, to be read out. */
  todo(at: At<K>, memory: Memory): string[]
  /** True when an empty line, or Enter with nothing chosen, goes on to the next step. */
  goesOn?(at: At<K>, memory: Memory): boolean
}

/** Keeps the spot's type inside the description; outside, a spot is a spot. */
export function describe<K extends Kind, S extends Spot>(interaction: Interaction<K, S>): Interaction<K> {
  return interaction as unknown as Interaction<K>
}
