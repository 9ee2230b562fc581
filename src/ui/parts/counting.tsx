/** Hands counted row by row on the room's one keyboard: what scales and private gates have in common. */
import type { Grid } from '../../draw/grid.ts'
import type { StepOf } from '../../session/shapes.ts'
import { readTally } from '../read-input.ts'
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
  const range = `${step.points[0]} … ${step.points.at(-1)}`
  return {
    main: (
      <LineBelow
        of={drawing}
        height={height}
        prompt={many ? `row ${row + 1}, how many say  ${range} > ` : `how many show  ${range} > `}
        drafts={drafts}
        place={place}
      />
    ),
    message: counted
      ? `Counted. Enter ${isLast || all ? 'shows the answers' : 'goes to the next row'}; a new count replaces this one.`
      : howToCount(step.points),
    after: counted && (isLast || all) ? 'Enter shows the answers.' : undefined,
    mode: 'COUNT',
    typing: true,
    layers: [
      layer('tally', {
        save() {
          if (!value.trim()) {
            if (!counted) return tell(`Nothing is counted yet. ${howToCount(step.points)}`)
            return isLast || all ? reveal() : setRow(row + 1)
          }
          const read = readTally(value, step.points)
          if ('say' in read) return tell(read.say)
          if (!submit({ in: step.id, do: 'tally', row: here.id, counts: read.ok })) return
          drafts.set(place, '')
          if (!isLast) setRow(row + 1)
        },
        page: many ? () => setRow((row + 1) % step.rows.length) : undefined,
        leave,
      }),
    ],
  }
}

/** What is typed for a row: how many hands each point has, in the points' order, with an example to read. */
function howToCount(points: readonly string[]): string {
  const many = points.length === 5 ? [0, 1, 3, 2, 0] : [3, 1, 0, 1]
  return `How many each: ${points.join(', ')}?  Like  ${points.map((_, i) => many[i] ?? 0).join(' ')}`
}
