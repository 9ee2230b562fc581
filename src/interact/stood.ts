/** How a stay at a step stands, as plain data: in a process that goes on for a lost one the next key finds the line and the choice that it was typed for. */
import * as v from 'valibot'
import type { Kind } from '../session/shapes.ts'
import type { Act, Memory, Spot } from './act.ts'
import type { Here } from './here.ts'

const line = v.object({ act: v.string(), spot: v.optional(v.string()) })
const remembered = v.record(v.string(), v.unknown())

const stoodShape = v.object({
  chosen: v.optional(v.string()),
  open: v.optional(line),
  back: v.optional(line),
  page: v.number(),
  memory: remembered,
  line: remembered,
  pasted: v.optional(v.literal(true)),
})

/** `back` is the line to come back to once the open one is kept; `pasted`: a paste stands in the open line as it came. */
export type Stood = v.InferOutput<typeof stoodShape>

/** A line of an act, and on what it is typed. */
export type ActLine<K extends Kind> = { act: Act<K>; spot: Spot | undefined }

/** What was kept of a stay; undefined where it is no such thing. */
export function readStood(kept: unknown): Stood | undefined {
  const read = v.safeParse(stoodShape, kept)
  return read.success ? read.output : undefined
}

/** How a stay stands now. */
export function stoodNow<K extends Kind>(memory: Memory, back: ActLine<K> | undefined, pasted: boolean): Stood {
  const { chosen, open, page } = memory
  return {
    ...(chosen === undefined ? {} : { chosen }),
    ...(open ? { open } : {}),
    ...(back ? { back: { act: back.act.id, ...(back.spot ? { spot: back.spot.id } : {}) } } : {}),
    page,
    memory: memory.memory,
    line: memory.line,
    ...(pasted ? { pasted: true } : {}),
  }
}

/** A line that was kept, where its act can still be done there; undefined where it cannot. */
export function lineAgain<K extends Kind>(here: Here<K>, kept: Stood['open']): ActLine<K> | undefined {
  const act = here.act(kept?.act)
  const spot = here.spot(kept?.spot)
  if (!act?.field || (kept?.spot !== undefined && !spot)) return undefined
  return here.fits(act, spot) === true ? { act, spot } : undefined
}
