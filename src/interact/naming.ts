/** How plain lines name what an act is done on: by number, by the beginning of a name, or as what is chosen. */
import type { Kind } from '../session/shapes.ts'
import type { Act, Spot } from './act.ts'
import type { Here } from './here.ts'
import { words } from './words.ts'

/** A spot named at the beginning of a text, and what follows it. */
export type Named = { spot: Spot | undefined; rest: string }

/** The spots an act is done on, of each type in the order in which it is numbered. */
export function spotsFor<K extends Kind>(here: Here<K>, act: Act<K>): Spot[] {
  return here.spots().filter(s => act.on?.includes(s.type))
}

/** By number, or by the beginning of a name that fits no other; a name of several words may be said whole. */
function named<K extends Kind>(here: Here<K>, act: Act<K>, line: string): Named | undefined {
  const text = line.trim()
  const [first = '', ...others] = text.split(/(?<=\S)[\s:]+/)
  const behind = (length: number) => text.slice(length).replace(/^[\s:]+/, '')
  const all = spotsFor(here, act)
  const rest = behind(first.length)
  if (/^\d{1,4}$/.test(first)) {
    const spot = act.on?.map(type => all.filter(s => s.type === type)[Number(first) - 1]).find(s => s !== undefined)
    return spot && { spot, rest }
  }
  const isWhole = ({ name }: Spot) => name && text.toLowerCase().startsWith(name.toLowerCase()) && others.length
  const whole = all.find(isWhole)
  if (whole) return { spot: whole, rest: behind(whole.name?.length ?? 0) }
  const word = first.replace(/:$/, '').toLowerCase()
  const [spot, another] = word ? all.filter(s => s.name?.toLowerCase().startsWith(word)) : []
  return spot && !another ? { spot, rest } : undefined
}

/** What is chosen, of the things an act is done on; before anything is, what is suggested, the first or the last. */
function chosenFor<K extends Kind>(here: Here<K>, act: Act<K>): Spot | undefined {
  const all = spotsFor(here, act)
  const how = act.command?.chosen
  const suggested = how === 'suggested' ? here.kind.suggests?.(here.at(), here.memory) : undefined
  const chosen = all.find(s => s.id === here.memory.chosen) ?? all.find(s => s.id === suggested)
  return chosen ?? all.at(how === 'last' ? -1 : 0)
}

/** What an act is done on, as a line says it: the step itself, what is chosen, or what is named at its beginning. */
export function namedBy<K extends Kind>(here: Here<K>, act: Act<K>, text: string): Named | undefined {
  if (!act.on) return { spot: undefined, rest: text }
  return act.command?.chosen ? { spot: chosenFor(here, act), rest: text } : named(here, act, text)
}

/** Which things can be chosen, as a question. */
export function which<K extends Kind>(here: Here<K>, act: Act<K>): string {
  const all = spotsFor(here, act)
  const [type = ''] = act.on ?? []
  if (!all.length) return words.none(act.on ?? [])
  const names = all.flatMap(s => (s.name ? [s.name] : []))
  if (names.length === all.length) return words.whichName(type, names)
  return all.length === 1 ? words.onlyOne : words.whichNumber(type, all.length)
}
