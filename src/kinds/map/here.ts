/** The map of a step as one person meets it, and whether they edit it now. */
import type { At, Memory } from '../../interact/act.ts'
import { decks, parseOnce } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import type { DeckId } from '../../session/shapes.ts'
import type { MapHere } from './commands.ts'

/** The decks that ask about a part where a step does not name any; plays are for those who ask for them. */
const usual: readonly DeckId[] = ['climate', 'doctrine', 'inertia']

/** The map of this step as this person sees it, with the decks its step names. */
export function hereAt({ step, session }: Pick<At<'map'>, 'step' | 'session'>): MapHere {
  return {
    document: parseOnce(workOf(session, step.id, 'map')?.text ?? ''),
    decks: (step.prompts ?? usual).map(id => decks[id]),
  }
}

/** Does everybody edit this map, not only whoever facilitates? */
export function isOpen({ step, session }: Pick<At<'map'>, 'step' | 'session'>): boolean {
  return workOf(session, step.id, 'map')?.everybody === true
}

/** Are the keys of this participant's terminal those of the map now? */
export function isDrawing(at: At<'map'>, { memory }: Memory): boolean {
  return at.live && !at.leads && isOpen(at) && memory.drawing === true && memory.scenes === undefined
}
