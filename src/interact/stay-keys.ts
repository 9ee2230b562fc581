/** The keys of a full screen at a step: those of its acts, of the line that is open, and those to choose and to go on. */
import type { Kind } from '../session/shapes.ts'
import type { Act, Spot } from './act.ts'
import type { Here } from './here.ts'
import type { Open } from './open-line.ts'
import { words } from './words.ts'

/** A key of a full screen: what it is for, what it runs, or why not. */
export type StayKey = {
  id: string
  on: readonly string[]
  does: string
  hint?: string
  run: ((key: string) => void) | string
}

/** What the keys do besides the acts. */
export type Does<K extends Kind> = {
  begin(act: Act<K>, spot: Spot | undefined, key: string): void
  save(): void
  leave(): void
  newLine(): void
  /** From this line to another act's on that spot; once that is kept, back. */
  amend(act: string, spot: string): void
  step(by: 1 | -1): void
  turn(): void
  reveal(step: string): void
  /** On to the next step; absent where the terminal cannot. */
  next?(): void
}

/** The keys that work now. `line` is the one that is open, `chosen` what an act is done on without one. */
export function keysAt<K extends Kind>(
  here: Here<K>,
  line: Open<K> | undefined,
  chosen: Spot | undefined,
  does: Does<K>,
): StayKey[] {
  const at = here.at()
  const source = here.waits()
  if (source) {
    const run = () => does.reveal(source.id)
    return at.live && at.leads ? [{ id: 'reveal', on: ['enter'], does: words.reveal, hint: words.revealHint, run }] : []
  }
  const spot = line ? line.spot : chosen
  const isNow = (act: Act<K>) => (line ? act.during?.includes(line.act.id) : !act.during)
  const acts = here.kind.acts.filter(isNow).flatMap(act => keyOf(here, act, spot, does) ?? [])
  if (line) return [...keysOfLine(line, acts, does), ...amending(here, line, acts, does)]
  return [...going(acts, does), ...acts, ...choosing(here, does)]
}

function keyOf<K extends Kind>(
  here: Here<K>,
  act: Act<K>,
  spot: Spot | undefined,
  { begin }: Does<K>,
): StayKey | undefined {
  const fit = here.fits(act, spot)
  if (!fit || !act.keys) return undefined
  const at = here.at()
  const hint = typeof act.hint === 'function' ? act.hint(at, spot, here.memory) : act.hint
  const run = typeof fit === 'string' ? fit : (key: string) => begin(act, spot, key)
  const shown = act.shownKeys?.(at)
  const keys = shown === undefined ? act.keys : [shown, ...act.keys]
  const on = act.enter?.(at, spot, here.memory) ? ['enter', ...keys] : keys
  return { id: act.id, on, does: act.does, ...(hint ? { hint } : {}), run }
}

function keysOfLine<K extends Kind>({ field }: Open<K>, acts: StayKey[], does: Does<K>): StayKey[] {
  const more: StayKey = { id: 'line', on: ['ctrl-j', 'alt-enter'], does: words.line, run: does.newLine }
  return [
    { id: 'save', on: ['enter'], does: words.keep, hint: field.enter ?? words.keepHint, run: does.save },
    ...acts,
    ...(field.lines ? [more] : []),
    { id: 'leave', on: ['escape'], does: words.keys, hint: words.keysHint, run: does.leave },
  ]
}

/** Up in an empty line brings back what was typed last, where nothing else is behind that key. */
function amending<K extends Kind>(
  here: Here<K>,
  { field }: Open<K>,
  acts: readonly StayKey[],
  does: Does<K>,
): StayKey[] {
  const { amend } = here.kind
  if (!amend || !field.many || here.memory.text || acts.some(key => key.on.includes('up'))) return []
  const spot = here.spot(amend.newest(here.at(), here.memory))
  const act = here.act(amend.act)
  if (!spot || !act || here.fits(act, spot) !== true) return []
  return [{ id: 'amend', on: ['up'], does: words.amend, hint: words.amendHint, run: () => does.amend(act.id, spot.id) }]
}

/** With nothing chosen that Enter would change, it goes on. */
function going<K extends Kind>(acts: readonly StayKey[], { next }: Does<K>): StayKey[] {
  if (!next || acts.some(k => k.on.includes('enter'))) return []
  return [{ id: 'go-on', on: ['enter'], does: words.goOn, hint: words.goOnHint, run: next }]
}

/** Up and down where something can be chosen, elsewhere the next page. */
function choosing<K extends Kind>(here: Here<K>, { step, turn }: Does<K>): StayKey[] {
  const spots = here.spots()
  const isDoneOn = (act: Act<K>) =>
    here.fits(
      act,
      spots.find(s => act.on?.includes(s.type)),
    )
  if (!spots.length || !(here.kind.points?.(here.at()) || here.kind.acts.some(a => a.on && isDoneOn(a))))
    return [{ id: 'page', on: ['tab', 'down'], does: words.page, run: turn }]
  return [
    { id: 'up', on: ['up', 'k'], does: words.up, run: () => step(-1) },
    { id: 'down', on: ['down', 'j', 'tab'], does: words.down, run: () => step(1) },
  ]
}
