/** A new session in two questions: the team and the people, both with a suggestion. */

import { readNames } from '../../screen/read-input.ts'
import type { AppServices, NewSession } from '../../views/app-services.ts'
import { viewWords } from '../../views/words.ts'
import { lineWords } from './reading/words.ts'
import type { Talk } from './streams/talk.ts'

/** Asks both; an empty line takes what is suggested. Undefined when the person goes back. */
export async function form(
  talk: Talk,
  appServices: AppServices,
  suggestion: Partial<NewSession>,
): Promise<NewSession | undefined> {
  // What is suggested comes from the sessions of the folder as last listed.
  await appServices.list()
  const suggested = appServices.suggest()
  const answer = async (question: string, known: string): Promise<string | undefined> => {
    while (true) {
      const line = await talk.ask(known ? lineWords.emptyTakes(question, known) : question)
      if (line === undefined || line.startsWith(':')) return undefined
      if (line || known) return line || known
    }
  }
  talk.say(
    suggestion.from
      ? lineWords.nextStartsFromLast
      : lineWords.colonGoesBack(suggestion.agenda?.startsWith('turn') ? lineWords.formTurn : lineWords.formRetro),
  )
  const team = await answer(viewWords.whichTeam, suggestion.team ?? suggested.team)
  if (team === undefined) return undefined
  const known = suggestion.people ?? appServices.suggest(team).people
  const people = await answer(lineWords.whoIsHere, known.join(', '))
  if (people === undefined) return undefined
  return {
    team,
    people: readNames(people),
    agenda: suggestion.agenda ?? 'retro',
    ...(suggestion.from ? { from: suggestion.from } : {}),
  }
}
