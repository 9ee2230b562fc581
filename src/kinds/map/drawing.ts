/** How a map in a turn looks: the drawing with its legend, parts of the last turn as ghosts; a list where it does not fit. */
import type { Grid } from '../../draw/grid.ts'
import { countParts, type Document, layout, least, paint, parseOnce, partsInWords } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import type { Look } from '../kind.ts'
import { drawSheet, line, lines, snug } from '../sheet.ts'
import { words } from './words.ts'

/** The map of a step at this look; `look.focus` may name a part, whose links alone are then shown. */
export function drawMapStep(step: StepOf<'map'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'map')
  return drawMapText(work?.text ?? step.text ?? '', look, work?.before?.text)
}

/** A map's text drawn at this look, with the parts of an earlier text as ghosts. */
export function drawMapText(text: string, look: Look, earlier?: string): Grid {
  const document = parseOnce(text)
  if (!countParts(document.map)) {
    return drawSheet({ blocks: [lines(words.nothingYet, 1, look.width - 1)] }, look)
  }
  if (look.width < least.columns || look.height < least.rows) return drawList(document, look)
  const plan = layout(
    document.map,
    { columns: look.width, rows: look.height },
    {
      glyphs: look.ascii ? 'ascii' : 'braille',
      // Nothing is printed after it: the list of names must stand on the screen.
      listRows: Math.floor(look.height / 3),
      ...(earlier === undefined || earlier === text ? {} : { ghost: parseOnce(earlier).map }),
    },
  )
  return snug(paint(plan))
}

/** The parts by their height, where there is no room for a drawing. */
function drawList(document: Document, look: Look): Grid {
  const parts = partsInWords(document)
  const head = [line(cut(words.counted(document.map.title, parts.length), look.width - 2), 1, 'strong')]
  const blocks = parts.map(p => [line(cut(`${p.name}  ${p.facts.join(', ')}`, look.width - 4), 3)])
  return drawSheet({ head, blocks, airy: false }, look)
}
