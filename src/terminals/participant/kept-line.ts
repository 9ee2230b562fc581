/** A line somebody had not sent when the room went on: it stays with its step, and can be gone on with from any other. */

import { textOf } from '../../interact/typed.ts'
import { takesCards } from '../../kinds/made/board.ts'
import { readMark } from '../../kinds/write/reading.ts'
import type { StepOf } from '../../session/shapes.ts'
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

/** The newest such line of one person. */
export function keptLine(drafts: PersonDrafts | undefined): KeptLine {
  let left: { step: StepOf; place: string } | undefined
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
