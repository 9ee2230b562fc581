/** One person's answers to all rows of a scale in one line: a digit a row, in the rows' order. */

import type { Read } from '../../interact/act.ts'
import { words } from './words.ts'

/**
 * Reads `4534254`, `4 5 - 3` or `3,2,1`: per row the point with this number (its text where points are numbers, else its
 * place from 1), undefined for a row that was skipped by `-`. Points of two digits need blanks between them.
 */
export function readAnswers(text: string, points: readonly string[], rows: number): Read<(number | undefined)[]> {
  const numeric = points.every(p => /^\d+$/.test(p))
  const labels = numeric ? [...points] : points.map((_, i) => `${i + 1}`)
  const typed = text
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const digits = typed.flatMap(w => (labels.includes(w) || labels.some(l => l.length > 1) ? [w] : w.split('')))
  const bad = digits.find(d => d !== '-' && !labels.includes(d))
  if (bad !== undefined) return { say: words.notAnAnswer(bad, labels[0] ?? '', labels.at(-1) ?? '') }
  if (digits.length !== rows) return { say: words.onePerRow(rows, digits.length) }
  return { ok: digits.map(d => (d === '-' ? undefined : labels.indexOf(d))) }
}

/** How many rows a line has answered so far: the row after them is the one to show. */
export function rowsIn(text: string, points: readonly string[]): number {
  return answersIn(text, labelsOf(points)).length
}

/** What is typed for each point. */
export function labelsOf(points: readonly string[]): string[] {
  return points.every(p => /^\d+$/.test(p)) ? [...points] : points.map((_, i) => `${i + 1}`)
}

function answersIn(text: string, labels: readonly string[]): string[] {
  const typed = text
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean)
  return typed.flatMap(w => (labels.includes(w) || labels.some(l => l.length > 1) ? [w] : w.split('')))
}
