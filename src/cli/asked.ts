/** The two commonest things to ask for, read by hand, so that neither waits for the command parser: help, and home. */

import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import { themeNames } from '../screen/themes.ts'
import { type Config, motions, noConfig } from './config/config.ts'
import { settings } from './environment.ts'
import type { Common, Flags } from './parsing/command.ts'
import { commandNames } from './parsing/command-names.ts'
import { readWord } from './parsing/typed.ts'
import { isFolder, lookUp } from './sessions/look-up.ts'

/**
 * The settings when these arguments ask for the home screen and nothing else, of the usual folder or of one that a word names;
 * undefined when the parser must read them.
 */
export function homeAsked(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  config: Config = noConfig,
): Common | undefined {
  const flags: Flags = {}
  let folder: string | undefined
  for (let i = 0; i < argv.length; i++) {
    const word = itemAt(argv, i)
    switch (word) {
      case '--no-color':
        flags.color = false
        break
      case '--bell':
      case '--no-bell':
        flags.bell = word === '--bell'
        break
      case '--mouse':
      case '--no-mouse':
        flags.mouse = word === '--mouse'
        break
      case '--ascii':
        flags.ascii = true
        break
      case '--linear':
        flags.linear = true
        break
      case '--motion': {
        const motion = motions.find(name => name === argv[i + 1])
        if (!motion || flags.motion !== undefined) return undefined
        flags.motion = motion
        i++
        break
      }
      case '--theme': {
        const theme = themeNames.find(name => name === argv[i + 1])
        if (!theme || flags.theme !== undefined) return undefined
        flags.theme = theme
        i++
        break
      }
      case '--dir':
        if (!argv[i + 1] || itemAt(argv, i + 1).startsWith('-') || flags.dir !== undefined) return undefined
        flags.dir = argv[++i]
        break
      default:
        if (folder !== undefined || !mayBeFolder(word)) return undefined
        folder = word
    }
  }
  try {
    const asked = settings(flags, env, config)
    if (folder === undefined) return asked
    const found = lookUp(readWord(folder, 'session', 'PATH'), asked.dir)
    return found !== undefined && isFolder(found) ? { ...asked, dir: resolve(found) } : undefined
  } catch (error) {
    // The parser says it.
    if (error instanceof UserError) return undefined
    throw error
  }
}

function mayBeFolder(word: string): boolean {
  return !word.startsWith('-') && !commandNames.includes(word)
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
