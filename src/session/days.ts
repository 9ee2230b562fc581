/** Calendar days as people type and read them: `2026-12-19` in the file, `19 Dec` on the screen. */
import type { Day } from './shapes.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const dayMs = 86_400_000

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** A day in words, with its year only when that is not the year of `near`: `19 Dec`, `19 Dec 2027`. Other texts stay as they are. */
export function sayDay(text: string, near: string): string {
  if (!isDay(text)) return text
  const [year = '', month = '', day = ''] = text.split('-')
  const short = `${Number(day)} ${months[Number(month) - 1]}`
  return year === near.slice(0, 4) ? short : `${short} ${year}`
}
