/** A session by its path, or by its short name in the folder of sessions: `checkout-t0001`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { placesOf } from '../store/places.ts'

/**
 * Where `word` leads: to a path that exists, else to a session of that name in `dir`, also to one whose file is gone while its
 * journal or its previous state is there; undefined when to none.
 */
export function lookUp(word: string, dir: string): string | undefined {
  const places = [word, `${word}.json`, join(dir, word), join(dir, `${word}.json`)]
  return places.find(place => existsSync(place)) ?? places.find(hasRest)
}

function hasRest(place: string): boolean {
  if (!place.endsWith('.json')) return false
  const { journal, previous } = placesOf(place)
  return existsSync(journal) || existsSync(previous)
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
