/** What stands around a drawing: what its signs mean, only those that are used, and the list of what is only a number. */
import { width, wrap } from '../../text.ts'
import { teamsOf } from '../teams.ts'
import { Parts } from '../text/find.ts'
import { tidy } from '../text/names.ts'
import type { WardleyMap } from '../text/types.ts'
import { flowGlyph, type GlyphSet, glyphSets, type MarkerGlyph, markerGlyph } from './glyphs.ts'
import type { Marker } from './markers.ts'
import type { Layout } from './scene.ts'

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

/** Entries one after the other, two blanks between them, in as many rows as they need. */
export function fillRows(entries: string[], columns: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const entry of entries)
    for (const [i, piece] of wrap(entry, columns).entries()) {
      if (row && i === 0 && width(row) + 2 + width(piece) <= columns) row += `  ${piece}`
      else {
        if (row) rows.push(row)
        row = piece
      }
    }
  if (row) rows.push(row)
  return rows
}

/** Entries one below the other, each in as many rows as it needs; the rows after its first stand in by two cells. */
export function besideRows(entries: string[], columns: number): string[] {
  return entries.flatMap(entry => {
    const [first = '', ...rest] = wrap(entry, columns)
    const left = entry.slice(first.length).trim()
    return rest.length ? [first, ...wrap(left, columns - 2).map(row => `  ${row}`)] : [first]
  })
}

/** Stands where the list is cut. */
const pointer = '… and more, not shown'

/** One try of a drawing: the entries of its list, and the drawing with so many rows of them. */
type Listed = { entries: string[]; finish: (below: string[], more: string[]) => Layout }
type Fit = { missing: number; finish: () => Layout }

/** Puts the list of one try and the legend below the axis. Where rows are missing, the legend gives way to names, and what is cut is in `more`. */
export function fitList({ entries, finish }: Listed, rows: number, legend: string[], columns: number): Fit {
  const all = fillRows([...entries, ...legend], columns)
  const missing = all.length - rows
  if (missing <= 0) return { missing, finish: () => finish(all, []) }
  const cut = (count: number) => fillRows([...entries.slice(0, count), pointer], columns)
  return {
    missing,
    finish: () => {
      // No row holds more entries than it has cells, so that a list of thousands is not tried whole.
      let count = Math.min(entries.length, rows * columns)
      while (count > 0 && cut(count).length > rows) count -= Math.max(1, Math.min(count >> 2, cut(count).length - rows))
      while (count < entries.length && cut(count + 1).length <= rows) count++
      return finish(cut(count).slice(0, rows), [...entries.slice(count), ...fillRows(legend, columns)])
    },
  }
}
