/** Hosts a kind's interaction in plain lines at the room's keyboard. */
import type { At as ActAt, Interaction } from '../../interact/act.ts'
import { linesAt } from '../../interact/lines.ts'
import { roomPeople } from '../../session/read.ts'
import type { Kind } from '../../session/shapes.ts'
import type { Taking } from './hands.ts'

/** The hands in lines for a kind whose interaction is described. */
export function linesFor<K extends Kind>(kind: Interaction<K>): Taking<K> {
  return at => {
    const seen = (): ActAt<K> => {
      const keyboard = roomPeople(at.session()).length > 0
      return {
        step: at.step,
        // Whoever shares this keyboard with nobody sees their own part, too.
        session: keyboard ? at.session() : at.mine(at.me()),
        whole: at.whole(),
        me: at.me(),
        leads: true,
        keyboard,
        live: at.live(),
        today: at.today(),
        log: at.log,
      }
    }
    return linesAt(kind, {
      at: seen,
      say: at.say,
      ask: at.ask,
      async submit(moves, how) {
        for (const move of moves) if (!(await at.submit(move, how))) return false
        return true
      },
    })
  }
}
