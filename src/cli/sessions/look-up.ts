/** Where a word leads that names a session or a folder: a path, or a short name in the folder of sessions. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDatabase } from '../../postgres/address.ts'
import { placesOf } from '../../store/places.ts'

/**
 * Where `word` leads: to a path that exists, else to a session of that name in `dir`, also to one whose file is gone while its
 * journal or its previous state is there; undefined when to none. Of a database, the name it would have there.
 */
export function lookUp(word: string, dir: string): string | undefined {
  // Whether a database has it is known when it is asked.
  if (isDatabase(dir)) return word.replace(/\.json$/, '')
  const places = [word, `${word}.json`, join(dir, word), join(dir, `${word}.json`)]
  const found = places.find(place => existsSync(place)) ?? places.find(hasRest)
  // A store would take a bare word for an id.
  return found === word && !/[/\\]|\.json$/.test(word) ? resolve(word) : found
}

/** True when a folder stands at this path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function hasRest(place: string): boolean {
  if (!place.endsWith('.json')) return false
  const { journal, previous } = placesOf(place)
  return existsSync(journal) || existsSync(previous)
}
