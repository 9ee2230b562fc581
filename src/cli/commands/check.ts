/** check: are these session files whole? */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { print, printJson, safe } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { stream } from '../parsing/typed.ts'
import { logOf, sessionThere } from '../sessions/find-session.ts'

/** How many files are read at the same time. */
const atOnce = 16

/** What was found about one file. `line` counts from 1. */
type Finding = { file: string; ok: boolean; entries?: number; problem?: string; next?: string; exit: ExitCode }

export const check = command<{ files: string[]; json: boolean }>({
  usage: 'check <files..>',
  about: 'Check that session files are whole',
  examples: [
    ['flywheel check sessions/*.json', 'exit code 3 when one is damaged'],
    ['flywheel check checkout-t0001 --json', 'as data for programs'],
  ],
  words: {
    files: {
      type: 'string',
      means: 'input',
      offers: 'sessions',
      describe: 'session files, or names in --dir; - is standard input',
    },
  },
  options: { json },
  async run({ files, dir, ...args }) {
    // All are looked for before any is read: one that is not there is said at once.
    const paths = await Promise.all(files.map(file => (file === stream ? file : sessionThere(file, dir))))
    const findings: Finding[] = []
    for (let i = 0; i < paths.length; i += atOnce)
      findings.push(...(await Promise.all(paths.slice(i, i + atOnce).map(path => look(path, dir)))))
    if (args.json) await printJson(findings)
    else await print(findings.map(inWords).join('\n'))
    return Math.max(...findings.map(f => f.exit))
  },
})

async function look(file: string, dir: string): Promise<Finding> {
  const { Damaged } = await import('../../store/format.ts')
  const { refuseMisfit } = await import('../../room/fits.ts')
  try {
    const log = await logOf(file, dir)
    // A file can be whole and still hold moves that no room would have taken. What fits can be folded; that is a law of the room.
    refuseMisfit(log)
    return { file, ok: true, entries: log.length, exit: exitCodes.ok }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const next =
      error instanceof Damaged && error.restorable
        ? `To bring back what can be: ${commandLine('restore', file)}`
        : error.next
    return { file, ok: false, problem: error.message, next, exit: error.exit }
  }
}

function inWords(finding: Finding): string {
  if (finding.ok) return `ok       ${safe(finding.file)}  ${finding.entries} entries`
  const word = finding.exit === exitCodes.damaged ? 'damaged' : finding.exit === exitCodes.newer ? 'newer' : 'failed'
  return `${word.padEnd(7)}  ${safe(finding.file)}  ${safe(finding.problem ?? '')} ${safe(finding.next ?? '')}`.trimEnd()
}
