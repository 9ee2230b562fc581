/** The table of screens: what the keyboard can do at a step of each kind. */
import { interactionOf } from '../../../kinds/index.ts'
import type { Kind, StepOf } from '../../../session/shapes.ts'
import type { Session } from '../../../session/types.ts'
import { screenFor } from '../parts/use-interaction.tsx'
import type { Screen } from '../screen.ts'
import { useMap } from './map.tsx'
import { useSummary } from './summary.tsx'

/** A kind has one screen, or one for each way of working with it. */
const screens: { [K in Kind]?: (step: StepOf<K>) => Screen<K> } = {
  look: () => useSummary,
}

/** Kinds whose description stands around an editor of their own. */
const editors: { [K in Kind]?: Screen<K> } = { map: useMap }

/** The screen of a step in this session: a React hook. Ask once a stay, so that it is the same one as long as the step stays. */
export function screenOf(step: StepOf, session: Session): Screen<Kind> {
  const editor = editors[step.kind] as Screen<Kind> | undefined
  if (editor) return editor
  const described = interactionOf(step, session)
  if (described) return screenFor(described)
  return (screens[step.kind] as (step: StepOf) => Screen<Kind>)(step)
}
