/** The words of a command that came over ssh as one text: parted at blanks, which quotation marks and backslashes keep, as a shell does. */
import { exitCodes, UserError } from '../../../errors.ts'

/** One word or none at a place: a run of plain characters, of quoted ones and of escaped ones. */
const part = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|[^\s'"\\]+/suy

/** @throws UserError (usage) when a quotation mark is not closed. */
export function wordsIn(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      if (word !== undefined) words.push(word)
      word = undefined
      at++
      continue
    }
    part.lastIndex = at
    const found = part.exec(text)
    if (!found) throw new UserError('A quotation mark is not closed.', 'Nothing was done.', exitCodes.usage)
    const [whole, single, double, escaped] = found
    word = (word ?? '') + (single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? whole)
    at += whole.length
  }
  if (word !== undefined) words.push(word)
  return words
}
