/** Vote: one's own dots, a row a target; how others vote is on no screen before the vote is closed. */
import { beside, drawSheet, line, lines } from '../../kinds/sheet.ts'
import { dotsLeft } from '../../kinds/vote/rules.ts'
import { boardOf, isHidden, lettersOf, titleOf, workOf } from '../../session/read.ts'
import { plural } from '../../text.ts'
import { layer } from '../screen.ts'
import type { Taking } from './hands.ts'

export const takeVote: Taking<'vote'> = at => {
  const { step, me } = at
  let row = 0
  let page = 0
  let asked: { on: string; count: number; shown: number } | undefined
  const work = () => workOf(at.mine(), step.id, 'vote') ?? { kind: 'vote' as const, dots: {} }
  const left = () => dotsLeft(step, work(), me, at.mine())

  return () => {
    const board = boardOf(at.mine(), step.id)
    const here = board[row]
    if (!isHidden(at.shared(), step) || !here || !at.live())
      return {
        page,
        message: step.hint ?? 'Closed: this is how we voted.',
        layers: [layer('looking', { wheel: undefined, clock: undefined, page: () => void page++ })],
      }
    const dotsOn = (id: string) => work().dots[id]?.[me] ?? 0
    const give = (count: number, from: number) => {
      if (count < 0 || count === from) return
      const kept = left() + dotsOn(here.id) - count
      const accepted = at.submit(
        { in: step.id, do: 'dots', on: here.id, count },
        kept ? `${plural(kept, 'dot')} left.` : 'All your dots are given; - takes one back.',
      )
      if (accepted) asked = { on: here.id, count, shown: dotsOn(here.id) }
    }
    if (asked && dotsOn(asked.on) !== asked.shown) asked = undefined
    // A second key may come before the disk has the first one: it counts from what was asked for, not from what is shown.
    const given = () => (asked?.on === here.id ? asked.count : dotsOn(here.id))
    const move = (by: 1 | -1) => () => {
      row = (row + by + board.length) % board.length
    }
    return {
      grid(width, height) {
        const letters = lettersOf(at.mine(), step.on)
        const edge = Math.min(width - 1, 90)
        const blocks = board.map(on => {
          const dots = dotsOn(on.id)
          const more = on.cards.length > 1 ? ` (${on.cards.length} cards)` : ''
          return beside(
            [line(letters.get(on.cards[0]?.id ?? '') ?? '', 2, 'strong')],
            beside(lines(titleOf(on) + more, 5, edge - step.dots - 3), [
              line('●'.repeat(dots), edge - step.dots, 'accent'),
            ]),
          ).map(r => ({ ...r, id: on.id }))
        })
        const foot = [line(`${left()} of ${plural(step.dots, 'dot')} left`, 1, 'strong')]
        return drawSheet({ blocks, foot, airy: false }, { width, height, focus: here.id })
      },
      message: left()
        ? `${plural(left(), 'dot')} left: + gives one, j and k move. Nobody sees how you vote.`
        : 'All given. You may move them until the vote is closed.',
      mode: 'VOTE',
      layers: [
        layer('ballot', {
          more: () => give(given() + 1, given()),
          less: () => give(given() - 1, given()),
          count: key => give(Number(key), given()),
          down: move(1),
          up: move(-1),
        }),
      ],
    }
  }
}
