/** What the signs of a drawing mean, only those that are used. */

import { teamsOf } from '../teams.ts'
import { Parts } from '../text/find.ts'
import { tidy } from '../text/names.ts'
import type { WardleyMap } from '../text/types.ts'
import { flowGlyph, type GlyphSet, glyphSets, type MarkerGlyph, markerGlyph } from './glyphs.ts'
import type { Marker } from './markers.ts'

const meanings: [sign: MarkerGlyph, meaning: string][] = [
  ['anchor', 'user'],
  ['component', 'part'],
  ['market', 'market'],
  ['ecosystem', 'ecosystem'],
  ['build', 'build'],
  ['buy', 'buy'],
  ['outsource', 'outsource'],
  ['submap', 'submap'],
  ['child', 'in a pipeline'],
  ['evolved', 'future'],
  ['accelerator', 'speeds up'],
  ['deaccelerator', 'slows down'],
]

/** The legend's entries for a map and its markers, in a fixed order. */
export function legendOf(
  map: WardleyMap,
  all: readonly Marker[],
  set: GlyphSet,
  extra: { focus?: boolean; ghost?: boolean } = {},
): string[] {
  const glyphs = glyphSets[set]
  const used = new Set(all.map(p => markerGlyph(p.kind, p.decorators)))
  const out = meanings.filter(([sign]) => used.has(sign)).map(([sign, meaning]) => `${glyphs[sign]} ${meaning}`)
  if (extra.focus) out.unshift(`${glyphs.focus} in focus`)
  const parts = new Parts(map)
  if (used.has('evolved') || map.evolve.some(e => parts.find(e.name))) out.push(`${glyphs.move}${glyphs.move} moves`)
  if (map.components.some(c => c.inertia) || map.submaps.some(c => c.inertia)) out.push(`${glyphs.inertia} inertia`)
  if (map.pipelines.some(p => !p.hidden)) out.push(`${glyphs.barFrom}${glyphs.bar}${glyphs.barTo} pipeline`)
  const flows = new Set(map.links.filter(l => l.flow && parts.find(l.from) && parts.find(l.to)).map(flowGlyph))
  if (flows.has('flow')) out.push(`${glyphs.flow} flow`)
  if (flows.has('back')) out.push(`${glyphs.back} flow back`)
  if (flows.has('both')) out.push(`${glyphs.both} flow both ways`)
  for (const [team, letter] of teamsOf(map)) out.push(`/${letter} ${tidy(team)}`)
  if (map.attitudes.length) out.push(`${glyphs.area.across}${glyphs.area.across} team area`)
  if (extra.ghost) out.push(`${glyphs.ghost} stood here before`)
  return out
}
