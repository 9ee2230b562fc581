/** What the program is built from: the commit in which it last changed, and its day. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** All that ends up in the program or says how. Other changes make no other program. */
export const parts = [
  'src',
  'bin',
  'docs',
  'sessions/examples',
  'package.json',
  'package-lock.json',
  'tsconfig.map.json',
]

/**
 * `commit` is short, with `, changed` where files differ from it, and empty outside of git; `seconds` is when that commit was made
 * (since 1970), or SOURCE_DATE_EPOCH where it is set, or now.
 */
export function sourcesIn(root) {
  const [commit = '', made = ''] = git(root, 'log', '-1', '--abbrev=8', '--format=%h %ct', '--', ...parts).split(' ')
  const isChanged = commit !== '' && git(root, 'status', '--porcelain', '--', ...parts) !== ''
  const seconds = Number(process.env.SOURCE_DATE_EPOCH || made || Math.floor(Date.now() / 1_000))
  return {
    commit: isChanged ? `${commit}, changed` : commit,
    seconds,
    day: new Date(seconds * 1_000).toISOString().slice(0, 10),
  }
}

/** What git says; nothing where these sources are no clone, or lie in one of something else. */
function git(root, ...words) {
  if (!existsSync(join(root, '.git'))) return ''
  try {
    return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
