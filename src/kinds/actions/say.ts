/** Actions as sentences to listen to. */
import { showDay } from '../../day.ts'
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
