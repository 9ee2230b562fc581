/** What can be chosen on a map, in words. */
import {
  type Document,
  inertiaReason,
  misfit,
  normal,
  percent,
  reasonAfter,
  stageName,
  stageOf,
  tiesOf,
  type WardleyMap,
} from '../../../map/index.ts'
import type { Spot } from './spots.ts'
import { mapWords } from './words.ts'

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
  if (spot.kind === 'evolved') facts.push(`where it is going${reasonAfter(map.evolve.find(e => e.line === spot.line))}`)
  if (spot.kind === 'anchor') facts.push('user')
  if (spot.kind === 'child') facts.push('in a pipeline')
  if (to && spot.kind !== 'evolved') facts.push(`going to ${percent(to.to)}${reasonAfter(to)}`)
  if (node?.inertia) facts.push(`inertia${reasonWords(document, node.line)}`)
  if (node?.team) facts.push(`team ${node.team}`)
  const holders = node?.placed ? misfit(map, node) : undefined
  if (holders) facts.push(mapWords.wrongHands(holders))
  facts.push(...(node?.decorators ?? []))
  if (map.pipelines.some(p => normal(p.name) === normal(spot.name)) && spot.kind !== 'evolved') facts.push('pipeline')
  const place = spot.tray
    ? 'to be placed: M moves it'
    : `visible ${percent(spot.visibility)}  evolution ${percent(spot.evolution)} ${stageName(map, stageOf(map, spot.evolution))}`
  return [`${spot.name}  ${place}${reasonAfter(partAt(map, spot))}`, ...facts].join(', ')
}

/** The part of a spot as the map has it; undefined for what has no name, and for where something is going. */
function partAt({ anchors, components, submaps, pipelines }: WardleyMap, { line, name }: Spot) {
  const parts = [...anchors, ...components, ...submaps, ...pipelines.flatMap(p => p.children)]
  return parts.find(p => p.line === line && p.name === name)
}

/** Why a part stands where it does, as its line says; empty when it does not. */
export function whyAt(map: WardleyMap, spot: Spot): string {
  return partAt(map, spot)?.why ?? ''
}

function reasonWords(document: Document, line: number): string {
  const reason = inertiaReason(document, line)
  return reason ? `: ${reason}` : ''
}

/** `needs Sign-in and Event bus   serves Checkout`; empty for what has no links. */
export function ties(spot: Spot, map: WardleyMap): string {
  if (spot.kind === 'note' || spot.kind === 'annotation' || spot.kind === 'area') return ''
  return tiesOf(map, spot.name).join('   ')
}
