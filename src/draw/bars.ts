/** Amounts as strokes: a bar to half a cell, and how much of something is done. */

/** A stroke of so many cells, to half a cell. What is more than nothing is never nothing. */
export function stroke(length: number): string {
  if (!(length > 0)) return ''
  const halves = Math.max(1, Math.round(length * 2))
  return '█'.repeat(Math.floor(halves / 2)) + (halves % 2 ? '▌' : '')
}

/** How much is done, `██████░░░░`: full only when all is, empty only when nothing is. */
export function progress(done: number, total: number, width: number): string {
  const all = Math.max(0, Math.floor(width))
  const part = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0
  const full = part === 1 ? all : part === 0 ? 0 : Math.min(all - 1, Math.max(1, Math.round(part * all)))
  return '█'.repeat(Math.max(0, full)) + '░'.repeat(all - Math.max(0, full))
}
