/** The table of screens: what the keyboard can do at a step of each kind. */
import type { Kind } from '../../session/shapes.ts'
import type { Screen } from '../screen.ts'
import { useActions } from './actions.tsx'
import { useDecide } from './decide.tsx'
import { useGroup } from './group.tsx'
import { useLook } from './look.tsx'
import { useScale } from './scale.tsx'
import { useSeries } from './series.tsx'
import { useVote } from './vote.tsx'
import { useWrite } from './write.tsx'

export const screens: { [K in Kind]: Screen<K> } = {
  look: useLook,
  write: useWrite,
  group: useGroup,
  vote: useVote,
  scale: useScale,
  decide: useDecide,
  series: useSeries,
  actions: useActions,
}
