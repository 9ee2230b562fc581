/** A map in words: where something stands, how much there is, what is odd about the text. */
import { itemAt } from '../lists.ts'
import { list, plural } from '../text.ts'
import { Parts } from './text/find.ts'
import { normal } from './text/names.ts'
import type { Document } from './text/parse.ts'
import { inertiaReason } from './text/remarks.ts'
import type { WardleyMap } from './text/types.ts'

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
  return (name.replace(/(?<!\s)\s*\([^()]*\)/g, '').trim() || name).toLowerCase()
}

/** The middle of a stage along the axis. */
export function middleOf(map: WardleyMap, stage: number): number {
  const ends = [0, ...map.boundaries, 1]
  return (itemAt(ends, stage) + itemAt(ends, stage + 1)) / 2
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

/** `needs Sign-in and Event bus`, `serves Checkout`: what a name is linked to, as far as it is on the map. */
export function tiesOf(map: WardleyMap, name: string): string[] {
  const parts = new Parts(map)
  const same = (other: string) => normal(other) === normal(name)
  const known = (other: string) => parts.find(other) !== undefined
  const needs = map.links.filter(l => same(l.from) && known(l.to)).map(l => l.to)
  const serves = map.links.filter(l => same(l.to) && known(l.from)).map(l => l.from)
  return [needs.length ? `needs ${list(needs)}` : '', serves.length ? `serves ${list(serves)}` : ''].filter(Boolean)
}

/** ` because sold as a service`, behind what was said to be so; empty without a reason. */
export function reasonAfter({ why }: { why?: string } = {}): string {
  return why ? ` because ${why}` : ''
}

/** A part of a map to be named: its place, undefined while it waits for one, and what else the map says of it. */
export type PartWords = { name: string; kind: string; stage?: number; visibility: number; facts: string[] }

const worded = new WeakMap<Document, readonly PartWords[]>()

/** Everything with a name, the nearest to the user first, in words without a drawing. */
export function partsInWords(document: Document): readonly PartWords[] {
  const known = worded.get(document)
  if (known) return known
  const parts = wordParts(document)
  worded.set(document, parts)
  return parts
}

function wordParts(document: Document): PartWords[] {
  const { map } = document
  const going = (name: string) => map.evolve.find(e => normal(e.name) === normal(name))
  const children = map.pipelines.flatMap(p => p.children.map(c => ({ ...c, kind: 'child' as const, inside: p.name })))
  const parts = [...map.anchors, ...map.components, ...map.submaps].map((n): PartWords => {
    const to = going(n.name)
    const reason = n.inertia ? inertiaReason(document, n.line) : undefined
    const facts = [
      n.placed ? `${evolutionWords(map, n.evolution)}${reasonAfter(n)}` : 'to be placed',
      to ? `going to ${percent(to.to)}${to.rename ? ` as ${to.rename}` : ''}${reasonAfter(to)}` : '',
      n.inertia ? `inertia${reason ? `: ${reason}` : ''}` : '',
      ...n.decorators,
      n.team ? `team ${n.team}` : '',
    ]
    return {
      name: n.name,
      kind: n.kind,
      ...(n.placed ? { stage: stageOf(map, n.evolution) } : {}),
      visibility: n.visibility,
      facts: (n.kind === 'anchor' ? ['user'] : facts).filter(Boolean),
    }
  })
  const inside = children.map((c): PartWords => {
    const owner = map.components.find(n => normal(n.name) === normal(c.inside))
    return {
      name: c.name,
      kind: 'child',
      stage: stageOf(map, c.evolution),
      visibility: owner?.visibility ?? 0.5,
      facts: [
        `${evolutionWords(map, c.evolution)}${reasonAfter(c)}`,
        `in ${c.inside}`,
        ...(c.team ? [`team ${c.team}`] : []),
      ],
    }
  })
  return [...parts, ...inside].sort((a, b) => b.visibility - a.visibility)
}
