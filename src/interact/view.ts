/** What a full screen is to show of a stay at a step. */
import type { Field, Memory, Spot } from './act.ts'
import type { StayKey } from './stay-keys.ts'

/** The line that is open. */
export type OpenField = Omit<Field, 'masked' | 'place'> & {
  act: string
  place: string
  text: string
  masked: boolean
  echo?: string
}

export type View = {
  spot: Spot | undefined
  /** What the drawing points at and brings into view. */
  focus: string | undefined
  page: number
  line: OpenField | undefined
  message: string
  /** How the open line will be understood: it stands before any event. */
  echo?: string
  after?: string
  mode?: string
  keys: StayKey[]
  memory: Memory
}
