/** The mark at the end of notes: which session and readers they are for, and a sum that tells whether somebody changed them since. */

import { createHash } from 'node:crypto'
import { itemAt } from '../lists.ts'
import { type Audience, audiences } from './notes/audience.ts'
import { isPlainId } from './notes/nodes.ts'

export type Format = 'md' | 'html'

/**
 * What the mark of a text says. `is`: whether every word is as it was written (line ends and a byte order mark do not count), every
 * word but ticks of boxes, or not even those.
 */
export type Seal = { session: string; audience: Audience; format: Format; is: 'intact' | 'ticked' | 'changed' }

/** How many characters at a text's end hold the mark: enough to read no more of a file when looking for one. */
export const sealLength = 400

const begins = '<!-- flywheel notes: '
const mark =
  /^<!-- flywheel notes: ([\w-]{1,120}), for (\w+); sha256 ([0-9a-f]{64}), without ticks ([0-9a-f]{16}) -->\s*(\S?)/

/** A text of notes with its mark behind it, in a comment that neither Markdown nor HTML shows. */
export function sealed(text: string, session: string, audience: Audience): string {
  const body = `${text}\n`
  const sums = `sha256 ${sumOf(body)}, without ticks ${sumOf(unticked(body)).slice(0, 16)}`
  return `${body}<!-- flywheel notes: ${nameFor(session)}, for ${audience}; ${sums} -->\n`
}

/** Reads the mark of a text; undefined when it ends in none. Also of the last `sealLength` characters alone, `changed` then. */
export function sealOf(text: string): Seal | undefined {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const at = whole.lastIndexOf(begins)
  const found = at < 0 ? null : mark.exec(whole.slice(at))
  const audience = audiences.find(a => a === found?.[2])
  if (!found || !audience) return undefined
  return {
    session: itemAt(found, 1),
    audience,
    format: /^\s*<!doctype html/i.test(whole) ? 'html' : 'md',
    is: found[5] ? 'changed' : stateOf(whole.slice(0, at), itemAt(found, 3), itemAt(found, 4)),
  }
}

function stateOf(text: string, sum: string, sumWithoutTicks: string): Seal['is'] {
  if (sumOf(text) === sum) return 'intact'
  return sumOf(unticked(text)).startsWith(sumWithoutTicks) ? 'ticked' : 'changed'
}

function unticked(text: string): string {
  return text.replace(/^(\s*[-*+] )\[[xX]\]/gm, '$1[ ]')
}

/** An id as it may stand inside a comment: itself where it is one of ours, a sum of it otherwise. */
export function nameFor(id: string): string {
  return isPlainId(id) ? id : `x-${sumOf(id).slice(0, 32)}`
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
