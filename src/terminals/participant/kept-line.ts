/** A line somebody had not sent when the room went on: it stays with its step, and can be gone on with from any other. */

import * as v from 'valibot'
import { textOf } from '../../interact/typed.ts'
import { takesCards } from '../../kinds/made/board.ts'
import { readMark } from '../../kinds/write/reading.ts'
import { stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import type { Stand } from '../../views/stand.ts'
import type { Acts } from './acts.ts'
import type { PersonDrafts } from './drafts.ts'
import type { Own } from './own-view.ts'
import { ownWords } from './words.ts'

export type KeptLine = {
  /** The room left this step while a line stood there. */
  leave(step: StepOf, line: NonNullable<Own['line']>): void
  /** What is said of it at another step, where the eyes are; undefined when there is none, or it is sent. */
  notice(at: StepOf | undefined): string | undefined
  /** True where it can be gone on with from here. */
  isOffered(at: StepOf | undefined): boolean
  /** The line, named by the step it belongs to. */
  line(): Own['line']
  /** Sends it to the step it belongs to; true when nothing stands in it any more. */
  send(acts: Pick<Acts, 'submit'>): boolean
}

const leftShape = v.object({ step: v.string(), place: v.string() })

/** The line that was left in the process before this one. */
function leftBefore(session: Session, was: unknown): { step: StepOf; place: string } | undefined {
  const read = v.safeParse(leftShape, was)
  const step = read.success ? stepOf(session, read.output.step) : undefined
  return read.success && step ? { step, place: read.output.place } : undefined
}

/** The newest such line of one person. */
export function keptLine(drafts: PersonDrafts | undefined, session: Session, stand?: Stand): KeptLine {
  let left = leftBefore(session, stand?.was('left'))
  stand?.keep('left', () => left && { step: left.step.id, place: left.place })
  const text = () => (left && drafts ? drafts.get(left.place) : '')
  const isElsewhere = (at: StepOf | undefined) => left !== undefined && left.step.id !== at?.id && text() !== ''
  const isOffered = (at: StepOf | undefined) => isElsewhere(at) && left !== undefined && takesCards(left.step)
  return {
    leave(step, { place }) {
      left = { step, place }
    },
    notice(at) {
      if (!left || !isElsewhere(at)) return undefined
      const back = isOffered(at) ? ': K takes it back' : ''
      return ownWords.unsentKept(left.step.title, back)
    },
    isOffered,
    line: () => left && { prompt: `${left.step.title.toLowerCase()} > `, place: left.place, on: 'bottom' },
    send({ submit }) {
      if (!left || !takesCards(left.step)) return true
      const { id, marks } = left.step
      const typed = textOf(text(), true)
      if (!typed) return true
      const { mark, text: card } = readMark(typed, marks)
      if (!submit({ in: id, do: 'add', text: card, ...(mark ? { mark } : {}) })) return false
      drafts?.set(left.place, '')
      return true
    },
  }
}
