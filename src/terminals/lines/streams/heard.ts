/** A line as it is heard: cleaned, and no longer than is taken, which is said. */
import { clean } from '../../../clean.ts'
import { lineLimit } from '../../../interact/typed.ts'
import { lineWords } from '../reading/words.ts'

/** No line that is taken whole has so many bytes of UTF-8. */
const longest = 8_192

/** What is said of a line that is longer than is taken. */
export const lineTooLong = lineWords.lineTooLong(lineLimit)

/** The line as it is taken; `cut` when it was longer. */
export function heardLine(line: string): { text: string; cut: boolean } {
  const text = clean(line, lineLimit)
  if (line.length <= lineLimit) return { text, cut: false }
  const head = line.slice(0, longest)
  return { text, cut: Buffer.byteLength(line) > longest || clean(head, lineLimit + 1) !== text }
}
