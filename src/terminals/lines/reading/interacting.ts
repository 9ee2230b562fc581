/** Hosts a kind's interaction in plain lines, at a room's keyboard or at somebody's own terminal. */
import type { At as ActAt, Interaction } from '../../../interact/act.ts'
import { linesAt } from '../../../interact/lines.ts'
import { hasPart } from '../../../interact/may.ts'
import { stepAsked } from '../../../kinds/index.ts'
import { pastOf } from '../../../room/past.ts'
import type { Kind } from '../../../session/shapes.ts'
import type { At as AnyAt, BindStep, Submitted } from './step-lines.ts'
import { watchWords } from './watching.ts'

/** The hands in lines for a kind whose interaction is described. */
export function linesFor<K extends Kind>(kind: Interaction<K>): BindStep<K> {
  return at => {
    const seen = (): ActAt<K> => ({
      step: stepAsked(at.step, at.session()),
      // What is said at a shared keyboard is heard by all of them.
      session: at.keyboard() ? at.session() : at.mine(at.me()),
      whole: at.whole(),
      me: at.me() || undefined,
      leads: at.leads(),
      keyboard: at.keyboard(),
      live: at.live(),
      today: at.today(),
      now: at.now,
      log: () => (at.leads() ? at.log() : []),
      past: of => pastOf(at.log(), of),
      mine: at.mine,
      figures: at.figures,
    })
    const stay = linesAt(kind, {
      at: seen,
      say: at.say,
      ask: at.ask,
      read: at.read,
      async submit(moves, how) {
        let made: Submitted = true
        for (const move of moves) {
          made = await at.submit(move, how)
          if (!made) return false
        }
        return made
      },
      next: () => at.next?.(),
      finish: done => void (done && at.done?.()),
    })
    const watches = () => !at.leads() && (!hasPart(kind) || kind.watched?.(seen()) === true)
    return Object.create(stay, { todo: { value: () => (watches() ? watchWords(at as AnyAt<Kind>) : stay.todo()) } })
  }
}
