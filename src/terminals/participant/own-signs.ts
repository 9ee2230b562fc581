/** One person's raised hand and reactions: from the key to what is said of it. */
import type { ReactionMark } from '../../room/signs.ts'
import type { Layer } from '../../screen/router.ts'
import type { HostServices } from '../../views/host-services.ts'
import type { SignOutcome } from '../../views/online/sign-services.ts'
import { outcomeWords } from '../../views/online/sign-words.ts'
import type { Acts } from './acts.ts'
import type { OverStep } from './over-step.ts'
import { layersReacting } from './participant-keys.ts'

type Given = { services: HostServices; acts: Pick<Acts, 'tell'>; over: OverStep; changed(): void }

export class OwnSigns {
  private readonly given: Given
  private wasUp = false

  constructor(given: Given) {
    this.given = given
  }

  /** What a page of keys is to know: how the hand is raised, and whether it is up. */
  keys(): { hand: () => void; isUp: boolean } {
    const { signs } = this.given.services
    return { hand: () => this.say(signs.hand()), isUp: signs.isUp() }
  }

  /** The keys while a reaction is chosen; undefined while none is. */
  layers(): Layer[] | undefined {
    const { over, services } = this.given
    if (!over.reacts()) return undefined
    const give = (mark: ReactionMark) => {
      over.reacting(false)
      this.say(services.signs.react(mark))
    }
    return layersReacting(give, () => over.reacting(false))
  }

  /** Looks whether the hand was lowered by whoever facilitates: then its key is called otherwise. */
  look(): void {
    const isUp = this.given.services.signs.isUp()
    if (this.wasUp === isUp) return
    this.wasUp = isUp
    this.given.changed()
  }

  private say(outcome: SignOutcome): void {
    const { acts, services } = this.given
    acts.tell(outcomeWords(outcome, services.open.room.session))
  }
}
