/** A turn in lines at this machine's keyboard: begun or gone on with, talked through, and saved when it is left. */

import { roomWords } from '../../room/words.ts'
import { stepsOf } from '../../session/agenda.ts'
import { currentStep, isPaused } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { AppServices, OpenSession } from '../../views/app-services.ts'
import type { HostServices } from '../../views/host-services.ts'
import { viewWords } from '../../views/words.ts'
import { Conversation } from './conversation.ts'
import { lineWords } from './reading/words.ts'
import type { Talk } from './streams/talk.ts'

/**
 * `hosted`: others come in from their terminals, and the person at this keyboard is `me` even when somebody else facilitates. `early`: cards
 * come in before the meeting, so that the clock stands still.
 */
export type TurnOptions = {
  talk: Talk
  appServices: AppServices
  open: OpenSession
  now: () => number
  hosted?: { services: HostServices; me: PersonId; early?: boolean }
}

/**
 * Runs a turn until it is left or no more lines come; the room is let go of then. While that cannot be saved it is not
 * left; false when it still could not be saved as no more lines came.
 */
export async function turn({ talk, appServices, open, now, hosted }: TurnOptions): Promise<boolean> {
  const { room } = open
  const { say } = talk
  const me = () => hosted?.me ?? room.session.facilitator ?? ''
  const conversation = new Conversation({
    open,
    appServices,
    talk,
    now,
    place: 'keyboard',
    me,
    ...(hosted ? { services: hosted.services } : {}),
  })
  const { submit: make } = conversation.moves
  const leads = () => room.session.facilitator === me()
  try {
    await begin({ talk, open, make, early: hosted?.early ?? false })
    if (!currentStep(room.see())) say(lineWords.sessionNotBegun)
    await conversation.walk()
    while (!(await close())) {
      if (talk.ended) return false
      say(lineWords.stillUnsaved)
      await conversation.walk()
    }
    return true
  } finally {
    conversation.stop()
  }

  /** Lets go of the room. False when it could not be saved: then it is still open. */
  async function close(): Promise<boolean> {
    const goesOnLater = !open.readOnly && !room.session.closed
    const stops = goesOnLater && !isPaused(room.see()) && leads()
    if (goesOnLater && leads()) await make({ do: 'pause' }, { quiet: true })
    if (!(await talk.attempt(() => appServices.close(open)))) {
      if (stops && !talk.ended) await make({ do: 'resume' }, { quiet: true })
      return false
    }
    const { team, number } = room.session.turn
    say(goesOnLater ? lineWords.savedGoesOn(team, number) : '')
    return true
  }
}

/** Says how it stands, and starts the first step or the clock where somebody works here. */
async function begin({
  talk: { say },
  open,
  make,
  early,
}: Pick<TurnOptions, 'talk' | 'open'> & { make: Conversation['moves']['submit']; early: boolean }): Promise<void> {
  const { session } = open.room
  const first = stepsOf(session.agenda)[0]
  if (session.closed) return say(viewWords.turnClosed)
  if (open.readOnly) return say(roomWords.lookingOn)
  say(open.torn ?? '')
  if (!session.at && first) await make({ do: 'go', to: first.id }, { quiet: true })
  else if (early) say(lineWords.earlyCards)
  else if (await make({ do: 'resume' }, { quiet: true })) {
    const back = open.recovered ? lineWords.fromJournal(open.recovered) : ''
    say(lineWords.backAtStep(back))
  }
  say(lineWords.plainLines)
}
