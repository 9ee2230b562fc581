/** The facilitator's private hints in lines: what to do next, the people, and what nobody else is told. */
import type { Room } from '../../../room/room.ts'
import { list } from '../../../text.ts'
import type { PersonNow } from '../../../turn/hint.ts'
import { hintsFor } from '../../../turn/hints.ts'
import { aheadWords, planOf } from '../../../turn/plan.ts'
import { aroundOf } from '../../../views/facilitator-facts.ts'
import type { HostServices } from '../../../views/host-services.ts'
import { full, lineWords } from './words.ts'

/** Lines for whoever facilitates; `now` in ms since 1970. Not for a room that listens: whoever asks for them is told so. */
export function hintLines(room: Room, services: HostServices | undefined, now: number): string[] {
  const around = aroundOf(room, services, now)
  const [next, ...hints] = hintsFor(around)
  const who = (says: string, is: (p: PersonNow) => boolean | undefined) => {
    const names = around.people.filter(is).map(p => p.name)
    return names.length ? [full(`${says}: ${list(names)}`)] : []
  }
  return [
    full(lineWords.onlyForYou(next!.say)),
    ...who('Done', p => p.done),
    ...who('Writing', p => p.writing),
    ...who('Not done', p => p.here && p.done === false && !p.writing),
    ...who('Away', p => !p.here),
    ...hints.map(h => full(h.say.replace(/^./, first => first.toUpperCase()))),
    full(`The plan: ${aheadWords(planOf(around.session, now).ahead)}`),
  ]
}
