/** What stands in the message row of a participant's terminal: the most urgent thing first. */
import type { PersonId, StepOf } from '../../session/shapes.ts'
import { againWords } from '../../views/again.ts'
import type { HostServices } from '../../views/host-services.ts'
import { signWords } from '../../views/online/sign-words.ts'
import type { Acts } from './acts.ts'
import type { Own } from './own-view.ts'
import type { Anywhere } from './participant-keys.ts'
import type { SharedView } from './render-scheduler.ts'

type Given = {
  services: HostServices
  acts: Pick<Acts, 'said' | 'waits'>
  view: Pick<SharedView, 'session' | 'comings'>
  me: PersonId | undefined
  /** The step on this terminal, which may be one the room has left. */
  step: StepOf | undefined
  own: Own
  anywhere: Anywhere | undefined
  /** A reaction is chosen now. */
  reacts: boolean
}

export function participantWords({ services, acts, view, me, step, own, anywhere, reacts }: Given): string {
  const { session, comings } = view
  if (reacts) return signWords.choose
  const said = acts.said()
  if (said) return said
  const { saving } = services.open.room
  if (saving.state === 'failed' && saving.held) return saving.reason
  if (saving.state === 'failed' && acts.waits())
    return 'Not on the disk yet. Your words are kept, and saving is tried again.'
  // Newer than what was said before it, and gone with the answer.
  if (services.signs.nudged() !== undefined && !anywhere) return signWords.nudged
  if (me && session.facilitator === me)
    return 'You facilitate now: Enter sends this line first, then the keys are yours.'
  if (me && !own.line && services.isVacant())
    return 'The facilitator has been away for a minute. F takes over from here.'
  const again = me && step ? againWords(services.open.room, step, me) : undefined
  if (again && !anywhere) return again
  if (anywhere === 'park') return 'It comes back when the next turn opens.'
  if (anywhere === 'kept') return 'Enter sends it to the step it was typed at; Esc keeps it there.'
  if (anywhere === 'action') return 'One line; owner and day come at the close. Everybody sees it there.'
  return comings || own.message
}
