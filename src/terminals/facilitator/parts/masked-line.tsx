/** A line to type below a drawing of which nothing is shown, not even its length. */
import { Box } from 'ink'
import type { Grid } from '../../../draw/grid.ts'
import type { Drafts } from '../../../interact/stay.ts'
import { useSurface } from '../context.ts'
import { Field } from './field.tsx'
import { Hint } from './hint.tsx'
import { Rows } from './rows.tsx'

type MaskedLineProps = { of: Grid; height: number; prompt: string; drafts: Drafts; place: string }

export function MaskedLine({ of, height, prompt, drafts, place }: MaskedLineProps) {
  const { width } = useSurface()
  return (
    <Box flexDirection="column">
      <Rows of={of} height={Math.max(1, height - 2)} />
      <Field
        key={place}
        value={drafts.get(place)}
        onChange={text => drafts.set(place, text)}
        prompt={prompt}
        masked
        width={width}
      />
      <Hint width={width} rows={1} />
    </Box>
  )
}
