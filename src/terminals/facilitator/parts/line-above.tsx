/** A line to type above a drawing: what is known stands below it, and what it is about above. */
import { Box } from 'ink'
import { Grid } from '../../../draw/grid.ts'
import type { Drafts } from '../../../interact/stay.ts'
import { useSurface } from '../context.ts'
import { Field } from './field.tsx'
import { Rows } from './rows.tsx'

type LineAboveProps = {
  above?: Grid | undefined
  of: Grid
  prompt: string
  drafts: Drafts
  place: string
  masked: boolean
}

export function LineAbove({ above, of, prompt, drafts, place, masked }: LineAboveProps) {
  const { width } = useSurface()
  return (
    <Box flexDirection="column">
      {above && <Rows of={above} />}
      <Field
        key={place}
        value={drafts.get(place)}
        onChange={text => drafts.set(place, text)}
        prompt={prompt}
        masked={masked}
        width={width}
      />
      <Rows of={new Grid(width, 1)} />
      <Rows of={of} />
    </Box>
  )
}
