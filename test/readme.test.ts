/** README, docs and changelog tell things as they are: tables are those of the program (FLYWHEEL_DRAW=1 writes them anew), links lead somewhere. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { exerciseOf } from '../src/agendas/catalogue.ts'
import { agendas } from '../src/agendas/index.ts'
import { readAgenda } from '../src/agendas/read.ts'
import { tenets } from '../src/agendas/tenets.ts'
import { commands } from '../src/cli/commands/index.ts'
import { nameOf } from '../src/cli/parsing/command.ts'
import { pictureOf } from '../src/cli/record.ts'
import { kindOf } from '../src/kinds/index.ts'
import { type KeyRow, keyTable, showKey } from '../src/screen/keys/keys.ts'
import { screenSvg } from '../src/screen/picture.ts'
import { type Kind, kindNames } from '../src/session/shapes.ts'
import type { Entry } from '../src/session/types.ts'
import { redraws } from './support/redraw.ts'
import { exampleLog } from './terminals/given.ts'
import { servicesOf } from './terminals/participant/services.ts'

const root = join(import.meta.dirname, '..')
const readme = join(root, 'README.md')
const inDocs = (name: string) => join(root, 'docs', name)
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(inDocs('')).flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

/** Scopes in the order people meet them, with what they are called; several scopes may be one place. */
const places: [title: string, ...scopes: (keyof typeof keyTable | Kind)[]][] = [
  ['everywhere', 'everywhere'],
  ['at every step', 'step'],
  ['home', 'home'],
  ['home of a service', 'service'],
  ['a turn looked at there', 'reading'],
  ['writing cards', 'write'],
  ['grouping cards', 'group'],
  ['the bet', 'decide'],
  ['a vote', 'vote'],
  ['a scale or a gate', 'scale'],
  ['actions', 'actions'],
  ['a number over time', 'series'],
  ['several numbers', 'metrics'],
  ['a tree', 'tree'],
  ['a ring', 'ring'],
  ['the way to production', 'strip'],
  ['findings in rows', 'sweep'],
  ['watch signals', 'signals'],
  ['picking from a deck', 'pick'],
  ['settling on a sentence', 'choose'],
  ['a talk', 'look'],
  ['topics', 'topics'],
  ['a timeline', 'timeline'],
  ['comparing two at a time', 'compare'],
  ['the wheel', 'wheel'],
  ['the plan', 'planning', 'late'],
  ['on a map', 'editing'],
  ['while a part of a map moves', 'moving'],
  ['a map in a turn', 'map'],
  ['placing a part', 'place'],
  ['at a terminal of one\u2019s own', 'person', 'reacting'],
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
  const rows = places.flatMap(([title, ...scopes]) => {
    // A kind with several ways does the same by the same key in some of them.
    const told = scopes
      .flatMap(rowsAt)
      .map(row => `| \`${row.on.map(showKey).map(cell).join('` `')}\` | ${cell(row.does)} |`)
    return [...new Set(told)].map((row, i) => `| ${i ? '' : title} ${row}`)
  })
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

/** The agendas that come with the program, with the reason their longest exercise gives; those of the wheel have one in every phase. */
function agendaLines(): string {
  const rows = Object.entries(agendas).map(([name, make]) => {
    const { title, minutes, phases } = make()
    const [longest] = phases
      .flatMap(({ exercises }) => exercises)
      .sort((a, b) => minutesOf(b.steps) - minutesOf(a.steps))
    const about = phases.length > 4 ? 'Once round the wheel.' : longest?.why
    return `| \`${name}\` | ${title} | ${minutes} min | ${about} |`
  })
  return ['| agenda | title | time | why |', '|---|---|---|---|', ...rows].join('\n')
}

const minutesOf = (steps: readonly { minutes: number }[]) => steps.reduce((sum, step) => sum + step.minutes, 0)

/** What stands between two marks of a page is made from the program; FLYWHEEL_DRAW=1 makes it anew. */
test.each([
  ['keys', 'keys.md', keyLines],
  ['agendas', 'agendas.md', agendaLines],
  ['tenets', 'agendas.md', tenetLines],
])('the table of %s in docs/%s is the one of the program', (mark, name, lines) => {
  const text = readFileSync(inDocs(name), 'utf8')
  const between = new RegExp(`<!-- ${mark} -->[\\s\\S]*<!-- /${mark} -->`)
  expect(text).toMatch(between)
  const wanted = text.replace(between, () => `<!-- ${mark} -->\n${lines()}\n<!-- /${mark} -->`)
  if (redraws()) writeFileSync(inDocs(name), wanted)
  expect(readFileSync(inDocs(name), 'utf8')).toBe(wanted)
})

test('every kind in which something can be done by keys has its place in docs/keys.md', () => {
  const told = new Set<string>(places.flatMap(([, ...scopes]) => scopes))
  const withKeys = kindNames.filter(kind => kindOf(kind).ways.some(way => way.acts.some(({ keys }) => keys)))
  expect(withKeys.filter(kind => !told.has(kind))).toEqual([])
})

test('package.json names the manual page of every command, which npm installs', () => {
  const file = join(root, 'package.json')
  const about = JSON.parse(readFileSync(file, 'utf8'))
  const man = ['', ...commands.map(command => `-${nameOf(command)}`)].map(name => `dist/man/flywheel${name}.1`).sort()
  if (redraws()) writeFileSync(file, `${JSON.stringify({ ...about, man }, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8')).man).toEqual(man)
})

test('the README is one to read in ten minutes', () => {
  expect(readFileSync(readme, 'utf8').split('\n').length).toBeLessThanOrEqual(250)
})

/** What a heading is called in a link, as GitHub and GitLab do it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

test.each(pages)('every link in %s leads to a file, and to a heading in it', name => {
  const text = readFileSync(join(root, name), 'utf8').replace(/^```[\s\S]*?^```/gm, '')
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
  const spans = [...text.matchAll(/`((?:docs|src|test|bin|sessions)\/[\w./-]*)`/g)].map(([, path = '']) => path)
  const lost = links.filter(([, path = '', anchor]) => {
    const to = path ? join(root, dirname(name), path) : join(root, name)
    if (!existsSync(to)) return true
    return anchor && ![...readFileSync(to, 'utf8').matchAll(/^#+ (.*)$/gm)].some(([, h = '']) => anchorOf(h) === anchor)
  })
  expect(lost.map(([link]) => link)).toEqual([])
  expect(spans.filter(path => !existsSync(join(root, path)))).toEqual([])
})

test('every page of docs/ is reached from the README', () => {
  const text = readFileSync(readme, 'utf8')
  expect(pages.slice(1).filter(name => !text.includes(`(${name})`))).toEqual([])
})

test('the pictures in the README are what the program shows today, light and dark', async () => {
  const library = (turn: number): Entry[] =>
    JSON.parse(readFileSync(join(root, 'sessions', 'examples', `library-t000${turn}.json`), 'utf8')).log
  const look = { columns: 80, rows: 24, ascii: false, dir: root }
  const turn4 = library(4)
  const voted = turn4.findIndex(({ by, move }) => by === 'p6' && 'in' in move && move.in === 'attack.vote')
  const petra = await servicesOf(turn4.slice(0, voted)).sit('Petra')
  const title = 'library, turn 4: Vote, as Petra sees it'
  const shown: Record<string, (dark: boolean) => string | Promise<string>> = {
    vote: dark => pictureOf(exampleLog(2), 'challenge.vote', { ...look, dark }),
    wheel: dark => pictureOf(exampleLog(2), 'wheel', { ...look, dark }),
    map: dark => pictureOf(library(1), 'purpose.map', { ...look, dark }),
    own: dark => screenSvg(petra.rows(), { columns: 80, title, dark }),
  }
  const text = readFileSync(readme, 'utf8')
  for (const [name, draw] of Object.entries(shown))
    for (const dark of [false, true]) {
      const file = `${name}${dark ? '-dark' : ''}.svg`
      const wanted = `${await draw(dark)}\n`
      const path = inDocs(join('pictures', file))
      if (redraws()) writeFileSync(path, wanted)
      expect(readFileSync(path, 'utf8'), file).toBe(wanted)
      expect(text).toContain(`docs/pictures/${file}`)
    }
})

test('every exercise and command that the pages name is there', () => {
  const text = readFileSync(inDocs('agendas.md'), 'utf8')
  const systems = text.slice(text.indexOf('## Every other system'))
  const named = [...systems.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id = '']) => id)
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter(id => !exerciseOf(id) && !Object.hasOwn(agendas, id))).toEqual([])
  const known = new Set(commands.map(nameOf))
  const commandsNamed = pages.flatMap(name =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/(?:`|^)flywheel ([a-z]+)\b/gm)].map(
      ([, command = '']) => command,
    ),
  )
  expect(commandsNamed.length).toBeGreaterThan(60)
  expect(commandsNamed.filter(name => !known.has(name))).toEqual([])
})

test('the agenda in docs/agendas.md is one that can be used', () => {
  const [, agenda] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(inDocs('agendas.md'), 'utf8')) ?? []
  expect(readAgenda(agenda ?? '', 'ours.yaml').phases).toHaveLength(2)
})
