/** Moves made in lines: refused with a sentence, said once they are durable, and what to do when they cannot be saved. */

import { say as inWords, lastRedoable, lastUndoable } from '../../room/log.ts'
import { revealGuard } from '../../room/reveal-warning.ts'
import type { Room } from '../../room/room.ts'
import { roomWords } from '../../room/words.ts'
import type { Move } from '../../session/types.ts'
import type { AppServices, OpenSession } from '../../views/app-services.ts'
import { viewWords } from '../../views/words.ts'
import type { Party, Standing } from './party.ts'
import type { SubmitMove, SubmitOptions, Submitted } from './reading/step-lines.ts'
import { lineWords } from './reading/words.ts'
import type { Talk } from './streams/talk.ts'

export type Moves = {
  submit: SubmitMove
  undo(): Promise<void>
  redo(): Promise<void>
}

/** Makes moves for whoever talks. Where nothing may be changed, that is said. */
export function submittingIn(party: Party, at: Standing): Moves {
  const { talk } = party
  const { room } = at
  const me = () => at.me() ?? ''
  const guard = revealGuard(room)
  let unsaved = false

  /** A failure to save is dealt with at the host's keyboard; elsewhere it is only told. */
  const failed = async () => {
    if (party.place === 'keyboard' && !(await trouble(party.open, party.appServices, talk))) return false
    const stop = room.watch(() => {
      if (room.saving.state !== 'saved') return
      stop()
      unsaved = false
      talk.say(viewWords.savedAgain)
    })
    return true
  }

  const make = async (move: Move, { by = me(), quiet = false }: SubmitOptions = {}): Promise<Submitted> => {
    const why = at.live() ? guard(move) : whyNothing(room)
    if (why) {
      talk.say(why)
      return false
    }
    const outcome = room.submit(by === me() ? { by } : { by, hand: me() }, move)
    if ('refusal' in outcome) {
      talk.say(outcome.refusal.say)
      return false
    }
    talk.done?.()
    const isDurable = await isSaved(room, outcome.saved)
    if (room.saving.state === 'saved') unsaved = false
    else if (room.saving.state === 'failed' && !unsaved) unsaved = await failed()
    if (!isDurable && party.place !== 'keyboard') {
      talk.say(lineWords.notOnDisk)
      return 'waits'
    }
    if (!quiet)
      talk.say('boxed' in outcome ? viewWords.inTheBox : sentence(inWords(outcome.entry, room.see(), room.log)))
    return true
  }

  return {
    submit: make,
    async undo() {
      const target = lastUndoable(room.session, room.log, me())
      if (!target) return talk.say(viewWords.nothingToUndo)
      const what = inWords(target, room.see(), room.log)
      if (await make({ do: 'undo', entry: target.n }, { quiet: true })) talk.say(lineWords.undone(sentence(what)))
    },
    async redo() {
      const target = lastRedoable(room.log, me())
      if (!target) return talk.say(viewWords.nothingToRedo)
      await make({ do: 'undo', entry: target.n })
    },
  }
}

/** Why nothing may be changed. */
function whyNothing({ session }: Room): string {
  return session.closed ? viewWords.turnClosed : roomWords.lookingOn
}

/** Resolves once a move is durable, with true, or cannot be made so now, with false: saving is tried again then. */
function isSaved(room: Room, saved: Promise<void>): Promise<boolean> {
  return new Promise(resolve => {
    const stop = room.watch(() => {
      if (room.saving.state === 'failed') done(false)
    })
    const done = (is: boolean) => {
      stop()
      resolve(is)
    }
    saved.then(
      () => done(true),
      () => done(false),
    )
  })
}

function sentence(words: string): string {
  return words && !/[.!?]$/.test(words) ? `${words}.` : words
}

/** The session cannot be saved: what is safe, and three ways on. True when the room goes on without saving. */
async function trouble(open: OpenSession, appServices: AppServices, talk: Talk): Promise<boolean> {
  const { room } = open
  const isFailing = () => room.saving.state === 'failed'
  let told = false
  while (room.saving.state === 'failed') {
    const { reason, unsaved, lost } = room.saving
    // Saving is tried again by itself, too: then nobody need choose.
    const stop = room.watch(() => {
      if (told || room.saving.state !== 'saved') return
      told = true
      talk.say(lineWords.savedByItself)
    })
    const line = await talk.ask(
      lineWords.notWritten(open.key),
      lineWords.safeBefore(sentence(reason), unsaved),
      lineWords.saveChoices(lost ? '' : 'again to try again, '),
    )
    stop()
    if (line === undefined) return true
    // What was typed on meanwhile is no answer, and goes nowhere unheard.
    if (line && !/^:?(?:again|elsewhere|unsaved)$/i.test(line)) talk.say(lineWords.lineNotUsed)
    if (!isFailing()) break
    if (/^:?unsaved$/i.test(line)) {
      room.goOnUnsaved()
      return true
    }
    if (/^:?elsewhere$/i.test(line))
      await talk.attempt(async () => talk.say(lineWords.copiedTo((await appServices.elsewhere?.(open)) ?? '')))
    if (isFailing()) await tried(open)
  }
  if (!told) talk.say(viewWords.savedAgain)
  return false
}

/** Tries to save at once; resolves when that worked or failed again. */
function tried({ room }: OpenSession): Promise<void> {
  return new Promise(resolve => {
    const stop = room.watch(() => {
      if (room.saving.state === 'saving') return
      stop()
      resolve()
    })
    room.retry()
  })
}
