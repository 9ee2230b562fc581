/** A git folder made in one go: commits of many people, merges, tags. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Who wrote the commits, by name and address. */
export const authors = Array.from(
  { length: 25 },
  (_, i) => [`Petra${i} Lindqvist${i}`, `p${i}.lind@secret${i}.example`] as const,
)

const day = 86_400

/**
 * A folder with so many commits, `perTag` of them behind each tag and every tenth one a merge, one an hour up to the moment `end` (s).
 * Commits, branches and every other tag speak of people. Removed with `remove`.
 */
export function repository(commits: number, perTag: number, end: number): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-git-'))
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  execFileSync('git', ['init', '-q', '-b', 'main', folder], { env })
  const lines: string[] = []
  const who = (i: number, at: number) => {
    const [name, address] = authors[i % authors.length] ?? ['', '']
    return `${name} <${address}> ${at} +0200`
  }
  for (let i = 1; i <= commits; i++) {
    const at = end - (commits - i) * 3600
    const said = `by ${authors[i % authors.length]?.[0]}`
    lines.push('commit refs/heads/main', `mark :${i}`, `author ${who(i, at - 1800)}`, `committer ${who(i, at)}`)
    lines.push(`data ${Buffer.byteLength(said)}`, said)
    if (i > 1) lines.push(`from :${i - 1}`)
    if (i > 2 && i % 10 === 0) lines.push(`merge :${i - 2}`)
    if (i % perTag === 0) {
      const n = i / perTag
      const name = n % 2 ? `v1.${n}` : `for-${authors[n % authors.length]?.[0].replace(' ', '-')}`
      lines.push(`tag ${name}`, `from :${i}`, `tagger ${who(i, at + day)}`, `data ${Buffer.byteLength(said)}`, said)
    }
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { env, input: `${lines.join('\n')}\n` })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
