/** The part of the notes with the maps: each as a drawing, and as text to take elsewhere. */

import type { Code, RootContent } from 'mdast'
import { cleanPage } from '../../clean.ts'
import type { Grid } from '../../draw/grid.ts'
import { rulesOf } from '../../kinds/index.ts'
import { type MadeMap, maps } from '../../kinds/made/steps.ts'
import { countParts, parseOnce, toSvg } from '../../map/index.ts'
import type { Session } from '../../session/types.ts'
import { fold } from './fold.ts'
import { fence, heading, paragraph, section } from './nodes.ts'

/** Cells of a map in the notes: as wide as the smallest screen everybody has. */
const size = { width: 80, height: 26 }

/** The maps of a turn, in the agenda's order; of several steps that go on with one map only the last. For both audiences. */
export function mapsPart(session: Session): RootContent[] {
  const drawn = maps(session).filter(hasMap)
  const shown = drawn.filter((one, i) => !drawn.slice(i + 1).some(later => goesOn(later, one)))
  return section(
    2,
    'Maps',
    shown.flatMap(step => mapPart(step, session)),
  )
}

/** The map that was drawn last, its name and its drawings; undefined where there is none. */
export function newestMap(session: Session): { caption: string; drawing: Grid; svg: string } | undefined {
  const newest = maps(session).findLast(hasMap)
  if (!newest) return undefined
  const { map } = parseOnce(newest.work?.text ?? '')
  return { caption: nameOf(newest), drawing: rulesOf('map').draw(newest.step, session, size), svg: toSvg(map) }
}

function nameOf({ step, work }: MadeMap): string {
  const { map } = parseOnce(work?.text ?? '')
  return map.title === 'Untitled Map' ? step.title : map.title
}

/** Somebody has been there, and there is something on it that an earlier turn did not leave just so. */
function hasMap({ step, work }: MadeMap): boolean {
  if (!work || !countParts(parseOnce(work.text).map)) return false
  return work.text !== step.text || work.before !== undefined
}

/** Is this the same map further on: begun from it, or kept under the same name? */
function goesOn(later: MadeMap, earlier: MadeMap): boolean {
  if (later.step.role === earlier.step.role) return true
  return later.step.base === earlier.step.id && later.work?.text === earlier.work?.text
}

function mapPart(made: MadeMap, session: Session): RootContent[] {
  const { step, work } = made
  const text = work?.text ?? ''
  const { map } = parseOnce(text)
  return [
    heading(3, nameOf(made)),
    paragraph(step.ask),
    ...fence(rulesOf(step.kind).draw(step, session, size), toSvg(map)),
    ...fold('The map as text', [source(text)]),
  ]
}

/** The text of the map as other programs read it. */
function source(text: string): Code {
  return { type: 'code', lang: 'owm', value: cleanPage(text).trimEnd() }
}
