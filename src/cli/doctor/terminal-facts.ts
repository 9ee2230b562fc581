/** What this terminal can show, what the person set, and where sessions are kept. */
import { constants, type Stats } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { sentence, UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { hasFewColours, localeOf, prefersAscii, settings, shown } from '../environment.ts'
import type { Fact, World } from './fact.ts'

/** Of the terminal itself, in the order they are printed. */
export function terminalFacts(world: World): Fact[] {
  return [terminalFact(world), sizeFact(world), charactersFact(world), coloursFact(world), modeFact(world)]
}

/** Of the program and what it keeps. */
export async function programFacts(world: World): Promise<Fact[]> {
  return [nodeFact(world), await configFact(world), ...(isDatabase(world.dir) ? [] : [await folderFact(world)])]
}

function terminalFact({ env, size }: World): Fact {
  const name = env.TERM ?? 'unknown'
  if (!size)
    return {
      about: 'terminal',
      ok: false,
      say: 'stdout is no terminal',
      fix: `run it without a pipe: ${commandLine('doctor')}`,
    }
  if (name === 'dumb' || name === 'unknown')
    return { about: 'terminal', ok: false, say: `TERM is ${name}: plain lines only`, fix: 'export TERM=xterm-256color' }
  return { about: 'terminal', ok: true, say: env.TMUX ? `tmux in ${name}` : name }
}

function sizeFact({ size }: World): Fact {
  if (!size) return { about: 'size', ok: false, say: 'unknown' }
  const say = `${size.columns}x${size.rows}`
  const small = size.columns < 60 || size.rows < 20
  return small
    ? { about: 'size', ok: false, say: `${say} is too small`, fix: 'make the window at least 60x20, better 80x24' }
    : { about: 'size', ok: true, say }
}

function charactersFact({ env }: World): Fact {
  const locale = localeOf(env) || 'no locale set'
  return prefersAscii(env)
    ? { about: 'characters', ok: false, say: `${locale}: drawn in ASCII`, fix: 'export LC_CTYPE=C.UTF-8' }
    : { about: 'characters', ok: true, say: `${locale}: box drawing` }
}

function coloursFact({ env, colourBits }: World): Fact {
  if (env.NO_COLOR) return { about: 'colours', ok: true, say: 'off, NO_COLOR is set' }
  if (env.FLYWHEEL_THEME && env.FLYWHEEL_THEME !== 'terminal' && hasFewColours(env))
    return {
      about: 'colours',
      ok: false,
      say: `${env.TERM} has sixteen: the theme ${env.FLYWHEEL_THEME} is not used`,
      fix: 'unset FLYWHEEL_THEME',
    }
  return {
    about: 'colours',
    ok: true,
    say: colourBits <= 1 ? 'none' : colourBits >= 24 ? '16 million' : `${2 ** colourBits}`,
  }
}

function modeFact({ env }: World): Fact {
  const { linear } = settings({}, env)
  return {
    about: 'plain lines',
    ok: true,
    say: linear ? 'on (ACCESSIBLE or TERM=dumb)' : 'off; --linear or ACCESSIBLE=1 turns them on',
  }
}

function nodeFact({ node }: World): Fact {
  const [major = 0] = node.split('.').map(Number)
  if (major < 22) return { about: 'node', ok: false, say: `${node} works, but slowly`, fix: 'install Node 22 or newer' }
  return { about: 'node', ok: true, say: node }
}

async function configFact({ config }: World): Promise<Fact> {
  try {
    const path = await config()
    return { about: 'config', ok: true, say: path === undefined ? 'no file, all as built in' : shown(path) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { about: 'config', ok: false, say: sentence(error) }
  }
}

async function folderFact({ dir }: World): Promise<Fact> {
  const fix = 'choose another with --dir'
  const { path, found } = await nearestThere(dir)
  if (!found.isDirectory()) return { about: 'folder', ok: false, say: `${path} is no folder`, fix }
  const writable = await access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!writable) return { about: 'folder', ok: false, say: `${path} cannot be written to`, fix }
  return { about: 'folder', ok: true, say: path === dir ? dir : `${dir}, made with the first session` }
}

/** The path itself or what is above it, whichever is there first. */
async function nearestThere(path: string): Promise<{ path: string; found: Stats }> {
  const found = await stat(path).catch(() => undefined)
  return found ? { path, found } : nearestThere(dirname(path))
}
