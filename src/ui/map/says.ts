/** A map in words: where something stands, what it is tied to, what is odd about the text. */
import { Parts } from '../../map/find.ts'
import { normal } from '../../map/names.ts'
import type { Document } from '../../map/parse.ts'
import { inertiaReason } from '../../map/remarks.ts'
import type { WardleyMap } from '../../map/types.ts'
import { list, plural } from '../../text.ts'
import type { Spot } from './spots.ts'

/** More parts than this are hard to talk about in one sitting. */
export const manyParts = 20

/** A share as people say it: 0.583 is 58. */
export function percent(value: number): string {
  return String(Math.round(value * 100))
}

/** The number of the stage an evolution lies in, 0 to 3. */
export function stageOf(map: WardleyMap, evolution: number): number {
  return map.boundaries.filter(b => evolution >= b).length
}

/** A stage's name without what stands in brackets, in lower case. */
export function stageName(map: WardleyMap, stage: number): string {
  const name = map.axis[stage] ?? ''
  return (name.replace(/\s*\([^)]*\)/g, '').trim() || name).toLowerCase()
}

/** The middle of a stage along the axis. */
export function middleOf(map: WardleyMap, stage: number): number {
  const ends = [0, ...map.boundaries, 1]
  return (ends[stage]! + ends[stage + 1]!) / 2
}

/** `58 product, later half` */
export function evolutionWords(map: WardleyMap, evolution: number): string {
  const stage = stageOf(map, evolution)
  return `${percent(evolution)} ${stageName(map, stage)}, ${evolution < middleOf(map, stage) ? 'early' : 'later'} half`
}

/** `80 near the user` */
export function visibilityWords(visibility: number): string {
  const where = visibility >= 2 / 3 ? 'near the user' : visibility >= 1 / 3 ? 'half way down' : 'deep down'
  return `${percent(visibility)} ${where}`
}

/** What a thing is called in a sentence. */
export function called(spot: Spot): string {
  if (spot.kind === 'note') return 'the note'
  if (spot.kind === 'annotation') return `annotation ${spot.name.split(' ')[0]}`
  return spot.kind === 'area' ? `the area of ${spot.name}` : spot.name
}

/** `Payments  visible 52  evolution 58 product, going to 80, inertia: sunk capital` */
export function describe(spot: Spot, document: Document): string {
  const { map } = document
  if (spot.kind === 'note') return `note  ${spot.name}`
  if (spot.kind === 'annotation') return `annotation  ${spot.name}`
  if (spot.kind === 'area') return `area of ${spot.name}`
  const facts: string[] = []
  const node = [...map.components, ...map.submaps, ...map.anchors].find(
    n => n.line === spot.line && n.name === spot.name,
  )
  const to = map.evolve.find(e => normal(e.name) === normal(spot.name))
  if (spot.kind === 'evolved') facts.push('where it is going')
  if (spot.kind === 'anchor') facts.push('user')
  if (spot.kind === 'child') facts.push('in a pipeline')
  if (to && spot.kind !== 'evolved') facts.push(`going to ${percent(to.to)}`)
  if (node?.inertia) facts.push(`inertia${reasonWords(document, node.line)}`)
  if (node?.team) facts.push(`team ${node.team}`)
  facts.push(...(node?.decorators ?? []))
  if (map.pipelines.some(p => normal(p.name) === normal(spot.name)) && spot.kind !== 'evolved') facts.push('pipeline')
  const place = spot.tray
    ? 'to be placed: M moves it'
    : `visible ${percent(spot.visibility)}  evolution ${percent(spot.evolution)} ${stageName(map, stageOf(map, spot.evolution))}`
  return [`${spot.name}  ${place}`, ...facts].join(', ')
}

function reasonWords(document: Document, line: number): string {
  const reason = inertiaReason(document, line)
  return reason ? `: ${reason}` : ''
}

/** `needs Sign-in and Event bus, serves Checkout`; empty for what has no links. */
export function ties(spot: Spot, map: WardleyMap): string {
  if (spot.kind === 'note' || spot.kind === 'annotation' || spot.kind === 'area') return ''
  const parts = new Parts(map)
  const same = (name: string) => normal(name) === normal(spot.name)
  const known = (name: string) => parts.find(name) !== undefined
  const needs = map.links.filter(l => same(l.from) && known(l.to)).map(l => l.to)
  const serves = map.links.filter(l => same(l.to) && known(l.from)).map(l => l.from)
  return [needs.length ? `needs ${list(needs)}` : '', serves.length ? `serves ${list(serves)}` : '']
    .filter(Boolean)
    .join('   ')
}

/** How many parts there are, as the drawing counts them. */
export function countParts(map: WardleyMap): number {
  return (
    map.anchors.length +
    map.components.length +
    map.submaps.length +
    map.pipelines.reduce((n, p) => n + p.children.length, 0)
  )
}

/** The word about a map that has grown large; empty when it has not. */
export function sizeWord(map: WardleyMap): string {
  const parts = countParts(map)
  return parts > manyParts ? `${parts} parts. About ${manyParts} are easier to talk about; a second map may help.` : ''
}

/** What the reader found in the text: `2 lines cannot be read, the first is line 7: …` Empty when all is well. */
export function troubleWord(document: Document): string {
  const errors = document.problems.filter(p => p.level === 'error')
  const problems = errors.length ? errors : document.problems.filter(p => p.level === 'warning')
  const [first] = problems
  if (!first) return ''
  const what = errors.length
    ? `${plural(problems.length, 'line')} cannot be read`
    : `${plural(problems.length, 'question')} about the text`
  return `${what}; line ${first.line}: ${first.say}`
}
