/** What this terminal, this system and this folder can do: facts gathered for `doctor`, with what to do about the bad ones. */

import { execFile } from 'node:child_process'
import { constants, type Stats } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { commandLine } from '../command-line.ts'
import { localeOf, prefersAscii, settings } from './environment.ts'

/** One finding. `fix` is a command or a sentence that makes it better. */
export type Fact = { about: string; ok: boolean; say: string; fix?: string }

/** What the facts are read from. */
export type World = {
  env: Record<string, string | undefined>
  /** The size in cells, when stdout is a terminal. */
  size?: { columns: number; rows: number }
  /** Bits of colour the terminal says it has: 1, 4, 8 or 24. */
  colourBits: number
  node: string
  dir: string
  /** Asks tmux something; undefined when it does not answer. */
  tmux(...words: string[]): Promise<string | undefined>
}

/** Everything worth knowing, in the order it is printed. */
export async function gatherFacts(world: World): Promise<Fact[]> {
  return [
    terminalFact(world),
    sizeFact(world),
    charactersFact(world),
    coloursFact(world),
    ...(world.env.TMUX ? await tmuxFacts(world) : []),
    modeFact(world),
    nodeFact(world),
    await folderFact(world),
  ]
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
  return {
    about: 'colours',
    ok: true,
    say: colourBits <= 1 ? 'none' : colourBits >= 24 ? '16 million' : `${2 ** colourBits}`,
  }
}

async function tmuxFacts({ tmux }: World): Promise<Fact[]> {
  const version = (await tmux('-V'))?.replace('tmux ', '') ?? 'unknown'
  const facts: Fact[] = [
    {
      about: 'tmux',
      ok: true,
      say:
        Number.parseFloat(version) < 3.5
          ? `${version}: drops synchronized output; only changed rows are repainted`
          : version,
    },
  ]
  const wait = Number(await tmux('show-options', '-sv', 'escape-time'))
  if (wait > 50)
    facts.push({
      about: 'slow esc',
      ok: false,
      say: `tmux waits ${wait} ms after esc`,
      fix: 'tmux set -sg escape-time 10',
    })
  const clipboard = await tmux('show-options', '-sv', 'set-clipboard')
  if (clipboard && clipboard !== 'on')
    facts.push({
      about: 'copy',
      ok: false,
      say: `tmux set-clipboard is ${clipboard}: y cannot copy`,
      fix: 'tmux set -sg set-clipboard on',
    })
  const clients = (await tmux('list-clients', '-F', '#{client_name}'))?.split('\n').filter(Boolean).length ?? 1
  if (clients > 1)
    facts.push({
      about: 'watched',
      ok: false,
      say: `${clients} terminals show this window: silent writing is not silent here`,
      fix: 'pass the keyboard round in room mode, cards are masked there',
    })
  return facts
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
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major < 22) return { about: 'node', ok: false, say: `${node} works, but slowly`, fix: 'install Node 22 or newer' }
  if (major > 24 || (major === 24 && minor >= 7)) return { about: 'node', ok: true, say: node }
  // Without ML-KEM in Node the gateway has only the older key exchanges.
  return {
    about: 'node',
    ok: true,
    say: `${node}; with 24.7 or newer, ssh gives no warning when people join a room here`,
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

/** The world this process is in. */
export function thisWorld(dir: string): World {
  const run = promisify(execFile)
  const { stdout, env } = process
  return {
    env,
    dir,
    node: process.versions.node,
    colourBits: stdout.isTTY ? stdout.getColorDepth() : 1,
    ...(stdout.isTTY ? { size: { columns: stdout.columns, rows: stdout.rows } } : {}),
    tmux: (...words) =>
      run('tmux', words, { timeout: 1_000 }).then(
        done => done.stdout.trim(),
        () => undefined,
      ),
  }
}
