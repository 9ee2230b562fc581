/** A session by its path, or by its short name in the folder of sessions: `checkout-t0001`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../errors.ts'

/**
 * The path of the session meant by `word`. A path that exists wins over a name in `dir`.
 * @throws UserError when there is neither.
 */
export function findSession(word: string, dir: string): string {
  const places = [word, `${word}.json`, join(dir, word), join(dir, `${word}.json`)]
  const found = places.find(place => existsSync(place))
  if (found) return found
  throw new UserError(`There is no session "${word}".`, `flywheel list shows those in ${dir}.`)
}
