/** Vote: the room shows hands, one counts and types; bars when it is closed. */
import { useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { boardOf, isHidden, lettersOf, roomPeople, workOf } from '../../session/read.ts'
import { covered } from '../parts/covered.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { readDots } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useVote(props: ScreenProps<'vote'>): Hands {
  const { step, session, room, width, height, submit, tell, next, live, drafts } = props
  const open = isHidden(session, step)
  // Where everybody has a terminal there are no hands to count.
  const hands = roomPeople(session).length
  const [counting, setCounting] = useState(live && open && hands > 0)
  const [page, setPage] = useState(0)
  const place = `${step.id} tally`
  const value = drafts.get(place)
  const board = boardOf(session, step.id)
  const letters = lettersOf(session, step.on)
  const named = board.map(b => letters.get(b.cards[0]?.id ?? '') ?? '')
  const tally = workOf(room.session, step.id, 'vote')?.tally
  const counted = sum(Object.values(tally ?? {}))
  const budget = step.dots * hands
  const dots = { letters: named, people: hands, each: step.dots }
  const typed = value.trim() ? readDots(value, dots) : undefined
  const drawing = useDrawing(step, session, { width, height: counting && open ? height - lineRows : height, page })
  const reveal = () => void submit({ do: 'reveal', step: step.id })

  const hidden = covered(props, step.on, drawing)
  if (hidden) return hidden
  if (counting && open)
    return {
      main: (
        <LineBelow
          of={withCounts(drawing, value, typed && 'ok' in typed ? typed.ok.counts : undefined)}
          height={height}
          prompt="dots in this order > "
          drafts={drafts}
          place={place}
        />
      ),
      echo: typed && ('ok' in typed ? typed.ok.echo : typed.say),
      message: tally
        ? `Counted ${counted} of ${budget} dots. Enter shows the bars; a new count replaces this one.`
        : `${step.dots} dots each, ${budget} in the room. From top to bottom  5 3 2 0  or  A5 C3`,
      after: tally ? 'Enter shows the bars.' : undefined,
      mode: 'COUNT',
      typing: true,
      layers: [
        layer('tally', {
          save() {
            if (!value.trim()) return tally ? reveal() : tell('Nothing is counted yet. Type a number for each line.')
            const read = readDots(value, dots)
            if ('say' in read) return tell(read.say)
            const counts = Object.fromEntries(board.map((b, i) => [b.id, read.ok.counts[i] ?? 0]))
            if (submit({ in: step.id, do: 'tally', counts })) drafts.set(place, '')
          },
          page: () => setPage(page + 1),
          leave: () => setCounting(false),
        }),
      ],
    }
  return {
    main: <Rows of={drawing} />,
    message: open
      ? hands
        ? 'The vote is open. Enter counts dots, r shows the bars.'
        : 'The vote is open, everybody at their own terminal. r shows the bars.'
      : (step.hint ?? 'Closed. u opens it again; enter goes on to talk about the top.'),
    layers: [
      layer(
        'vote',
        {
          main: open && live ? (hands ? () => setCounting(true) : undefined) : next,
          reveal: open && live ? reveal : undefined,
          page: () => setPage(page + 1),
        },
        open && hands ? { main: 'count' } : {},
      ),
    ],
  }
}

/** What is typed so far, each number beside its line, so that nobody has to count lines. */
function withCounts(drawing: Grid, value: string, counts: readonly number[] | undefined): Grid {
  if (!counts || counts.length > drawing.height) return drawing
  const grid = new Grid(drawing.width, drawing.height)
  grid.paste(0, 0, drawing)
  const typed = /[a-z]/i.test(value) ? counts.length : value.trim().split(/[\s,;]+/).length
  for (const [y, n] of counts.slice(0, typed).entries()) grid.putRight(y, grid.width - 2, String(n), 'strong')
  return grid
}
