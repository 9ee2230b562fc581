/** The README tells things as they are: its keys are those of the key table (FLYWHEEL_DRAW=1 writes them anew), its agenda can be used. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAgenda } from '../src/agendas/read.ts'
import { type KeyRow, keyTable, showKey } from '../src/ui/keys.ts'

const readme = new URL('../README.md', import.meta.url)

/** Scopes in the order people meet them, with what they are called. */
const places: [keyof typeof keyTable, string][] = [
  ['everywhere', 'everywhere'],
  ['step', 'at every step'],
  ['home', 'home'],
  ['writing', 'while a card is typed'],
  ['grouping', 'while grouping'],
  ['tally', 'while counting'],
  ['betting', 'while the bet is filled in'],
  ['gates', 'while gates are answered'],
  ['settle', 'settling the last turn'],
  ['map', 'on a map'],
  ['moving', 'while a part of a map moves'],
]

function keyLines(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = places.flatMap(([scope, title]) =>
    (keyTable[scope] as readonly KeyRow[]).map(
      (row, i) => `| ${i ? '' : title} | \`${row.on.map(showKey).map(cell).join('` `')}\` | ${cell(row.does)} |`,
    ),
  )
  return ['| where | key | what it does |', '|---|---|---|', ...rows].join('\n')
}

test('the key table of the README is the one of the program', () => {
  const text = readFileSync(readme, 'utf8')
  const wanted = text.replace(
    /<!-- keys -->[\s\S]*<!-- \/keys -->/,
    () => `<!-- keys -->\n${keyLines()}\n<!-- /keys -->`,
  )
  if (process.env.FLYWHEEL_DRAW) writeFileSync(readme, wanted)
  expect(readFileSync(readme, 'utf8')).toBe(wanted)
})

test('the agenda in the README is one that can be used', () => {
  const [, agenda] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8')) ?? []
  expect(readAgenda(agenda ?? '', 'ours.yaml').phases).toHaveLength(2)
})
