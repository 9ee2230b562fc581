/** Every page of help by its name; the build keeps them beside the program, so that showing one loads nothing. */

import { exitCodes } from '../errors.ts'
import { rowOf } from '../lists.ts'
import { commands } from './commands/index.ts'
import { home } from './commands/open.ts'
import { variables } from './environment.ts'
import { topics } from './manuals/topics.ts'
import { nameOf } from './parsing/command.ts'
import { columns, frontPage, pageOf } from './parsing/help-page.ts'
import { versionLine } from './version.ts'

const meanings: { [K in keyof typeof exitCodes]: string } = {
  ok: 'done',
  failed: 'not done; the line on stderr says why',
  usage: 'the command line was not understood, or there is no terminal for a screen',
  damaged: 'a session file is damaged (flywheel restore FILE), or a map has errors',
  locked: 'the session is open somewhere else',
  newer: 'the file was made by a newer flywheel and was left as it is',
  bug: 'a fault of the program',
  interrupted: 'ended by ctrl-c; other signals: 128 and their number (SIGTERM: 143)',
}

/** What the program is, in a sentence. */
export const about = 'Walk a group once round the Value Flywheel, on one terminal.'

/** Exit codes with what they mean. */
export function codeRows(program: string): (readonly [code: string, means: string])[] {
  return Object.entries(exitCodes).map(
    ([name, code]) => [String(code), rowOf(meanings, name).replace('(flywheel ', `(${program} `)] as const,
  )
}

/**
 * All pages but those made of docs/: `flywheel`, one a command, `exit-codes`, `environment` and `version`. `program` is what people
 * type to start this program; rows with examples stay in line, because each holds it once.
 */
export function helpPages(program = 'flywheel'): Record<string, string> {
  const codes = codeRows(program).map(([code, means]) => [code.padStart(3), means] as const)
  const pages = Object.fromEntries(commands.map(c => [nameOf(c), pageOf(c, program)]))
  return {
    ...pages,
    flywheel: frontPage(about, home, commands, program),
    help: `${rowOf(pages, 'help')}\n${columns('Topics:', Object.entries(topics))}\n`,
    'exit-codes': `${columns('Exit codes', codes)}\n`,
    environment: `${columns('Environment variables; a flag on the command line wins over them', variables)}\n`,
    version: `${versionLine}\n`,
  }
}
