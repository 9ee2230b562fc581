/** One line to type below a drawing, as the hands of a screen: what it asks for, what enter keeps, where esc leads. */
import type { Grid } from '../../../draw/grid.ts'
import type { Drafts } from '../../../interact/stay.ts'
import { layer } from '../../../screen/layer.ts'
import type { ScreenContent } from '../screen.ts'
import { LineBelow } from './line-below.tsx'

type TypedLine = {
  /** The drawing above the line, and the rows for both together. */
  of: Grid
  height: number
  drafts: Drafts
  /** Where the line's text is kept. */
  place: string
  prompt: string
  /** Changes when the text is set from outside: the cursor then goes to its end. */
  version?: number | string
  message: string
  ask?: string
  after?: string
  /** What keys mean meanwhile, in capitals. */
  mode: string
  save(): void
  leave(): void
  /** Takes many lines at once. */
  paste?: ScreenContent['paste']
  /** What esc is called in the footer: `back` unless keys come after the text. */
  hint?: string
}

/** Its hands. */
export function typedLine(line: TypedLine): ScreenContent {
  const { of, height, drafts, place, prompt, version, save, leave, hint = 'back', ...shown } = line
  return {
    ...shown,
    main: <LineBelow of={of} height={height} prompt={prompt} drafts={drafts} place={place} version={version} />,
    typing: true,
    layers: [layer('line', { save, leave }, { leave: hint })],
  }
}
