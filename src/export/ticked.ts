/** What lines of exported notes are about: whose notes they are, and which action of a session each line is. */

import { sameWords } from '../clean.ts'
import { itemAt } from '../lists.ts'
import type { Action } from '../session/shapes.ts'
import type { Line } from './read-notes.ts'

/** The team and the turn that notes of ours begin with: `checkout, turn 2: Retro`; undefined when they are not ours. */
export function turnIn(title: string): { team: string; number: number } | undefined {
  const found = /^(.+), turn (\d+): /.exec(title)
  return found ? { team: itemAt(found, 1), number: Number(found[2]) } : undefined
}

/**
 * The action each line is about, undefined where there is none: by the id behind the line when the notes are this team's, then by
 * its words and owner, then by order among lines and actions that say the same. An id that stands behind several lines counts only
 * where the words fit too.
 */
export function actionsIn(lines: readonly Line[], actions: readonly Action[], trustIds = true): (Action | undefined)[] {
  const known = new Map(actions.map(action => [action.id, action]))
  const uses = new Map<string, number>()
  for (const { id } of lines) if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1)
  const words = actions.map(action => ({ action, text: sameWords(action.text) }))
  const taken = new Map<string, number>()
  return lines.map(line => {
    const meant = trustIds && line.id !== undefined && uses.get(line.id) === 1 ? known.get(line.id) : undefined
    if (meant) return meant
    const said = sameWords(line.text)
    const fits = words.filter(({ text }) => said === text || said.startsWith(`${text} - `))
    const longest = Math.max(...fits.map(({ text }) => text.length))
    const best = fits.filter(({ text }) => text.length === longest)
    if (best.length < 2) return best[0]?.action
    if (meant && best.some(({ action }) => action === meant)) return meant
    const owned = best.filter(({ action, text }) => isOf(action, said.slice(text.length)))
    const [only, other] = owned
    if (only && !other) return only.action
    // Several say the same and are the same person's: the first line is the first of them.
    const key = owned.map(({ action }) => action.id).join(' ')
    const nth = taken.get(key) ?? 0
    taken.set(key, nth + 1)
    return owned[nth]?.action
  })
}

/** Does what stands behind the words of an action name its owner? `rest` is in `sameWords`, ` - ana - due 3 dec`. */
function isOf(action: Action, rest: string): boolean {
  const owner = sameWords(action.owner ?? '')
  // Notes of earlier versions say "handed on".
  const names = action.owner
    ? [owner, `handed over to ${owner}`, `handed on to ${owner}`]
    : ['nobody yet', 'handed over to somebody else', 'handed on to somebody else']
  return names.some(name => rest === ` - ${name}` || rest.startsWith(` - ${name} - `))
}
