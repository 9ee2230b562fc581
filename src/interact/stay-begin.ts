/** Where a stay at a step begins: where its kind says, where something was typed and not sent, or where another process left it. */
import type { Kind } from '../session/shapes.ts'
import type { Here } from './here.ts'
import type { OpenLine } from './open-line.ts'
import { type ActLine, lineAgain, type Stood } from './stood.ts'

/** Begins where the kind says; unsent text of an act opens its line again. */
export function begin<K extends Kind>(here: Here<K>, line: OpenLine<K>): void {
  const at = here.at()
  const { open, ...first } = here.kind.begin?.(at) ?? {}
  Object.assign(here.memory, first)
  const left = at.live ? unsent(here, line) : undefined
  if (left?.spot) here.memory.chosen = left.spot.id
  const { act, spot } = left ?? { act: here.act(open?.act), spot: here.spot(open?.spot) }
  if (act?.field && here.fits(act, spot) === true) line.open(act, spot)
}

/** Goes on as it stood in another process. Returns the line to come back to once the open one is kept. */
export function goOn<K extends Kind>(here: Here<K>, line: OpenLine<K>, stood: Stood): ActLine<K> | undefined {
  const { chosen, open, back, page, memory } = stood
  Object.assign(here.memory, { chosen, page, memory })
  const again = lineAgain(here, open)
  if (!again) return undefined
  here.begin(again.act, again.spot)
  here.memory.line = stood.line
  if (stood.pasted) line.pastedAgain()
  return lineAgain(here, back)
}

function unsent<K extends Kind>(here: Here<K>, line: OpenLine<K>): ActLine<K> | undefined {
  for (const act of here.kind.acts) {
    const on = act.on ? here.spots().filter(s => act.on?.includes(s.type)) : [undefined]
    for (const spot of act.field ? on : [])
      if (here.fits(act, spot) === true && line.isUnsent(act, spot)) return { act, spot }
  }
  return undefined
}
