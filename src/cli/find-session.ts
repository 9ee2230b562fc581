/** A session by its path, or by its short name in the folder of sessions: `checkout-t0001`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../errors.ts'

/** Where `word` leads: to a path that exists, else to a session of that name in `dir`; undefined when to neither. */
export function lookUp(word: string, dir: string): string | undefined {
  const places = [word, `${word}.json`, join(dir, word), join(dir, `${word}.json`)]
  return places.find(place => existsSync(place))
}

/**
 * The path of the session meant by `word`.
 * @throws UserError when there is none.
 */
export function findSession(word: string, dir: string): string {
  const found = lookUp(word, dir)
  if (found === undefined) throw new UserError(`There is no session "${word}".`, `flywheel list shows those in ${dir}.`)
  return found
}
