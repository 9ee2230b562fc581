/** Settles in a session what was ticked in notes: each as a move of the facilitator's, like any other. */
import { UserError } from '../errors.ts'
import { actionIn, type Line } from '../export/ticked.ts'
import { refuseMisfit } from '../room/fits.ts'
import { Room } from '../room/room.ts'
import { actionsOf, isOwed, stepsWith } from '../session/read.ts'
import { openSession } from '../store/file.ts'

/** Texts of the actions that were settled, how many had been before, and ticked lines that are no action here. */
export type Ticked = { settled: string[]; already: number; unknown: string[] }

/**
 * Opens the session, settles every ticked action that is still owed as done, saves and lets go of it.
 * @throws UserError when it is closed, in use elsewhere or cannot be saved; then nothing has changed.
 */
export async function settleTicked(path: string, lines: readonly Line[]): Promise<Ticked> {
  const { log, keep, ballots } = await openSession(path, { accept: refuseMisfit })
  const room = new Room({ log, keep, ballots, now: Date.now })
  try {
    const { session } = room
    if (session.closed)
      throw new UserError(
        'This turn is closed and stays as it is.',
        'Start the next one, then import the notes into that.',
      )
    const step = stepsWith(session, 'actions').find(s => s.settle)
    const facilitator = session.facilitator
    if (!step || !facilitator)
      throw new UserError('This agenda settles no actions.', 'Tick them off in a turn that does.')
    const done: Ticked = { settled: [], already: 0, unknown: [] }
    for (const line of lines.filter(l => l.done)) {
      const action = actionIn(line.text, actionsOf(room.session))
      if (!action) done.unknown.push(line.text)
      else if (!isOwed(action)) done.already++
      else {
        const outcome = room.submit(
          { by: facilitator },
          { in: step.id, do: 'settle', action: action.id, status: 'done', note: 'ticked in the notes' },
        )
        if ('refusal' in outcome) done.unknown.push(line.text)
        else {
          await outcome.saved
          done.settled.push(action.text)
        }
      }
    }
    return done
  } finally {
    await room.leave()
  }
}
