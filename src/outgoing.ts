/** What leaves the program: text in which nothing steers a terminal or turns the direction of a line, and JSON that keeps such signs as escapes. */

/**
 * Controls of both sets but the line break (and a carriage return right before one), line and paragraph separators, and
 * everything that turns the direction of writing (Unicode Standard Annex 9).
 */
const steering =
  '\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u206f\\ufff9-\\ufffb'
const unwanted = new RegExp(`[${steering}]|\\r(?!\\n)`)
const allUnwanted = new RegExp(unwanted, 'g')
/** Select Graphic Rendition, the one sequence that stands inside of what we draw; anything else that is not wanted. */
const stylesAndUnwanted = new RegExp(`\\x1b\\[[0-9;]*m|${unwanted.source}`, 'g')
const blanks = /[\t\x0b\x0c\x85\u2028\u2029]/

/** A text of any length as it may leave: tabs and odd line breaks are blanks, everything else that steers is left out. Linear. */
export function harmless(text: string): string {
  return unwanted.test(text) ? text.replace(allUnwanted, blankOrNothing) : text
}

/** The same on one line: a break in what somebody typed begins no line that looks like ours. */
export function harmlessLine(text: string): string {
  return harmless(text.replace(/[\r\n]+/g, ' '))
}

/** The same for what we drew ourselves: our styles (SGR) stay. */
export function harmlessStyled(text: string): string {
  return unwanted.test(text)
    ? text.replace(stylesAndUnwanted, found => (found.endsWith('m') ? found : blankOrNothing(found)))
    : text
}

function blankOrNothing(found: string): string {
  return blanks.test(found) ? ' ' : ''
}

const inJson = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb]/g

/** A value as JSON that is the same value when it is read, and in which nothing but line breaks is not printable. */
export function jsonText(value: unknown, indent?: number): string {
  // Such signs stand inside of strings alone, where JSON may write them by their number.
  return JSON.stringify(value, undefined, indent).replace(
    inJson,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
