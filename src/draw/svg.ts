/** What every SVG picture is written with: words without markup, and numbers without a tail. */

import { harmless } from '../outgoing.ts'

/** Words as they stand between or in tags; what steers, which no XML may hold either, is left out. */
export function entities(words: string): string {
  return harmless(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Pixels, to a tenth. */
export function fixed(n: number): string {
  return String(Math.round(n * 10) / 10)
}
