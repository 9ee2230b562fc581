/** Raised hands and nudges in plain lines: what is told unasked. */
import type { Room } from '../../../room/room.ts'
import { nameOf } from '../../../session/read.ts'
import type { HostServices } from '../../../views/host-services.ts'
import { reactionsWords, signWords } from '../../../views/online/sign-words.ts'
import { full } from './words.ts'

/**
 * What is new since the last call: who has the word, for everybody; a hand that is raised, for whoever facilitates; a nudge, for those
 * it is meant for. Reactions come with whatever is told next, so that nobody who reacts a lot is read out all the time.
 */
export function signNews({ signs }: HostServices, room: Room, facilitates: () => boolean): () => string[] {
  let spoke = signs.hands().speaks
  let up = new Set(signs.hands().waiting)
  let nudged = signs.nudged()
  let reactions = reactionsWords(signs.reactions())
  return () => {
    const { speaks, waiting } = signs.hands()
    const name = (id: string) => nameOf(room.session, id) ?? 'Somebody'
    const told: string[] = []
    if (speaks !== spoke && speaks !== undefined) told.push(signWords.speaks(name(speaks)))
    if (facilitates()) told.push(...waiting.filter(id => !up.has(id)).map(id => signWords.raised(name(id))))
    const nudge = signs.nudged()
    if (nudge !== undefined && nudge !== nudged) told.push(signWords.nudged)
    const marks = reactionsWords(signs.reactions())
    if (told.length && marks && marks !== reactions) told.push(full(marks))
    if (told.length) reactions = marks
    spoke = speaks
    up = new Set(waiting)
    nudged = nudge
    return told
  }
}
