/** The README tells things as they are: its tables are those of the program (FLYWHEEL_DRAW=1 writes them anew), its agenda can be used. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exerciseOf } from '../src/agendas/catalogue.ts'
import { readAgenda } from '../src/agendas/read.ts'
import { tenets } from '../src/agendas/tenets.ts'
import { nameOf } from '../src/cli/command.ts'
import { commands } from '../src/cli/commands/index.ts'
import { kindOf } from '../src/kinds/index.ts'
import { type Kind, kindNames } from '../src/session/shapes.ts'
import { type KeyRow, keyTable, showKey } from '../src/ui/keys.ts'
import { redraws } from './support/redraw.ts'
import { exampleLog, opened } from './ui/given.ts'

const readme = new URL('../README.md', import.meta.url)

/** Scopes in the order people meet them, with what they are called; several scopes may be one place. */
const places: [title: string, ...scopes: (keyof typeof keyTable | Kind)[]][] = [
  ['everywhere', 'everywhere'],
  ['at every step', 'step'],
  ['home', 'home'],
  ['writing cards', 'write'],
  ['grouping cards', 'group'],
  ['the bet', 'decide'],
  ['a vote', 'vote'],
  ['a scale or a gate', 'scale'],
  ['actions', 'actions'],
  ['several numbers', 'metrics'],
  ['a tree', 'tree'],
  ['a ring', 'ring'],
  ['the way to production', 'strip'],
  ['findings in rows', 'sweep'],
  ['watch signals', 'signals'],
  ['picking from a deck', 'pick'],
  ['settling on a sentence', 'choose'],
  ['topics', 'topics'],
  ['comparing two at a time', 'compare'],
  ['the wheel', 'wheel'],
  ['the plan', 'planning', 'late'],
  ['on a map', 'editing'],
  ['while a part of a map moves', 'moving'],
  ['a map in a turn', 'map'],
  ['placing a part', 'place'],
  ['at a terminal of one\u2019s own', 'person'],
  ['looking on', 'looking'],
  ['facilitating', 'facilitator', 'private'],
  ['hosting', 'lobby', 'hosting', 'hosted'],
  ['people and the door', 'guests'],
]

/** The rows of a scope of the key table, or of the acts of a kind. */
function rowsAt(scope: keyof typeof keyTable | Kind): readonly Pick<KeyRow, 'on' | 'does'>[] {
  const ways = kindNames.find(kind => kind === scope) && kindOf(scope as Kind).ways
  return ways
    ? ways.flatMap(way => way.acts.flatMap(({ keys, does }) => (keys ? [{ on: keys, does }] : [])))
    : (keyTable[scope as keyof typeof keyTable] as readonly KeyRow[])
}

function keyLines(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = places.flatMap(([title, ...scopes]) =>
    scopes
      .flatMap(rowsAt)
      .map((row, i) => `| ${i ? '' : title} | \`${row.on.map(showKey).map(cell).join('` `')}\` | ${cell(row.does)} |`),
  )
  return ['| where | key | what it does |', '|---|---|---|', ...rows].join('\n')
}

/** The tenets with their exercises, the one that goes deep first. */
function tenetLines(): string {
  const rows = tenets.map(({ name, exercises: [deep, ...others] }, i) => {
    const kinds = new Set(exerciseOf(deep)?.exercise.steps.map(step => step.kind))
    const also = others.map(id => `\`${id}\``).join(' ')
    return `| ${i + 1} ${name} | \`${deep}\` (${[...kinds].join(', ')}) | ${also} |`
  })
  return ['| tenet | in depth | also |', '|---|---|---|', ...rows].join('\n')
}

/** What stands between two marks of the README is made from the program; FLYWHEEL_DRAW=1 makes it anew. */
test.each([
  ['keys', keyLines],
  ['tenets', tenetLines],
])('the table of %s in the README is the one of the program', (mark, lines) => {
  const text = readFileSync(readme, 'utf8')
  const between = new RegExp(`<!-- ${mark} -->[\\s\\S]*<!-- /${mark} -->`)
  const wanted = text.replace(between, () => `<!-- ${mark} -->\n${lines()}\n<!-- /${mark} -->`)
  if (redraws()) writeFileSync(readme, wanted)
  expect(readFileSync(readme, 'utf8')).toBe(wanted)
})

test('the picture in the README is what the program shows today', async () => {
  const shown = await opened(exampleLog(2), { open: { readOnly: true } })
  const isVote = () => shown.text().includes(' dots, by show of hands')
  for (let i = 0; i < 20 && !isVote(); i++) await shown.type('b')
  expect(isVote()).toBe(true)
  const picture = shown.rows().map(row => row.trimEnd())
  const text = readFileSync(readme, 'utf8')
  const wanted = text.replace(/```text\n[\s\S]*?```/, () => `\`\`\`text\n${picture.join('\n')}\n\`\`\``)
  if (redraws()) writeFileSync(readme, wanted)
  expect(readFileSync(readme, 'utf8')).toBe(wanted)
})

test('every exercise and command that the README names is there', () => {
  const text = readFileSync(readme, 'utf8')
  const systems = text.slice(text.indexOf('### Every other system'), text.indexOf('## Everybody at their own'))
  const named = [...systems.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(found => found[1]!)
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter(id => !exerciseOf(id))).toEqual([])
  const commandsNamed = [...text.matchAll(/flywheel ([a-z]+)\b/g)].map(found => found[1]!)
  const known = new Set(commands.map(nameOf))
  expect(commandsNamed.filter(name => !known.has(name))).toEqual([])
})

test('the agenda in the README is one that can be used', () => {
  const [, agenda] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8')) ?? []
  expect(readAgenda(agenda ?? '', 'ours.yaml').phases).toHaveLength(2)
})
