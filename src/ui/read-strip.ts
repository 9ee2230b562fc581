/** One step of the way to production as people type it, read: its name, minutes of work, hours of waiting, and who. */
import { cut } from '../text.ts'
import type { Read } from './read-input.ts'

/** `work` in minutes, `wait` in hours; each is absent when the line did not say it. */
type StripLine = { name: string; work?: number; wait?: number; who?: string }

const unit = '(?:min(?:ute)?s?|m|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)'
const label = '(?:of )?(?:work|wait(?:ing|s)?)'
const amount = `(?:(?:${label}) )?(?:\\d+(?:[.,]\\d+)?|[.,]\\d+) ?${unit}?(?: ${label})?`
const tail = new RegExp(`^(.*?)[\\s,;:]+(${amount})(?:[\\s,;]+(${amount}))?$`, 'i')
const alone = new RegExp(`^${amount}$`, 'i')

/** A day of work has 8 hours, a day of waiting 24. */
const minutesIn = {
  work: { m: 1, h: 60, d: 8 * 60, w: 5 * 8 * 60 },
  wait: { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 },
} as const
type Of = keyof typeof minutesIn

/**
 * Reads `review, 60 min, 11 h, Bo`, also `review 60m 11h`, `review 1 h work 2d`, `review wait 8 h` and `review, 60, 11`:
 * the first is work (minutes when it has no unit), the second waiting (hours). A number alone has to say which it is.
 */
export function readStrip(text: string): Read<StripLine> {
  const example = 'One line a step:  review, 60 min, 11 h'
  // A comma between two digits belongs to the number.
  const parts = text
    .split(/(?<!\d)[,;]|[,;](?!\d)/)
    .map(p => p.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  const who = parts.length > 2 && !alone.test(parts.at(-1)!) && alone.test(parts.at(-2)!) ? parts.pop() : undefined
  const hit = tail.exec(parts.join(', '))
  if (!hit) return { say: parts.length ? `How long? ${example}` : example }
  const name = hit[1]!.replace(/[\s,;:]+$/, '')
  if (/[\s,;:][-\u2013]\s*\d/.test(text)) return { say: `Work and waiting count from 0 up. ${example}` }
  if (!name || alone.test(name)) return { say: `What is this step called? ${example}` }
  const [first, second] = [hit[2]!, hit[3]]
  const [a, b] = [labelOf(first), second === undefined ? undefined : labelOf(second)]
  const named = who ? { name, who } : { name }
  if (second === undefined) {
    if (!a) return { say: `Is that work or waiting? For example  ${cut(name, 30)} ${first} wait` }
    return { ok: { ...named, [a]: timeOf(first, a) } }
  }
  if (a && a === b) return { say: `That is twice ${a === 'work' ? 'work' : 'waiting'}. ${example}` }
  const one: Of = a ?? (b === 'work' ? 'wait' : 'work')
  const two: Of = one === 'work' ? 'wait' : 'work'
  return { ok: { ...named, [one]: timeOf(first, one), [two]: timeOf(second, two) } }
}

function labelOf(text: string): Of | undefined {
  return /\bwork/i.test(text) ? 'work' : /\bwait/i.test(text) ? 'wait' : undefined
}

/** Minutes of work, or hours of waiting. */
function timeOf(text: string, of: Of): number {
  const [, digits = '0', name = ''] = /(\d+(?:[.,]\d+)?|[.,]\d+) ?([a-z]*)/i.exec(text) ?? []
  const plain = name.toLowerCase()
  const known = plain && !/^(?:of|wo|wai)/.test(plain) ? (plain[0] as 'm' | 'h' | 'd' | 'w') : of === 'work' ? 'm' : 'h'
  const minutes = Number(digits.replace(',', '.')) * minutesIn[of][known]
  return of === 'work' ? Math.round(minutes) : Math.round((minutes / 60) * 100) / 100
}
