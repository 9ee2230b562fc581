/** The two commonest things to ask for, read by hand, so that neither waits for the command parser: help, and home. */

import { UserError } from '../errors.ts'
import type { Common } from './command.ts'
import { settings } from './environment.ts'

/** The settings when these arguments ask for the home screen and nothing else; undefined when the parser must read them. */
export function homeAsked(argv: readonly string[], env: Record<string, string | undefined>): Common | undefined {
  const flags: Partial<Common> = {}
  for (let i = 0; i < argv.length; i++) {
    switch (argv[i]) {
      case '--no-color':
        flags.color = false
        break
      case '--ascii':
        flags.ascii = true
        break
      case '--linear':
        flags.linear = true
        break
      case '--dir':
        if (!argv[i + 1] || argv[i + 1]!.startsWith('-') || flags.dir !== undefined) return undefined
        flags.dir = argv[++i]
        break
      default:
        return undefined
    }
  }
  try {
    return settings(flags, env)
  } catch (error) {
    // The parser says it.
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** The help page these arguments ask for: of a command, of the program, or `version`; undefined when they do not. */
export function helpAsked(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  if (words.includes('--help') || words.includes('-h')) {
    const [name] = words.filter(word => !word.startsWith('-'))
    return name ?? 'flywheel'
  }
  return words.includes('--version') || words.includes('-v') ? 'version' : undefined
}
