/** The plan changed by words: what is taken in or left out, what to go deep on, and the ways out when it is late. */

import { nextBallot } from '../../../kinds/made/ballot.ts'
import { wholeOf } from '../../../numbers.ts'
import { type Exercise, exercisesOf } from '../../../session/agenda.ts'
import { isPlanned } from '../../../session/read.ts'
import type { FlowMove, Session } from '../../../session/types.ts'
import { list } from '../../../text.ts'
import { aheadWords, planOf } from '../../../turn/plan.ts'
import { deepMoves, type Offer, offersOf } from '../../../turn/replan.ts'
import { full, lineWords } from '../reading/words.ts'
import type { Command } from './command.ts'

type Planning = {
  session(): Session
  now(): number
  say(...lines: string[]): void
  make(move: FlowMove): Promise<unknown>
}

/** `include`, `omit`, `deepen`, `ballot` and `late`. */
export function planCommands({ session, now, say, make }: Planning): Command[] {
  const exercise = (text: string, fits: (e: Exercise) => boolean): Exercise | undefined => {
    const all = exercisesOf(session().agenda).filter(fits)
    const typed = text.toLowerCase()
    const title = (e: Exercise) => e.title.toLowerCase()
    const found =
      text === '' ? undefined : (all.find(e => title(e) === typed) ?? all.find(e => title(e).includes(typed)))
    if (!found) say(all.length ? full(`Say which: ${list(all.map(e => e.title))}`) : lineWords.noneNow)
    return found
  }
  const plan = (on: boolean) => async (text: string) => {
    const found = exercise(text, e => isPlanned(session(), e) !== on)
    if (found) await make({ do: 'plan', exercise: found.id, on })
  }
  const each = async (moves: readonly FlowMove[]) => {
    for (const move of moves) if (!(await make(move))) return
  }
  const late = async (text: string) => {
    const { drop, shorten, extend } = offersOf(session(), now())
    const ways = [drop, shorten, extend]
    const number = wholeOf(text)
    const way = ways[number - 1]
    if (way) return each(way.moves)
    const told = ways.flatMap((offer: Offer | undefined, i) => (offer ? [`late ${i + 1}: ${offer.say}.`] : []))
    const { ahead } = planOf(session(), now())
    say(full(lineWords.roomIs(aheadWords(ahead))), ...told)
  }
  return [
    { on: ['include'], takes: 'NAME', does: 'take an exercise into the plan', run: plan(true) },
    { on: ['omit'], takes: 'NAME', does: 'leave an exercise out; what it has stays', run: plan(false) },
    {
      on: ['deepen'],
      takes: 'NAME',
      does: 'work on this tenet at length instead of the one that is planned',
      async run(text) {
        const found = exercise(text, e => Boolean(e.deep) && !isPlanned(session(), e))
        if (found) await each(deepMoves(session(), found))
      },
    },
    {
      on: ['ballot'],
      takes: 'NAME',
      does: 'another way to vote there: dots, as many as you like, two at a time',
      async run(text) {
        const found = exercise(text, e => nextBallot(session(), e) !== undefined)
        const next = found && nextBallot(session(), found)
        if (next) await make({ do: 'ballot', ...next })
      },
    },
    { on: ['late'], takes: 'N', does: 'hear the ways to end on time, or take one of them', run: late },
  ]
}
