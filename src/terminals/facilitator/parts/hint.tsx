/** The hint of a step while a line is typed: the message row then says how to type, so the hint stands by the line. */
import { createContext, useContext } from 'react'
import { Grid } from '../../../draw/grid.ts'
import { reworded } from '../../../screen/keys/changes.ts'
import { wrap } from '../../../text.ts'
import { withoutKeys } from '../../../views/hint-words.ts'
import { useSurface } from '../context.ts'
import { Rows } from './rows.tsx'

/** What the step says about itself; empty where the message row says it already. */
export const HintContext = createContext('')

/** The hint, or the text that takes its place, in at most so many rows, at their bottom; nothing where it does not fit. */
export function Hint({ width, rows, text }: { width: number; rows: number; text?: string | undefined }) {
  const { router } = useSurface()
  const hint = withoutKeys(useContext(HintContext))
  const lines = wrap(reworded(text ?? hint, router.live()), width - 2)
  if (!lines[0] || lines.length > rows) return null
  const grid = new Grid(width, rows)
  for (const [i, line] of lines.entries()) grid.put(rows - lines.length + i, 1, line, 'quiet')
  return <Rows of={grid} />
}
