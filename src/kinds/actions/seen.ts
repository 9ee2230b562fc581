/** What is seen of a bet, as a value of its number: only where the line begins with one that counts the same. */
import { readDay } from '../../day.ts'
import { measured } from '../../session/bet.ts'
import type { CarriedBet, Day } from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'

/** A value of the bet's number, on which day, and how that is said. */
export type Seen = { value: number; at: Day; say: string }

/**
 * `17 h on 1 Dec, only weekdays`: 17 on that day; today where no day follows. Undefined where the bet has no number, the
 * line begins with none, or counts something else (`2 people left`).
 */
export function valueSeen({ number, fields }: CarriedBet, saw: string, today: Day): Seen | undefined {
  const found = number && fields.measure ? measured(saw) : undefined
  if (!found) return undefined
  const units = [fields.from, fields.to].flatMap(text => measured(text)?.unit || [])
  if (found.unit && !units.some(unit => unit.toLowerCase() === found.unit.toLowerCase())) return undefined
  const unit = found.unit || units[0]
  const [, rest = ''] = /^\s*[-+\u2212]?[\d.,]+\s*(.*)$/su.exec(saw) ?? []
  const behind = rest.startsWith(found.unit) ? rest.slice(found.unit.length) : rest
  const [day = ''] = behind
    .trim()
    .replace(/^on\s+/i, '')
    .split(/[,;]/)
  const at = (day && readDay(day.trim(), today, 'past')) || today
  return { value: found.value, at, say: amount(found.value, unit) }
}
