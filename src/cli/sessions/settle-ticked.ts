/** Settles in a session what was ticked in notes: each as a move of the facilitator's, like any other. */

import { UserError } from '../../errors.ts'
import type { Line } from '../../export/read-notes.ts'
import { actionsIn } from '../../export/ticked.ts'
import type { TickedList } from '../../export/ticked-list.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import { actionsOf, isOwed } from '../../kinds/made/promises.ts'
import { actionLists } from '../../kinds/made/steps.ts'
import type { Session } from '../../session/types.ts'
import { openRoom } from './open-room.ts'

/** Texts of the actions that were settled, how many had been before, and ticked lines that are no action here. */
export type Ticked = { settled: string[]; already: number; unknown: string[] }

/**
 * Opens the session, settles every ticked action that is still owed as done, saves and lets go of it. `isOf` tells whether they are a team's, as
 * far as they say: ids in lists of another team mean other actions. `source` is where they were ticked, for the note.
 * @throws UserError when it is closed, in use elsewhere or cannot be saved; then nothing has changed.
 */
export async function settleTicked(
  store: SessionStore,
  key: SessionKey,
  lines: readonly Line[],
  { isOf, source }: Pick<TickedList, 'isOf' | 'source'>,
): Promise<Ticked> {
  const room = await openRoom(store, key)
  try {
    const { session } = room
    if (session.closed)
      throw new UserError(
        'This turn is closed and stays as it is.',
        'Start the next one, then import the notes into that.',
      )
    const facilitator = session.facilitator
    if (!actionLists(session).length || !facilitator)
      throw new UserError('This agenda has no step for actions.', 'Tick them off in a turn that does.')
    const meant = actionsIn(lines, actionsOf(session), isOf(session.turn.team))
    const done: Ticked = { settled: [], already: 0, unknown: [] }
    for (const [i, line] of lines.entries()) {
      if (!line.done) continue
      const id = meant[i]?.id
      const action = actionsOf(room.session).find(a => a.id === id)
      const step = action && stepOfAction(room.session, action.id)
      if (!action || !step) done.unknown.push(line.text)
      else if (!isOwed(action)) done.already++
      else {
        const note = `ticked in ${source}`
        const outcome = room.submit(
          { by: facilitator },
          { in: step, do: 'settle', action: action.id, status: 'done', note },
        )
        if (!('refusal' in outcome)) await outcome.saved
        if ('refusal' in outcome) done.unknown.push(line.text)
        else done.settled.push(action.text)
      }
    }
    return done
  } finally {
    await room.leave()
  }
}

/** The step an action lies in: where it was promised in this turn, else where those of earlier turns are settled. */
export function stepOfAction(session: Session, id: string): string | undefined {
  const lists = actionLists(session)
  const holds = lists.find(({ work }) => work?.actions.some(action => action.id === id))
  return (holds ?? lists.find(({ step }) => step.settle))?.step.id
}
