/** The program: home straight to the screen, everything else through the command parser; every error ends here. */

import { programName, tellHow } from '../command-line.ts'
import { type ExitCode, exitCodes, sentence, UserError } from '../errors.ts'
import { rowOf } from '../lists.ts'
import { helpAsked, homeAsked } from './asked.ts'
import { loadConfig } from './config/load.ts'
import { debugAsked } from './environment.ts'
import { endWhenNotTaken, faultSentence, print, tell, tellLines } from './files/output.ts'
import type { FirstPicture } from './first-picture.ts'
import { fullScreen } from './full-screen.ts'
import { startedAs } from './started-as.ts'

/** Runs one command line (without node and script) and sets the exit code. `first` is home, when it was painted already. */
export async function main(argv: readonly string[], first?: FirstPicture): Promise<void> {
  endWhenNotTaken()
  tellHow({ program: () => startedAs(process.argv[1] ?? '', process.env, process.cwd()) })
  try {
    if (argv.includes('--dir')) tellHow({ dir: argv[argv.indexOf('--dir') + 1] })
    process.exitCode = await (first ? fullScreen({ show: 'home', first }, first.settings) : run(argv))
  } catch (error) {
    process.exitCode = await explain(error, debugAsked(argv.includes('--debug'), process.env))
  }
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  const help = helpAsked(argv)
  if (help !== undefined) {
    const { helpPages } = await import('./help-pages.ts')
    const pages = helpPages(programName())
    await print(rowOf(pages, Object.hasOwn(pages, help) ? help : 'flywheel'))
    return exitCodes.ok
  }
  const home = await homeSettings(argv)
  if (home) return fullScreen({ show: 'home' }, home)
  const parser = await import('./parsing/parser.ts')
  return parser.run(argv)
}

/** The settings when home is asked for, so that nothing waits for the parser. @throws UserError when the config file is wrong. */
async function homeSettings(argv: readonly string[]) {
  return homeAsked(argv, process.env) && homeAsked(argv, process.env, await loadConfig(process.env))
}

/** One line on stderr that a person can act on; returns the exit code. */
async function explain(error: unknown, debug: boolean): Promise<number> {
  if (debug && error instanceof Error && error.stack) await tellLines(error.stack)
  if (error instanceof UserError) {
    await tell(`flywheel: ${sentence(error)}`)
    return error.exit
  }
  await tell(faultSentence(error))
  return exitCodes.bug
}
