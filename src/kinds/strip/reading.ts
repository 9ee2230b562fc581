/** One step of the way to production as people type it, read: its name, minutes of work, hours of waiting, and who. */

import type { Read } from '../../interact/act.ts'
import { readDecimal } from '../../numbers.ts'
import { cut } from '../../text.ts'
import { words } from './words.ts'

/** `work` in minutes, `wait` in hours; each is absent when the line did not say it. */
export type StripLine = { name: string; work?: number; wait?: number; who?: string }

const unit = '(?:min(?:ute)?s?|m|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)'
const label = '(?:of )?(?:work|wait(?:ing|s)?)'
const digits = `[\\d.,'\u2019]*\\d`
const amount = `(?:(?:${label}) )?${digits} ?${unit}?(?: ${label})?`
// Looks at the last words alone, and at a run of what separates them once: a line of any length is read in one go.
const tail = new RegExp(`^(.*?)(?<![\\s,;:])[\\s,;:]*[\\s,;](${amount})(?:(?<![\\s,;])[\\s,;]+(${amount}))?$`, 'i')
const lastWords = 12
const longest = 400
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
  const example = words.oneLineAStep
  // A comma between two digits belongs to the number.
  const parts = text
    .split(/(?<!\d)[,;]|[,;](?!\d)/)
    .map(p => p.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  const who = parts.length > 2 && !alone.test(parts.at(-1)!) && alone.test(parts.at(-2)!) ? parts.pop() : undefined
  const typed = parts.join(', ').split(' ')
  const end = typed.slice(-lastWords).join(' ')
  const hit = end.length > longest ? undefined : tail.exec(` ${end}`)
  if (!hit) return { say: parts.length ? `How long? ${example}` : example }
  const name = [...typed.slice(0, -lastWords), hit[1]!.trim()].join(' ').replace(/(?<![\s,;:])[\s,;:]+$/, '')
  if (/[\s,;:][-\u2013]\s*\d/.test(text)) return { say: words.fromZeroUp(example) }
  if (!name || alone.test(name)) return { say: words.whatName(example) }
  const [first, second] = [hit[2]!, hit[3]]
  const doubt = doubtful(name, hit)
  if (doubt) return { say: `${doubt}. ${example}` }
  const [a, b] = [labelOf(first), second === undefined ? undefined : labelOf(second)]
  const named = who ? { name, who } : { name }
  if (second === undefined) {
    if (!a) return { say: words.workOrWait(cut(name, 30), first) }
    return { ok: { ...named, [a]: timeOf(first, a) } }
  }
  if (a && a === b) return { say: words.twiceUnit(a === 'work' ? 'work' : 'waiting', example) }
  const one: Of = a ?? (b === 'work' ? 'wait' : 'work')
  const two: Of = one === 'work' ? 'wait' : 'work'
  return { ok: { ...named, [one]: timeOf(first, one), [two]: timeOf(second, two) } }
}

function labelOf(text: string): Of | undefined {
  return /\bwork/i.test(text) ? 'work' : /\bwait/i.test(text) ? 'wait' : undefined
}

const amountIn = new RegExp(`(${digits}) ?([a-z]*)`, 'i')

/** Why a line is asked about: a number that is none, or what looks like the first half of one at the end of the name. */
function doubtful(name: string, hit: RegExpExecArray): string | undefined {
  for (const text of [hit[2], hit[3]]) {
    if (text === undefined) continue
    const read = readDecimal(amountIn.exec(text)?.[1] ?? '')
    if ('say' in read) return read.say
  }
  const last = name.slice(name.lastIndexOf(' ') + 1)
  if (/^[+-]?[\d.,]/.test(last) && !/^\d{1,4}$/.test(last)) return words.notATime(cut(last, 20))
  // "review 1 200 min" may be a step called "review 1", or 1,200 minutes.
  const between = hit[0].slice(hit[1]!.length, hit[0].indexOf(hit[2]!, hit[1]!.length))
  return /^\d{1,3}$/.test(last) && /^\d{3}(?!\d)/.test(hit[2]!) && !/[,;:]/.test(between)
    ? words.oneNumberOrTwo(last, hit[2]!.slice(0, 3))
    : undefined
}

const units = ['m', 'h', 'd', 'w'] as const

/** Minutes of work, or hours of waiting. */
function timeOf(text: string, of: Of): number {
  const [, typed = '', name = ''] = amountIn.exec(text) ?? []
  const plain = name.toLowerCase()
  const named = /^(?:of|wo|wai)/.test(plain) ? undefined : units.find(unit => plain.startsWith(unit))
  const known = named ?? (of === 'work' ? 'm' : 'h')
  const read = readDecimal(typed)
  const minutes = ('ok' in read ? read.ok : 0) * minutesIn[of][known]
  return of === 'work' ? Math.round(minutes) : Math.round((minutes / 60) * 100) / 100
}
