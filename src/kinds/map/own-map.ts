/** A map that everybody edits, as one of them sees it: with the cursors of all, and what is under way here. */
import { Grid } from '../../draw/grid.ts'
import type { At, Memory, Size, StayChange } from '../../interact/act.ts'
import { edit, evolutionWords, least, normal, partsInWords, tiesOf, visibilityWords } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import { width as cells, cut } from '../../text.ts'
import { drawnPart, lettersOf, markChosen, markOthers, type OtherCursor } from './cursors.ts'
import { drawDraft, drawMapText, drawnMap } from './drawing.ts'
import { chosenPart } from './hands.ts'
import { hereAt, isDrawing, isOpen } from './here.ts'
import { type PartSpot, partSpot, partSpots } from './parts-here.ts'
import { drawScene, toldNow } from './story-acts.ts'
import { changeUnderWay, endedUnderWay, endsOf, movingNow, tyingNow } from './under-way.ts'
import { words } from './words.ts'

/** Where others are who have this map before them, by the letters of their names. */
function othersAt({ session, me, points }: At<'map'>): (OtherCursor & { name: string })[] {
  const letters = lettersOf(session.people)
  return [...(points?.() ?? [])].flatMap(([id, part]) => {
    const person = session.people.find(p => p.id === id)
    const letter = letters.get(id)
    return person && letter && id !== me ? [{ letter, part, name: person.name }] : []
  })
}

/** What is under this person's cursor: what moves, the other end of a link, or what is chosen. */
function cursorOf(at: At<'map'>, memory: Memory): string | undefined {
  const part = movingNow(memory)
  return part ? normal(part.name) : (tyingNow(memory)?.to ?? chosenPart(at, memory)?.id)
}

/** The map with all cursors and what is under way; undefined where the room's drawing is to be shown. */
export function drawOwnMap(at: At<'map'>, size: Size, memory: Memory): Grid | undefined {
  if (at.leads || !isOpen(at)) return undefined
  const told = toldNow(memory)
  if (told) return drawScene(told, size)
  const work = workOf(at.session, at.step.id, 'map')
  const { document } = hereAt(at)
  const isSmall = size.width < least.columns || size.height < least.rows
  if (!work || isSmall || !(partSpots(document).length || movingNow(memory)))
    return drawMapText(work?.text ?? '', size, work?.before?.text, at.step)
  const drawn = drawnMap(document.map, size, work.before?.text, at.step)
  const change = isDrawing(at, memory) ? changeUnderWay(document, memory) : undefined
  const made = change && edit(document, change)
  const { plan, grid } = made && !('why' in made) ? drawDraft(made.map, drawn.plan) : drawn
  const others = othersAt(at)
  markOthers(grid, plan, others)
  const tied = tyingNow(memory)
  for (const part of new Set([tied?.from, cursorOf(at, memory)])) {
    const node = part === undefined ? undefined : drawnPart(plan, part)
    markChosen(grid, plan, node && { ...node, lines: node.words.lines })
  }
  return grid
}

/** Who else is at which part, in a row of its own, so that the map stays where it is when they come and go. */
export function drawOthers(at: At<'map'>, width: number): Grid | undefined {
  if (at.leads || !at.live || !isOpen(at)) return undefined
  const { document } = hereAt(at)
  const told = othersAt(at).map(({ letter, name, part }) => words.isAt(letter, name, partSpot(document, part)?.name))
  const grid = new Grid(width, 1)
  grid.put(0, 1, cut(told.length ? told.join('  ') : words.nobodyElse, width - 2), 'quiet')
  return grid
}

/** What the message row says while everybody edits; undefined while they do not. */
export function openMessage(at: At<'map'>, spot: PartSpot | undefined, memory: Memory): string | undefined {
  if (at.leads || !isOpen(at)) return undefined
  if (!memory.memory.drawing) return words.openHint
  const { document } = hereAt(at)
  const { map } = document
  const part = movingNow(memory)
  if (part) {
    const place = [
      evolutionWords(map, part.at.evolution),
      ...(part.isLevel ? [] : [words.visible(visibilityWords(part.at.visibility))]),
    ]
    const now = partSpot(document, normal(part.name))
    const isOvertaken =
      now && !part.adds && (now.evolution !== part.from.evolution || now.visibility !== part.from.visibility)
    return isOvertaken ? words.movedMeanwhile : fitting(part.name, place)
  }
  const link = tyingNow(memory)
  const ends = link && endsOf(document, link)
  if (ends) return words.tying(ends.from, ends.to, ends.cuts)
  if (!spot) return words.startHint
  const facts = partsInWords(document).find(p => normal(p.name) === spot.id)?.facts ?? []
  return fitting(spot.name, [...facts, ...tiesOf(map, spot.name)])
}

/** A part and what is said of it, as much as fits the message row of a small screen. */
function fitting(name: string, facts: readonly string[]): string {
  let said = cut(name, 24)
  for (const [i, fact] of facts.entries()) {
    const more = `${said}${i ? ', ' : '  '}${fact}`
    if (cells(more) > 57) break
    said = more
  }
  return said
}

/** What changes by itself: what is under way ends with its parts. */
export function settleMap(at: At<'map'>, memory: Memory): StayChange | undefined {
  const ended = at.leads ? undefined : endedUnderWay(hereAt(at).document, memory)
  return ended && { memory: ended }
}
