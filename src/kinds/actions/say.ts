/** Actions as sentences to listen to, and the people they name. */
import { showDay } from '../../day.ts'
import type { Act, At } from '../../interact/act.ts'
import type { Action } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { statusWords, words } from './words.ts'

/** `ask audit, Eva, by 26 Nov, seen in consent, carried 2 turns`. Nobody is a name too. */
export function actionWords(action: Action, session: Session): string {
  return [
    action.text,
    action.owner ?? words.nobody,
    action.due && `by ${showDay(action.due, session.last)}`,
    action.signal && `seen in ${action.signal}`,
    action.carried && `carried ${plural(action.carried, 'turn')}`,
    action.status !== 'open' && statusWords[action.status],
    action.note,
  ]
    .filter(Boolean)
    .join(', ')
}

/**
 * Who is meant by a name: somebody of the room, in whatever case it is typed. Somebody who is not here is asked about once;
 * the same name again is kept.
 */
export function ownerIn(
  at: At<'actions'>,
  typed: string,
  memory: Readonly<Record<string, unknown>>,
): { name: string } | Extract<ReturnType<Act<'actions'>['move']>, { say: string }> {
  const { people } = at.session
  const low = typed.toLowerCase()
  const known = people.find(p => p.name.toLowerCase() === low)
  if (known || !typed || !people.length) return { name: known?.name ?? typed }
  if (memory.askedAbout === low) return { name: typed }
  const alike = people.filter(p => p.name.toLowerCase().startsWith(low))
  return {
    say: words.notHere(typed, alike.length === 1 ? alike[0]!.name : undefined),
    remember: { askedAbout: low },
  }
}
