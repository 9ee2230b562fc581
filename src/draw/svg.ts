/** What every SVG picture is written with: words without markup, and numbers without a tail. */

/** Words as they stand between or in tags; control characters, which no XML may hold, are left out. */
export function entities(words: string): string {
  return words
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Pixels, to a tenth. */
export function fixed(n: number): string {
  return String(Math.round(n * 10) / 10)
}
