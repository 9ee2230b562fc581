/** How a turn is left at a screen: its notes, going home, and ctrl-c; what cannot be saved is said and the turn goes on. */
import { useEffect, useRef, useState } from 'react'
import { exitCodes, sentence, UserError } from '../../../../errors.ts'
import type { Saving } from '../../../../room/saver.ts'
import { isPaused } from '../../../../session/read.ts'
import { type OpenSession, sayNotes } from '../../../../views/app-services.ts'
import type { Live } from '../../../../views/live.ts'
import { viewWords } from '../../../../views/words.ts'
import { useSurface } from '../../context.ts'
import type { TurnActs } from '../../use-turn.ts'
import { screenWords } from '../../words.ts'

type Given = {
  open: OpenSession
  acts: TurnActs
  live: Live
  saving: Saving
  /** May this screen change anything? */
  isAlive: boolean
  /** The room goes on without this screen. */
  stays: boolean
  onLeave(message?: string): Promise<void>
  onFail(): void
}

/** Two ctrl-c within this end the program, in ms. */
const twice = 2_000

export function useTurnEnding({ open, acts, live, saving, isAlive, stays, onLeave, onFail }: Given) {
  const { appServices, now, exit } = useSurface()
  const { session } = open.room
  const asked = useRef(0)
  const pause = () => {
    if (isAlive && !stays) acts.submit({ do: 'pause' })
  }
  /** Does what may fail for reasons people can do something about; they are told. */
  const attempt = async (what: () => Promise<unknown>, failed = () => {}) => {
    try {
      await what()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      failed()
      acts.tell(sentence(error))
    }
  }
  live.refuse = acts.tell
  live.interrupt = () => {
    if (now() - asked.current < twice) {
      pause()
      const gone = () => exit(exitCodes.interrupted)
      void appServices.close(open).then(gone, gone)
      return
    }
    asked.current = now()
    acts.tell(saving.state === 'failed' ? screenWords.quitUnsaved(saving.unsaved) : screenWords.quitSaved)
  }
  return {
    async leave() {
      const still = isPaused(session)
      pause()
      const { team, number } = session.turn
      await attempt(
        () => onLeave(isAlive ? screenWords.savedGoesOn(team, number) : undefined),
        () => {
          onFail()
          if (isAlive && !still) acts.submit({ do: 'resume' })
        },
      )
    },
    writeNotes: () => attempt(async () => acts.tell(sayNotes(await appServices.notes(open.key)))),
  }
}

/** Is saving failing, and not known to the person at this screen yet? `accept` goes on without saving. */
export function useTrouble({ room }: OpenSession, saving: Saving, tell: (say: string) => void) {
  const [isAccepted, accept] = useState(false)
  const wasFailing = useRef(false)
  useEffect(() => {
    if (saving.state === 'saved') accept(false)
    // Whatever the message row said of saving is over now.
    if (saving.state === 'saved' && wasFailing.current) tell(viewWords.savedAgain)
    if (saving.state !== 'saving') wasFailing.current = saving.state === 'failed'
  }, [saving.state, tell])
  return {
    isFailing: saving.state === 'failed' && !isAccepted,
    accept() {
      room.goOnUnsaved()
      accept(true)
    },
  }
}
