/** A value as people say it, with its unit and its day, in one line. */
import { readDay } from '../day.ts'
import type { Day } from '../session/shapes.ts'
import { cut } from '../text.ts'
import type { Read } from './read-input.ts'

/** A unit has at most so many words: `hours a week`. */
const unitWords = 3

/**
 * A value, its unit and its day: `35 h 21 Nov`, `61 %`, `12.5 hours a week yesterday`. The day is today when there is
 * none, the unit absent when nothing stands between.
 */
export function readMeasure(text: string, today: Day): Read<{ value: number; at: Day; unit?: string }> {
  const hit = /^\s*([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+))(?![\d.,]*\d)\s*(.*)$/.exec(text)
  if (!hit) return { say: 'Type a number, its unit and its day, for example  35 h 21 Nov' }
  const value = Number(hit[1]!.replace(',', '.'))
  const words = hit[2]!.split(/\s+/).filter(Boolean)
  // As few words as may be are the unit: "61 Nov 21" has a day and no unit.
  for (let n = 0; n <= Math.min(unitWords, words.length); n++) {
    const rest = words.slice(n).join(' ')
    // Words without a day after them are more likely a day nobody can read than a unit.
    const at = rest !== '' ? readDay(rest, today, 'past') : n < 2 ? today : undefined
    if (at) return { ok: { value, at, ...(n ? { unit: words.slice(0, n).join(' ') } : {}) } }
  }
  return { say: `I cannot read the day in "${cut(words.join(' '), 24)}"; for example  21 Nov  or  2026-11-21` }
}
