/** The step on one person's terminal: what is their own there, asked anew only when something of it may have changed. */
import { localDay } from '../../day.ts'
import { pastOf } from '../../room/past.ts'
import { isHidden, stepOf } from '../../session/read.ts'
import type { PersonId, StepOf } from '../../session/shapes.ts'
import type { HostServices } from '../../views/host-services.ts'
import { waitingWords } from '../../views/online/words.ts'
import type { Stand } from '../../views/stand.ts'
import type { Acts } from './acts.ts'
import type { PersonDrafts } from './drafts.ts'
import { bindStep } from './index.ts'
import type { Own, OwnView } from './own-view.ts'
import { takeWatch } from './watch.ts'
import { ownWords } from './words.ts'

/** Before the first step there is nothing to do; what is shown then says the rest. */
const beforeFirst: Own = { idle: true, message: waitingWords.message, layers: [] }

type Given = {
  services: HostServices
  me: PersonId | undefined
  drafts: PersonDrafts | undefined
  acts: Acts
  stand: Stand | undefined
  now(): number
}

export class OwnStep {
  private readonly given: Given
  private stay: { step: StepOf; hands: OwnView } | undefined
  private asked: Own | undefined

  constructor(given: Given) {
    this.given = given
  }

  /** The step on this terminal, which may be one the room has left; undefined before the first. */
  get step(): StepOf | undefined {
    return this.stay?.step
  }

  own(): Own {
    this.asked ??= this.stay?.hands() ?? beforeFirst
    return this.asked
  }

  /** Something of it may have changed. */
  renew(): void {
    this.asked = undefined
  }

  /** To another step, or to none. */
  goTo(id: string): void {
    const step = stepOf(this.given.services.open.room.session, id)
    this.stay = step && { step, hands: this.handsFor(step) }
    this.renew()
  }

  live(): boolean {
    const { room, readOnly } = this.given.services.open
    return !room.session.closed && !readOnly
  }

  isDone(): boolean {
    const { services, me } = this.given
    return me !== undefined && this.stay !== undefined && services.presence.isDone(me, this.stay.step.id)
  }

  finish(done: boolean): void {
    const { services, me, acts } = this.given
    if (!me || !this.stay) return
    services.presence.finish(me, this.stay.step.id, done)
    acts.tell(done ? ownWords.doneHere : ownWords.notDone)
  }

  private handsFor(step: StepOf): OwnView {
    const { services, me, drafts, acts, now, stand } = this.given
    const { room } = services.open
    if (!me || !drafts)
      return takeWatch({ step, shared: () => room.see(), isHidden: () => isHidden(room.session, step) })
    return bindStep(step, {
      me,
      mine: () => room.see(me),
      shared: () => room.see(),
      live: () => this.live(),
      today: () => localDay(new Date(now())),
      now,
      drafts,
      submit: acts.submit,
      stand,
      tell: acts.tell,
      isDone: () => this.isDone(),
      points: () => services.presence.pointing(step.id),
      past: of => pastOf(room.log, of),
      finish: done => this.finish(done),
    })
  }
}
