/** The parts of a map as a list: the same selection as on the drawing, for those who read better than they look. */
import { Grid } from '../../../draw/grid.ts'
import { type Document, normal, percent } from '../../../map/index.ts'
import { cut, wrap } from '../../../text.ts'
import type { Spot } from './spots.ts'
import { mapWords } from './words.ts'

const about: Partial<Record<Spot['kind'], string>> = {
  anchor: 'user',
  submap: 'submap',
  child: 'inside',
  evolved: 'future',
  accelerator: 'faster',
  deaccelerator: 'slower',
  note: 'note',
  area: 'team',
}

/** The order of the list: as high as they stand on the map, then from left to right. */
export function inOrder(spots: readonly Spot[]): Spot[] {
  return spots.slice().sort((a, b) => b.visibility - a.visibility || a.evolution - b.evolution || a.line - b.line)
}

/**
 *  PARTS (12)             vis  evo
 *    Shopper               99   62 user
 *  ▸ Payments              52   58 > 80 #
 */
export function drawList(
  spots: readonly Spot[],
  document: Document,
  chosen: Spot | undefined,
  width: number,
  height: number,
  active: boolean,
): Grid {
  const grid = new Grid(width, height)
  const lines = textOf(document, chosen, width - 3).slice(0, Math.max(0, Math.floor(height / 4)))
  const room = height - 2 - (lines.length ? lines.length + 2 : 0)
  const at = Math.max(
    0,
    spots.findIndex(s => s.id === chosen?.id),
  )
  const rows = Math.max(1, room)
  const top = Math.max(0, Math.min(at - Math.floor(rows / 2), spots.length - rows))
  const names = width - 16
  grid.put(0, 1, active ? `LIST (${spots.length})` : mapWords.onTheMap(spots.length), 'strong')
  grid.put(0, names + 1, 'vis  evo')
  for (const [y, spot] of spots.slice(top, top + rows).entries()) {
    const here = spot.id === chosen?.id
    const tone = here ? 'strong' : 'plain'
    grid.put(1 + y, 1, here ? '▸' : ' ', tone)
    grid.put(
      1 + y,
      3,
      cut(spot.kind === 'child' || spot.kind === 'evolved' ? ` ${spot.name}` : spot.name, names - 3),
      tone,
    )
    grid.putRight(1 + y, names + 4, spot.tray ? '-' : percent(spot.visibility), tone)
    grid.putRight(1 + y, names + 9, spot.tray ? '-' : percent(spot.evolution), tone)
    grid.put(1 + y, names + 10, cut(factsOf(spot, document), width - names - 10), tone)
    if (here && active) grid.paint(1 + y, 'focus', 1, width - 1)
  }
  const start = Math.min(rows, spots.length) + 2
  if (lines.length && start + lines.length < height) {
    grid.put(start, 1, mapWords.inTheText, 'strong')
    for (const [y, line] of lines.entries()) grid.put(start + 1 + y, 3, line)
  }
  return grid
}

/** `> 80 #`: where it is going, and a mark for inertia. */
function factsOf(spot: Spot, { map }: Document): string {
  const node = [...map.components, ...map.submaps].find(n => n.line === spot.line && n.name === spot.name)
  const to = spot.kind === 'evolved' ? undefined : map.evolve.find(e => normal(e.name) === normal(spot.name))
  return [to ? `> ${percent(to.to)}` : '', node?.inertia ? '█' : '', about[spot.kind] ?? ''].filter(Boolean).join(' ')
}

/** The lines of the text that speak of what is chosen. */
function textOf(document: Document, spot: Spot | undefined, width: number): string[] {
  if (!spot) return []
  const name = normal(spot.name)
  return document.lines
    .filter(
      l =>
        l.number === spot.line ||
        l.statements.some(
          s =>
            ('name' in s && typeof s.name === 'string' && normal(s.name) === name) ||
            (s.is === 'link' && s.ends.some(e => normal(e.name) === name)),
        ),
    )
    .flatMap(l => wrap(l.text.trim(), width).slice(0, 2))
}
