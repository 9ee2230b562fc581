/** A step for looking and talking: it is read out, and Enter goes on. */
import { type At, describe, type Spot } from '../../interact/act.ts'
import { isHidden, resultOf, stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { full, numbered, plural } from '../../text.ts'
import { onBoardWords } from '../shared/board-words.ts'
import { waitsForCards } from '../shared/waits.ts'
import { cardWords } from '../write/reading.ts'
import { words } from './words.ts'

/** The closed vote it is about, which is read out by what got dots. */
function voteOf(at: At<'look'>): StepOf<'vote'> | undefined {
  const from = at.step.from === undefined ? undefined : stepOf(at.session, at.step.from)
  return from?.kind === 'vote' && !isHidden(at.session, from) ? from : undefined
}

/** What got dots, most first, each with all its cards. */
function topLines(session: Session, step: StepOf<'vote'>): string[] {
  const voted = resultOf(session, step.id).filter(r => r.dots > 0)
  if (!voted.length) return [words.noDots]
  const board = stepOf(session, step.on)
  const source = board?.kind === 'group' ? stepOf(session, board.cards) : board
  return numbered(
    voted.map(({ on, dots }) => {
      const cards = on.cards.map(c => cardWords(c, source, session)).join('; ')
      return full(`${onBoardWords(on)}, ${plural(dots, 'dot')}${on.cards.length > 1 || on.name ? `: ${cards}` : ''}`)
    }),
  )
}

export const lookInteraction = describe<'look', Spot>({
  acts: [],
  waitsFor: at => waitsForCards(at, at.step.from),
  message: at => at.step.hint ?? words.talk,
  list: ['cards', 'results'],
  tell(at) {
    const vote = voteOf(at)
    return vote ? topLines(at.session, vote) : []
  },
  reads: at => (voteOf(at) ? undefined : at.step.from),
  todo: () => [words.talkInLines],
  goesOn: () => true,
})
