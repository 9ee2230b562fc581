/** A new session in two questions: the team and the people, both with a suggestion. */

import { readNames } from '../../screen/read-input.ts'
import type { Doors, NewSession } from '../../views/doors.ts'
import type { Talk } from './talk.ts'

/** Asks both; an empty line takes what is suggested. Undefined when the person goes back. */
export async function form(talk: Talk, doors: Doors, suggestion: Partial<NewSession>): Promise<NewSession | undefined> {
  // What is suggested comes from the sessions of the folder as last listed.
  await doors.list()
  const suggested = doors.suggest()
  const answer = async (question: string, known: string): Promise<string | undefined> => {
    while (true) {
      const line = await talk.ask(known ? `${question} An empty line takes ${known}` : question)
      if (line === undefined || line.startsWith(':')) return undefined
      if (line || known) return line || known
    }
  }
  talk.say(
    suggestion.from
      ? 'The next turn starts from the last one: its actions, its bet, what was parked, its numbers.'
      : `${suggestion.agenda?.startsWith('turn') ? 'A full turn, once round the wheel in 75 minutes' : 'A retro, once round the wheel in 25 minutes'}. A colon alone goes back.`,
  )
  const team = await answer('Which team is this?', suggestion.team ?? suggested.team)
  if (team === undefined) return undefined
  const known = suggestion.people ?? doors.suggest(team).people
  const people = await answer(
    'Who is in the room? Names with commas between; the first one facilitates.',
    known.join(', '),
  )
  if (people === undefined) return undefined
  return {
    team,
    people: readNames(people),
    agenda: suggestion.agenda ?? 'retro',
    ...(suggestion.from ? { from: suggestion.from } : {}),
  }
}
