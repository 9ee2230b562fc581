/** What stands on a map without being a part of it, as things to listen to. */
import { tidy, type WardleyMap } from '../../map/index.ts'
import { words } from './words.ts'

/** Something on a map that is no part: how it is read out, and the line it stands on, from 1. */
export type Remark = { say: string; line: number }

/** Notes, annotations, areas and what speeds up or slows down, in the order of the map's text. */
export function remarksOf(map: WardleyMap): Remark[] {
  const { note, annotation, area, accelerator } = words.remark
  return [
    ...map.notes.map(n => ({ say: note(tidy(n.text)), line: n.line })),
    ...map.annotations.map(a => ({ say: annotation(a.number, tidy(a.text)), line: a.line })),
    ...map.attitudes.map(a => ({ say: area(a.kind), line: a.line })),
    ...map.accelerators.map(a => ({ say: accelerator(a.name, a.slowing), line: a.line })),
  ].sort((a, b) => a.line - b.line)
}
