/** How a map in a turn looks: the drawing with its legend, parts of the last turn as ghosts; a list where it does not fit. */
import type { Grid } from '../../draw/grid.ts'
import {
  countParts,
  type Document,
  type Layout,
  layout,
  least,
  paint,
  parseOnce,
  partsInWords,
  type WardleyMap,
} from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Look } from '../kind.ts'
import { drawSheet, line, lines, snug } from '../shared/sheet.ts'
import { words } from './words.ts'

/** The map of a step at this look; `look.focus` may name a part, whose links alone are then shown. */
export function drawMapStep(step: StepOf<'map'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'map')
  return drawMapText(work?.text ?? step.text ?? '', look, work?.before?.text, step)
}

/**
 * A map's text drawn at this look, with the parts of an earlier text as ghosts. Names keep the places they had when the map of
 * this `step` was drawn before.
 */
export function drawMapText(text: string, look: Look, earlier?: string, step?: StepOf<'map'>): Grid {
  const document = parseOnce(text)
  if (!countParts(document.map)) {
    return drawSheet({ blocks: [lines(words.nothingYet, 1, look.width - 1)] }, look)
  }
  if (look.width < least.columns || look.height < least.rows) return drawList(document, look)
  return snug(drawnMap(document.map, look, earlier === text ? undefined : earlier, step).grid)
}

/** A drawing and where everything is on it. */
type Drawn = { plan: Layout; grid: Grid }

/** A map drawn at this look, with room for it; the drawing may be written on. Its parts stand as in `drawMapText`. */
export function drawnMap(map: WardleyMap, look: Look, earlier?: string, step?: StepOf<'map'>): Drawn {
  const ghost = earlier === undefined ? undefined : parseOnce(earlier).map
  const { plan, grid } = drawnOnce(map, look, ghost, step)
  return { plan, grid: grid.copy() }
}

/** A map as it would be with a change that is under way; what that does not touch stays as it is in `before`. */
export function drawDraft(map: WardleyMap, before: Layout): Drawn {
  const { size, glyphs } = before
  const plan = layout(map, size, { glyphs, listRows: listRows(size.rows), before, quick: true })
  return { plan, grid: paint(plan) }
}

/** Nothing is printed after it: the list of names must stand on the screen. */
function listRows(rows: number): number {
  return Math.floor(rows / 3)
}

/** Drawings of maps that are still known, by their size: a room of ten terminals draws each change once. */
const drawn = new WeakMap<WardleyMap, Map<string, Drawn & { ghost?: WardleyMap }>>()

/** The last drawing of a step in each size: who follows the talk finds a name where it was, and the next one is made sooner. */
const lastOfStep = new WeakMap<StepOf<'map'>, Map<string, Layout>>()

function drawnOnce(
  map: WardleyMap,
  { width, height, ascii }: Look,
  ghost: WardleyMap | undefined,
  step: StepOf<'map'> | undefined,
): Drawn {
  const looks = drawn.get(map) ?? new Map()
  drawn.set(map, looks)
  const key = `${width} ${height} ${ascii === true}`
  const known = looks.get(key)
  if (known && known.ghost === ghost) return known
  const plans = (step && lastOfStep.get(step)) ?? new Map<string, Layout>()
  if (step) lastOfStep.set(step, plans)
  const plan = layout(
    map,
    { columns: width, rows: height },
    { glyphs: ascii ? 'ascii' : 'braille', listRows: listRows(height), ghost, before: plans.get(key) },
  )
  plans.set(key, plan)
  const made = { ghost, plan, grid: paint(plan) }
  looks.set(key, made)
  return made
}

/** The parts by their height, where there is no room for a drawing. */
function drawList(document: Document, look: Look): Grid {
  const parts = partsInWords(document)
  const head = [line(cut(words.counted(document.map.title, parts.length), look.width - 2), 1, 'strong')]
  const blocks = parts.map(p => [line(cut(`${p.name}  ${p.facts.join(', ')}`, look.width - 4), 3)])
  return drawSheet({ head, blocks, airy: false }, look)
}
