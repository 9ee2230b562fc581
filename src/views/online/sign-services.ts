/** Raised hands, reactions and nudges as one person's terminal has them: what it may show, and what its person may do. */
import { answeredBy, factsOf } from '../../kinds/facts.ts'
import type { Presence } from '../../room/presence.ts'
import type { Room } from '../../room/room.ts'
import type { ReactionMark, Reactions, Signs } from '../../room/signs.ts'
import { currentStep, isHidden } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'

/** What came of a sign, to be said in words. `place` counts from 1, `wait` is in ms. */
export type SignOutcome =
  | { is: 'raised'; place: number }
  | {
      is: 'lowered' | 'no-hands' | 'word-back' | 'nudged' | 'nothing-open' | 'nothing-shown' | 'too-many' | 'not-yours'
    }
  | { is: 'reacted' | 'unreacted'; mark: ReactionMark }
  | { is: 'speaks'; person: PersonId }
  | { is: 'nudged-lately'; wait: number }

/** Who has the word, and the raised hands of those who are here, the first raised first. */
export type Hands = { speaks?: PersonId; waiting: readonly PersonId[] }

export type SignServices = {
  hands(): Hands
  /** How many gave each mark to what is shown now. */
  reactions(): Reactions
  /** Is one's own hand up? */
  isUp(): boolean
  /** Raises one's hand, or lowers it; with the word, gives it back. */
  hand(): SignOutcome
  react(mark: ReactionMark): SignOutcome
  /** The facilitator's: the word to the first raised hand; with none left, whoever has it is done. */
  next(): SignOutcome
  /** The facilitator's: a reminder on the terminals of those who have not answered; nobody is told who they are. */
  nudge(): SignOutcome
  /** When one was nudged and has not answered since, in ms since 1970; undefined for everybody else. */
  nudged(): number | undefined
}

type Given = { signs: Signs; room: Room; presence: Presence; me: () => PersonId | undefined }

/** The signs of a room for the person `me` names; without one, of somebody who looks on. */
export function signServices(given: Given): SignServices {
  return new PersonSigns(given)
}

class PersonSigns implements SignServices {
  private readonly given: Given

  constructor(given: Given) {
    this.given = given
  }

  hands(): Hands {
    const { signs, presence } = this.given
    const speaks = signs.speaker(this.at())
    return { ...(speaks === undefined ? {} : { speaks }), waiting: signs.hands().filter(id => presence.isHere(id)) }
  }

  reactions(): Reactions {
    return this.given.signs.reactions(this.at())
  }

  isUp(): boolean {
    const me = this.given.me()
    return me !== undefined && this.given.signs.hands().includes(me)
  }

  hand(): SignOutcome {
    return this.mine(me => {
      const { signs } = this.given
      const spoke = signs.speaker(this.at()) === me
      const isUp = signs.hand(me, this.at())
      if (!isUp) return { is: spoke ? 'word-back' : 'lowered' }
      return { is: 'raised', place: this.hands().waiting.indexOf(me) + 1 }
    })
  }

  react(mark: ReactionMark): SignOutcome {
    const { room, signs } = this.given
    const step = currentStep(room.session)
    if (!step || isHidden(room.session, step)) return { is: 'nothing-shown' }
    return this.mine(me => ({ is: signs.react(me, mark, step.id) ? 'reacted' : 'unreacted', mark }))
  }

  next(): SignOutcome {
    if (!this.leads()) return { is: 'not-yours' }
    const { signs } = this.given
    const { speaks, waiting } = this.hands()
    const [person] = waiting
    if (person === undefined && speaks === undefined) return { is: 'no-hands' }
    signs.speak(person, this.at())
    return person === undefined ? { is: 'word-back' } : { is: 'speaks', person }
  }

  nudge(): SignOutcome {
    if (!this.leads()) return { is: 'not-yours' }
    const { signs, room } = this.given
    const step = currentStep(room.session)
    if (!step || !isHidden(room.session, step) || !factsOf(step.kind).answers) return { is: 'nothing-open' }
    const wait = signs.nudge(step.id)
    return wait > 0 ? { is: 'nudged-lately', wait } : { is: 'nudged' }
  }

  nudged(): number | undefined {
    const { signs, room, presence } = this.given
    const me = this.given.me()
    const at = signs.nudged(this.at())
    const step = currentStep(room.session)
    if (at === undefined || me === undefined || !step || !isHidden(room.session, step)) return undefined
    // One's own view of the step tells whether one has answered, without a name as well: nobody else's is looked at.
    const hasAnswered = presence.isDone(me, step.id) || answeredBy(room.see(me).work[step.id]).has(me)
    return hasAnswered ? undefined : at
  }

  private at(): string {
    return this.given.room.session.at
  }

  private leads(): boolean {
    const me = this.given.me()
    return me !== undefined && me === this.given.room.session.facilitator
  }

  /** Does what people may do for themselves, not more often than people do. */
  private mine(run: (me: PersonId) => SignOutcome): SignOutcome {
    const me = this.given.me()
    if (me === undefined) return { is: 'not-yours' }
    return this.given.signs.take(me) ? run(me) : { is: 'too-many' }
  }
}
