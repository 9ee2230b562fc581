/** A line at a writing step that is exactly a command: a card, or the command? It is asked, never guessed. */
import { takesCards } from '../../../kinds/made/board.ts'
import type { StepOf } from '../../../session/shapes.ts'
import { lineWords } from '../reading/words.ts'
import { type Command, find } from './command.ts'

/** ms within which the line after a pasted one has come, too. */
export const burstMs = 60

/** True when the whole line is a command word (`next`, `help`), so that it could be meant either way. */
export function isCommandWord(text: string, commands: readonly Command[]): boolean {
  const found = find(commands, text)
  return found !== undefined && found.rest === ''
}

/** What is asked; where nobody may see what is typed, the word is not repeated. */
export function askMeant(text: string, isHidden: boolean): string {
  return isHidden ? lineWords.cardOrCommand : lineWords.cardOrCommandNamed(text)
}

/** How the answer was meant: undefined when it is no answer to that question, but something else that was typed on. */
export function readMeant(answer: string): 'card' | 'command' | 'again' | undefined {
  const word = answer.trim().replace(/^:/, '').toLowerCase()
  if (/^(?:a )?(?:card|text)$/.test(word) || word === 'ca') return 'card'
  if (/^(?:the )?command$/.test(word) || word === 'co') return 'command'
  return /^(?:|c|y|yes|no)$/.test(word) ? 'again' : undefined
}

/** What is asked of a line that may have been begun before the room went on: whether it is for where the room is now. */
export function askForHere(here: StepOf, begunAt: StepOf): string {
  const otherwise = takesCards(begunAt) ? `kept sends it to "${begunAt.title}"` : 'drop forgets it'
  return lineWords.wentOnBefore(here.title, otherwise)
}

/** For which step the answer takes a line; undefined when it is something else that was typed on. */
export function readForHere(answer: string): 'here' | 'kept' | 'drop' | undefined {
  const word = answer.trim().replace(/^:/, '').toLowerCase()
  if (word === '' || word === 'here') return 'here'
  return word === 'kept' || word === 'drop' ? word : undefined
}
