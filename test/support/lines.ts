/** Somebody who reads and types plain lines through the built program or stock ssh: what they hear, as one text without line breaks. */
import { onTestFinished } from 'vitest'
import { patience } from './patience.ts'
import { type Program, type ProgramOptions, program } from './program.ts'

export type Lines = {
  /** Resolves when all these were said, in this order, after the last line that was typed. */
  hear(...what: (string | RegExp)[]): Promise<void>
  /** Types a line and hears these. */
  say(line: string, ...what: (string | RegExp)[]): Promise<void>
  /** Everything said so far, its white space single. */
  all(): string
  program: Program
}

/** Listens to a program in lines. @throws Error with the end of what was said when something is not said while there is patience. */
export function linesOf(args: string[], options: ProgramOptions = {}): Lines {
  const running = program(args, options)
  onTestFinished(() => running.kill('SIGKILL'))
  let from = 0
  const all = () => running.bytes().replace(/\s+/g, ' ')
  /** What was typed last: where it is shown, it is not what was said. */
  let typed = ''
  const hear = async (...what: (string | RegExp)[]) => {
    const end = Date.now() + patience
    for (const one of what) {
      for (;;) {
        const shown = typed ? all().indexOf(typed, from) : -1
        if (shown >= 0) {
          from = shown + typed.length
          typed = ''
        }
        const rest = all().slice(from)
        const at = typeof one === 'string' ? rest.indexOf(one) : rest.search(one)
        if (at >= 0) {
          from += at + (typeof one === 'string' ? one.length : 1)
          break
        }
        if (Date.now() > end) throw new Error(`never said ${one} after\n${all().slice(-1_500)}`)
        await new Promise(resolve => setTimeout(resolve, 15))
      }
    }
  }
  return {
    hear,
    async say(line, ...what) {
      from = all().length
      typed = line.replace(/\s+/g, ' ')
      running.type(`${line}\r`)
      await hear(...what)
    },
    all,
    program: running,
  }
}
