/** What the makers of releases share: trees of files with one time and set modes, hashes, programs that are there or not. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a file below `root`, with the folders above it; all of it gets its mode here, whatever the umask. */
export function put(root, name, content, mode = 0o644) {
  const file = join(root, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  chmodSync(file, mode)
}

/** Every file and folder below `root`, in one order, as paths below it. */
export function allBelow(root) {
  return readdirSync(root, { recursive: true }).sort()
}

/** Every file below `root`, in one order. */
export function filesBelow(root) {
  return allBelow(root).filter(name => statSync(join(root, name)).isFile())
}

/** Gives all below `root`, and itself, one time (seconds since 1970), and folders the mode 755. Links are left as they are. */
export function settle(root, seconds) {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name)
    if (entry.isDirectory()) settle(path, seconds)
    else if (entry.isFile()) utimesSync(path, seconds, seconds)
  }
  chmodSync(root, 0o755)
  utimesSync(root, seconds, seconds)
}

export function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Whether a program can be started. */
export function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}

/** Runs a program and returns what it prints; throws with what it said on stderr. */
export function run(program, args, { env = {}, ...options } = {}) {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 << 20,
      env: { ...process.env, ...env },
      ...options,
    })
  } catch (error) {
    throw new Error(
      `${program} ${args[0] ?? ''}: ${(error.stderr || error.message).trim().split('\n').slice(-3).join(' ')}`,
    )
  }
}
