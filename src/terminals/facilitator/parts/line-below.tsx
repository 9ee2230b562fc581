/** A drawing with a line to type below it, so that the line keeps its place while the drawing grows. */
import { Box } from 'ink'
import type { Grid } from '../../../draw/grid.ts'
import type { Drafts } from '../../../interact/stay.ts'
import { width as cells } from '../../../text.ts'
import { useSurface } from '../context.ts'
import { Field } from './field.tsx'
import { Hint } from './hint.tsx'
import { Rows } from './rows.tsx'

/** Rows kept for the line: long ones wrap. */
export const lineRows = 3

type LineBelowProps = {
  of: Grid
  /** Rows for the drawing and the line together. */
  height: number
  prompt: string
  drafts: Drafts
  /** Where the line's text is kept. */
  place: string
  /** Changes when the text is set from outside: the cursor then goes to its end. */
  version?: number | string
  /** Stands by the line instead of the step's hint. */
  hint?: string
}

export function LineBelow({ of, height, prompt, drafts, place, version = '', hint }: LineBelowProps) {
  const { width } = useSurface()
  const value = drafts.get(place)
  // What is typed needs the rows below it once it wraps.
  const isShort = !value.includes('\n') && cells(prompt) + cells(value) < width - 4
  return (
    <Box flexDirection="column">
      <Rows of={of} height={Math.max(1, height - lineRows)} />
      <Field
        key={`${place} ${version}`}
        value={value}
        onChange={text => drafts.set(place, text)}
        prompt={prompt}
        width={width}
      />
      {isShort && <Hint width={width} rows={lineRows - 1} text={hint} />}
    </Box>
  )
}
