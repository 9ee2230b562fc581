/** Hands counted row by row on the room's one keyboard: what scales and private gates have in common. */
import type { Grid } from '../../draw/grid.ts'
import { echoShow, howToShow, orderHint, pointsToShow, readShow, whoShows } from '../../kinds/show-of-hands.ts'
import type { StepOf } from '../../session/shapes.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { LineBelow } from './line-below.tsx'

type Counting = {
  step: StepOf<'scale'>
  drawing: Grid
  /** The row that is counted, and how to go to another. */
  row: number
  setRow(row: number): void
  /** What was counted for this row before. */
  counted: number[] | undefined
  /** True when every row has been counted. */
  all: boolean
  reveal(): void
  leave(): void
}

/** The keys while hands are counted; an empty line goes on to the next row, and from the last one to the answers. */
export function countHands(props: ScreenProps<'scale'>, counting: Counting): Hands {
  const { height, submit, tell, drafts } = props
  const { step, drawing, row, setRow, counted, all, reveal, leave } = counting
  const here = step.rows[row] ?? step.rows[0]!
  const place = `${step.id} tally-${here.id}`
  const value = drafts.get(place)
  const isLast = row >= step.rows.length - 1
  const many = step.rows.length > 1
  const of = { people: whoShows(props.room.session, step), points: step.points }
  const onwards = isLast || all
  return {
    main: (
      <LineBelow
        of={drawing}
        height={height}
        prompt={`${many ? `row ${row + 1} of ${step.rows.length}, ` : ''}${pointsToShow(step.points)} > `}
        hint={orderHint(of, props.width - 2)}
        drafts={drafts}
        place={place}
      />
    ),
    echo: echoShow(value, of) || undefined,
    message: counted
      ? `Counted. Enter ${onwards ? 'shows the answers' : 'goes to the next row'}; a new count replaces this one.`
      : howToShow(of, props.width - 2),
    after: counted && onwards ? 'Enter shows the answers.' : undefined,
    mode: 'COUNT',
    typing: true,
    layers: [
      layer('tally', {
        save() {
          if (!value.trim()) {
            if (!counted) return tell(`Nothing is counted yet. ${howToShow(of, props.width - 26)}`)
            return onwards ? reveal() : setRow(row + 1)
          }
          const read = readShow(value, of)
          if ('say' in read) return tell(read.say)
          if (!submit({ in: step.id, do: 'tally', row: here.id, counts: read.ok.counts })) return
          drafts.set(place, '')
          if (!isLast) setRow(row + 1)
        },
        page: many ? () => setRow((row + 1) % step.rows.length) : undefined,
        leave,
      }),
    ],
  }
}
