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
  const unit = units.find(one => hasUnit(found.rest, one))
  const rest = unit === undefined ? found.rest : found.rest.slice(unit.length)
  const [day = ''] = rest
    .trim()
    .replace(/^on\s+/i, '')
    .split(/[,;]/)
  const at = day ? readDay(day.trim(), today, 'past') : undefined
  // Words that are neither its unit nor a day count something else.
  if (unit === undefined && day && !at) return undefined
  return { value: found.value, at: at ?? today, say: amount(found.value, unit ?? units[0]) }
}

/** Does the text begin with this unit, as a word of its own? */
function hasUnit(text: string, unit: string): boolean {
  const [start, next] = [text.slice(0, unit.length), text.charAt(unit.length)]
  return start.toLowerCase() === unit.toLowerCase() && !/[\p{L}\p{N}]/u.test(next)
}
