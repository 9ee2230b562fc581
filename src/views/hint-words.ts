/** A step's hint without its keys, for places where keys are letters or there are none. */

/** The sentences of a hint that say what to do, not which key does it. */
export function withoutKeys(hint: string): string {
  const aboutKeys = /(?:^|\s)(?:[a-z@/]|enter)(?::\s|\s\w+s\b)|^[a-z] [^.·]+ · |\b(?:up and down|enter)\b/i
  return hint
    .split(/(?<=[.?!]) /)
    .map(sentence => {
      const clauses = sentence.split(/; /).filter(clause => !aboutKeys.test(clause))
      const kept = clauses.join('; ')
      return kept && !/[.?!]["\u201d]?$/.test(kept) ? `${kept}.` : kept
    })
    .filter(Boolean)
    .join(' ')
}
