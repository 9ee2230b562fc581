/** A line that was begun and not sent: kept with its step when the room goes on or the connection is cut, never sent to another step. */

import { takesCards } from '../../../kinds/made/board.ts'
import { readMark } from '../../../kinds/write/reading.ts'
import { stepOf } from '../../../session/read.ts'
import type { StepOf } from '../../../session/shapes.ts'
import type { Party, Standing } from '../party.ts'
import { lineWords } from '../reading/words.ts'
import type { Moves } from '../submit-move.ts'

/** ms after the room went on within which a line that comes may have been begun before. */
const mayBeBegun = 60_000

/** Where a line was begun, which is known for `sure` only where a part of it had come. */
export type BegunAt = { step: StepOf; sure: boolean }

export function keptLine({ talk, services, now }: Party, { me, session }: Standing, moves: Moves) {
  let left: { step: StepOf; text: string } | undefined
  /** The steps at which the next line may have been begun, though the room is at another by now; the newest last. */
  let begunAt: (BegunAt & { until: number })[] = []
  const keep = (step: StepOf): string => {
    const person = me()
    const text = services && person !== undefined ? talk.take().trim() : ''
    if (text && person !== undefined) services?.keep(person, step.id, text)
    return text
  }
  return {
    keep,
    /** The room goes on while a line is waited for: it may have been begun at this step. */
    begun(step: StepOf) {
      if (services && me() !== undefined && talk.keepsLines())
        begunAt.push({ step, sure: talk.hasBegun(), until: now() + mayBeBegun })
    },
    /** Where the line that came was begun, if not here; asked once. */
    takeBegun(): BegunAt | undefined {
      const all = begunAt
      begunAt = []
      const may = all.filter(b => now() < b.until)
      return all.find(b => b.sure) ?? may.findLast(b => takesCards(b.step)) ?? may.at(-1)
    },
    /** A line that came stays with the step it was begun at. */
    put(step: StepOf, text: string) {
      left = { step, text }
      talk.say(keptWords(step))
    },
    /** The room goes on: what stands in the line stays behind. */
    leave(step: StepOf) {
      const text = keep(step)
      if (!text) return
      left = { step, text }
      talk.say(lineWords.wentOn(keptWords(step)))
    },
    /** The line as it was left at this step stands there again; what to say of it. */
    begin(step: StepOf): string {
      const person = me()
      const text = person === undefined ? '' : (services?.draft(person, step.id) ?? '')
      if (!text) return ''
      if (left?.step.id === step.id) left = undefined
      setImmediate(() => talk.put(text))
      return lineWords.unsentBack
    },
    async send() {
      const person = me()
      if (!left || person === undefined) return talk.say(lineWords.noUnsent)
      const step = stepOf(session(), left.step.id)
      if (!step || !takesCards(step)) return talk.say(lineWords.takesNoCards(left.step.title, left.text))
      const { mark, text } = readMark(left.text, step.marks)
      const move = { in: step.id, do: 'add', text, ...(mark ? { mark } : {}) } as const
      if (!(await moves.submit(move, { quiet: true }))) return
      talk.say(`Sent to "${step.title}".`)
      left = undefined
      services?.keep(person, step.id, '')
    },
  }
}

function keptWords({ title }: StepOf): string {
  return lineWords.unsentKept(title)
}
