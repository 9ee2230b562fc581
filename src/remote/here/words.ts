/** What people read of what they did at a terminal of a process that was lost. */

/** The most characters of it in one sentence. */
const longest = 300

export const hereWords = {
  /** `what` are moves in words, `why` is the reason of the last one. */
  notMade: (what: readonly string[], why = '') =>
    `The program was started again, and this was not kept: ${cut(what.join(' · '))}. ${why || 'Do it once more.'}`,
  boxNotOpened: 'The program was started again: ask for the answers once more, then reveal.',
  /** A move that has no words of its own. */
  lastKey: 'what you did last',
}

function cut(text: string): string {
  const ended = /[.!?]$/.test(text) ? text.slice(0, -1) : text
  return ended.length <= longest ? ended : `${ended.slice(0, longest - 1)}…`
}
