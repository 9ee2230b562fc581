/** Who is meant where somebody is named as an owner: a person of the room by name or by chair, in whatever case it is typed. */
import type { At, Outcome } from '../../interact/act.ts'
import type { Kind } from '../../session/shapes.ts'
import type { Person } from '../../session/types.ts'
import { kindWords } from '../words.ts'

/** Somebody by name, else by chair; undefined for nobody there. */
export function personCalled(people: readonly Person[], typed: string): Person | undefined {
  const low = typed.toLowerCase()
  return people.find(p => p.name.toLowerCase() === low) ?? people.find(p => p.chair && p.chair.toLowerCase() === low)
}

/**
 * The name as the room writes it. Somebody who is not in the room is asked about once; the same name again is kept. `memory` is
 * what the stay remembers of that question.
 */
export function ownerIn<K extends Kind>(
  at: At<K>,
  typed: string,
  memory: Readonly<Record<string, unknown>>,
): { name: string } | Extract<Outcome<K>, { say: string }> {
  const { people } = at.session
  const low = typed.toLowerCase()
  const known = personCalled(people, typed)
  if (known || !typed || !people.length) return { name: known?.name ?? typed }
  if (memory.askedAbout === low) return { name: typed }
  const alike = people.filter(p => p.name.toLowerCase().startsWith(low))
  return {
    say: kindWords.notHere(typed, alike.length === 1 ? alike[0]?.name : undefined),
    remember: { askedAbout: low },
  }
}
