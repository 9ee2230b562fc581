/** A thousand texts as a session may hold them: the public naughty ones, and what means something to programs that read our files. */
import { readFileSync } from 'node:fs'
import { clean } from '../../src/clean.ts'

const naughty: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('../fixtures/naughty.json', import.meta.url), 'utf8'),
)
const pieces = [
  ...Object.values(naughty).flat(),
  ...[
    "it's",
    '"q"',
    '`id`',
    '$(id)',
    '$HOME',
    'a;b',
    'a,b',
    'c\\d',
    'x 2026-01-01',
    '(A)',
    '2026-01-01 first',
    '+team',
  ],
  ...['@ana', 'due:2020-01-01', 'id:3', 'pri:H', '/close', '=1+1', '-n', '--help', '%s', '\\n', 'END:VEVENT', '#12'],
  ...['!important', '漢字', '👩‍💻', '---', '# head', '</outline>', ']]>', '&amp;', 'end', 'root((x))'],
]

/** Cleaned, never empty, at most 300 cells. */
export const hostileTexts: readonly string[] = Array.from({ length: 1000 }, (_, i) => {
  const second = i >= pieces.length ? pieces[(i * 7) % pieces.length] : ''
  return clean(`${pieces[i % pieces.length]} ${second}`, 300) || `text ${i}`
})
