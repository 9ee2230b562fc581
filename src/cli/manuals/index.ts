/** What is printed once, when the program is built: manual pages, completions, and pages of docs/ as topics of help. */

import { allExercises } from '../../agendas/catalogue.ts'
import { agendas } from '../../agendas/index.ts'
import { namesIn } from '../../lists.ts'
import { type Command, nameOf } from '../parsing/command.ts'
import { bashScript } from './bash.ts'
import { fishScript } from './fish.ts'
import { type Lists, type Offers, offersOf } from './offers.ts'
import { topics } from './topics.ts'
import { zshScript } from './zsh.ts'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } satisfies Record<string, (all: Offers) => string>

export type Shell = keyof typeof scripts
export const shells = namesIn(scripts)

/** The completion script of a shell. */
export function completionFor(shell: Shell, commands: readonly Command[]): string {
  return scripts[shell](offersOf(commands, listsFor(commands)))
}

function listsFor(commands: readonly Command[]): Lists {
  const names = Object.keys(agendas)
  return {
    agendas: names,
    exercises: [...names, ...allExercises.map(({ exercise }) => exercise.id)],
    topics: [...commands.map(nameOf), ...namesIn(topics)],
  }
}
