/** The program: home straight to the screen, everything else through the command parser; every error ends here. */
import { type ExitCode, exitCodes, sentence, UserError } from '../errors.ts'
import { helpAsked, homeAsked } from './asked.ts'
import { settings } from './environment.ts'
import type { FirstPicture } from './first-picture.ts'
import { fullScreen } from './full-screen.ts'
import { endWhenNotTaken, faultSentence, print, tell, tellLines } from './output.ts'

/** Runs one command line (without node and script) and sets the exit code. `first` is home, when it was painted already. */
export async function main(argv: readonly string[], first?: FirstPicture): Promise<void> {
  endWhenNotTaken()
  try {
    process.exitCode = await (first ? fullScreen({ show: 'home', first }, first.settings) : run(argv))
  } catch (error) {
    const { debug } = settings({ debug: argv.includes('--debug') }, process.env)
    process.exitCode = await explain(error, debug)
  }
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  const help = helpAsked(argv)
  if (help !== undefined) {
    const { helpPages } = await import('./help-pages.ts')
    const pages = helpPages()
    await print(pages[help] ?? pages.flywheel!)
    return exitCodes.ok
  }
  const home = homeAsked(argv, process.env)
  if (home) return fullScreen({ show: 'home' }, home)
  const parser = await import('./parser.ts')
  return parser.run(argv)
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
