/** What the rest of the program asks about a kind of step: one place instead of a list in each who asks. */
import type { Kind, Parked, PersonId, StepId, StepOf, TreeNode, WorkOf } from '../session/shapes.ts'
import type { CarriedChoice, CarriedOver, CarriedScale, CarriedStrip, Session } from '../session/types.ts'
import type { Crowd } from './shared/least-minutes.ts'

/** Who reads the notes; findings and picked cards may tell of weak spots, so they stay with the team. */
export type Readers = 'team' | 'others'

/** Of what is measured again and again, so many newest measures go along (and of a strip the very first, to compare with). */
export const mostMeasures = 12

/** What steps leave to the next turn, by the name they keep it under; filled step after step, in the order of kinds. */
export type Kept = {
  series: CarriedOver['series']
  /** Series that a step of this turn has filled: what a second step says of them is added. */
  asked: Set<string>
  trees: Record<string, TreeNode[]>
  rings: NonNullable<CarriedOver['rings']>
  strips: Record<string, CarriedStrip[]>
  scales: Record<string, CarriedScale[]>
  choices: Record<string, CarriedChoice>
  maps: NonNullable<CarriedOver['maps']>
}

/** Everybody answers for themselves; such a step may be hidden until it is revealed. */
type Answers<K extends Kind> = {
  /** After a count: `3 of 6 have voted`. */
  done: string
  /** People say themselves when they are done, and those at the room's keyboard are done once they are in `by`. */
  said?: true
  /** Who has given an answer, each once. */
  by(work: WorkOf<K>): Set<PersonId>
}

/** An entry that does not apply is left out. */
export type Facts<K extends Kind> = {
  answers?: Answers<K>
  /** May be asked without names: what people put in goes into a ballot box. */
  anonymous?: true
  /** There is more afterwards than before; otherwise there is less to choose from. */
  opens?: true
  /** Talk on the way to something: what came of it says more than how many cards there were. */
  talk?: true
  /** Takes moves before it has begun. */
  early?: true
  /** Reads best over the whole width of a full screen, without the list of actions at its side. */
  broad?: true | ((step: StepOf<K>) => boolean)
  /** The step whose result it shows. */
  shows?(step: StepOf<K>): StepId | undefined
  /**
   * Why there is nothing to do here now, in a few words, so that the way through the agenda passes it over by itself;
   * undefined where there is. Asked before the step has begun.
   */
  passedOver?(step: StepOf<K>, session: Session): string | undefined
  /** Never left out when time is short: without it there is no turn. */
  needed?: true | ((step: StepOf<K>) => boolean)
  /** Minutes of silence that it cannot be cut below; undefined where nobody is silent. */
  silence?(step: StepOf<K>): number | undefined
  /** Minutes it takes at least with these people where they sit; undefined where that does not depend on them. */
  minimumMinutes?(step: StepOf<K>, people: Crowd): number | undefined
  /** The one thing it has to say of itself on the wheel: a number, a name; undefined for nothing. */
  headline?(step: StepOf<K>, work: WorkOf<K>, session: Session): string | undefined
  /** Its drawing says it all, and these may read it in the notes. */
  drawnFor?: readonly Readers[]
  /** What speaks against revealing it now. `seenBy` is the session with what that person put in, a ballot box's part too. */
  warning?(step: StepOf<K>, session: Session, seenBy: (person: PersonId) => Session): string | undefined
  /** What nobody came to: it stands in the opening of the next turn as parked. */
  leaves?(step: StepOf<K>, work: WorkOf<K>, session: Session): Parked[]
  /** The same as its drawing as an SVG picture, for pages; without it the drawing stands there. */
  picture?(step: StepOf<K>, work: WorkOf<K>, session: Session): string | undefined
  /** Leaves what it worked out to the next turn. */
  carry?(step: StepOf<K>, work: WorkOf<K>, kept: Kept, session: Session): void
}
