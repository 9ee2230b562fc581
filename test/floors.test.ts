/** The sources have floors: nothing imports upward or in a circle, and some packages live in one place only. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { shapeOf } from '../bench/house/shape.ts'

const root = resolve(import.meta.dirname, '../src')
const floors: Record<string, number> = {
  'lists.ts': 0,
  'errors.ts': 1,
  'text.ts': 1,
  'names.ts': 1,
  'clean.ts': 1.5,
  'day.ts': 1,
  'numbers.ts': 1,
  'steady.ts': 1,
  'quick-check.ts': 1,
  'outgoing.ts': 1,
  'command-line.ts': 1,
  draw: 2,
  map: 3,
  session: 4,
  ports: 5,
  interact: 5,
  kinds: 6,
  agendas: 7,
  turn: 7,
  store: 7,
  postgres: 8,
  evidence: 8,
  room: 8,
  export: 8,
  mapping: 8,
  screen: 8,
  views: 9,
  'terminals/facilitator': 10,
  'terminals/lines': 10,
  'terminals/participant': 10,
  'terminals/home': 10,
  'terminals/service-home.ts': 11,
  'terminals/guest.ts': 11,
  'terminals/hosted-terminal.tsx': 12,
  remote: 13,
  service: 14,
  cli: 15,
}
/** Packages that may be named in one place alone. */
const rooms: [name: RegExp, where: RegExp][] = [
  [/^(react|ink|ink-text-input)(\/|$)/, /^terminals\/facilitator\//],
  [/^lowdb/, /^store\//],
  [/^asciichart$/, /^draw\/chart\.ts$/],
  [/^yargs/, /^cli\//],
  [/^pg$/, /^postgres\//],
  [/^ssh2$/, /^remote\/gateway\//],
]

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(f => /\.tsx?$/.test(f))
const imports = new Map(files.map(f => [f, importsOf(f)]))

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(m => m[1]!)
}

/** The folder under `src`, and under `terminals`: those never import each other. */
const roomOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('terminals/') ? 2 : 1)
    .join('/')
const inside = (file: string, to: string) => relative(root, resolve(dirname(join(root, file)), to))

test('every file stands on a floor', () => {
  expect(files.filter(f => floors[roomOf(f)] === undefined)).toEqual([])
})

test('nothing imports from a floor above or from the room next door', () => {
  const wrong: string[] = []
  for (const [file, list] of imports)
    for (const to of list.filter(t => t.startsWith('.')).map(t => inside(file, t)))
      if (roomOf(to) !== roomOf(file) && floors[roomOf(to)]! >= floors[roomOf(file)]!) wrong.push(`${file} -> ${to}`)
  expect(wrong).toEqual([])
})

test('no circles, types included', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const to of (imports.get(file) ?? []).filter(t => t.startsWith('.'))) walk(inside(file, to), [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

test('packages stay in their rooms', () => {
  const wrong: string[] = []
  for (const [file, list] of imports)
    for (const name of list)
      for (const [pattern, where] of rooms)
        if (pattern.test(name) && !where.test(file)) wrong.push(`${file} -> ${name}`)
  expect(wrong).toEqual([])
})

test('what runs descriptions knows no terminal, no React, no room and no file', () => {
  const runners = files.filter(f => roomOf(f) === 'interact')
  expect(runners.length).toBeGreaterThan(5)
  const foreign = runners.flatMap(f =>
    (imports.get(f) ?? []).filter(to =>
      to.startsWith('.')
        ? /^(?:screen|views|terminals|store|room|remote|cli|kinds)\//.test(inside(f, to))
        : !/^valibot$/.test(to),
    ),
  )
  expect(foreign).toEqual([])
})

test('sessions are kept through the port; one file alone chooses the store', () => {
  // The disk, JSON, what a lock says of people, and the format of files that are exchanged: no way to open or keep a session.
  const free = /^store\/(?:disk|format|json|machine|places|trouble)\.ts$/
  const wrong = files
    .filter(f => !/^(?:store|postgres)$/.test(roomOf(f)) && f !== 'cli/store.ts')
    .flatMap(f => (imports.get(f) ?? []).filter(to => to.startsWith('.')).map(to => [f, inside(f, to)] as const))
    // The first picture is a bundle of its own: the whole store would make it slower to load.
    .filter(([f, to]) => f !== 'cli/first-picture.ts' || !/^store\/(?:list|quick-disk)\.ts$/.test(to))
    .filter(([f, to]) => roomOf(to) === 'store' && (!free.test(to) || /^(?:room|screen|views|terminals)\//.test(f)))
  expect(wrong.map(pair => pair.join(' -> '))).toEqual([])
  expect(imports.get('cli/store.ts')).toContain('../store/file-store.ts')
})

test('maps are read, changed and drawn through one door, and what is behind it knows no workshop', () => {
  // `flywheel map` is a program of its own over the library, and lies beside it.
  const door = (file: string, to: string) =>
    to === 'map/index.ts' || (file === 'cli/map-lines.ts' && to === 'map/command.ts')
  const around = files
    .filter(f => roomOf(f) !== 'map')
    .flatMap(f => (imports.get(f) ?? []).filter(to => to.startsWith('.')).map(to => [f, inside(f, to)] as const))
    .filter(([f, to]) => roomOf(to) === 'map' && !door(f, to))
  expect(around.map(pair => pair.join(' -> '))).toEqual([])
  const behind = files
    .filter(f => roomOf(f) === 'map')
    .flatMap(f =>
      (imports.get(f) ?? [])
        .filter(to => /^[.@\w]/.test(to))
        .map(to => (to.startsWith('.') ? roomOf(inside(f, to)) : to)),
    )
  expect(new Set(behind)).toEqual(new Set(['map', 'draw', 'lists.ts', 'text.ts', 'command-line.ts', 'outgoing.ts']))
})

/** More files than this side by side are read by nobody: a folder below says what some of them are for. */
const mostFiles = 25

test(`no folder holds more than ${mostFiles} files`, () => {
  const counts = new Map<string, number>()
  for (const f of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (f.isFile()) counts.set(f.parentPath, (counts.get(f.parentPath) ?? 0) + 1)
  expect(counts.size).toBeGreaterThan(40)
  expect([...counts].filter(([, n]) => n > mostFiles).map(([f, n]) => `${relative(root, f)}: ${n}`)).toEqual([])
})

test('code keeps the shape we aim at: flat, in short functions, with little that is only asserted', () => {
  const shapes = files.map(f => ({ f, ...shapeOf(f, readFileSync(join(root, f), 'utf8')) }))
  const where = (of: (shape: (typeof shapes)[number]) => { line: number }[]) =>
    shapes.flatMap(shape => of(shape).map(({ line }) => `${shape.f}:${line}`))
  const count = (of: (shape: (typeof shapes)[number]) => number[]) =>
    shapes.reduce((n, shape) => n + of(shape).length, 0)
  expect(where(s => s.nesting.filter(n => n.depth > 4))).toEqual([])
  expect(where(s => s.ternaries.filter(t => t.depth > 2))).toEqual([])
  expect(where(s => s.functions.filter(f => f.lines > 120))).toEqual([])
  expect(where(s => s.functions.filter(f => f.lines > 60)).length).toBeLessThanOrEqual(40)
  expect(count(s => s.asserted)).toBeLessThanOrEqual(200)
  expect(count(s => s.casts)).toBeLessThanOrEqual(80)
})

test('every file says in its first line what it is for', () => {
  expect(files.filter(f => !/^\/\*\*[ \n]/.test(readFileSync(join(root, f), 'utf8')))).toEqual([])
})

/** Uses of a kind's name outside the folders that know kinds: they only become fewer. `kinds/facts.ts` and `kinds/made/` are the places to ask. */
const mostUses = 10

test('kinds are known by name where they are described, and asked about by what they are elsewhere', () => {
  const kinds = readFileSync(join(root, 'session/shapes.ts'), 'utf8').match(/kindNames = \[([^\]]*)\]/)![1]!
  const kind = `'(?:${[...kinds.matchAll(/'(\w+)'/g)].map(m => m[1]).join('|')})'`
  const use = new RegExp(
    `[kK]ind\\)?(?:\\?\\.)? ?[!=]== ${kind}|case ${kind}|(?:StepOf|WorkOf|MoveOf)<${kind}>|(?:workOf|stepsWith)\\([^)\\n]*${kind}`,
    'g',
  )
  const found = files
    .filter(f => !/^(?:kinds|agendas)\/|^session\/shapes\.ts$/.test(f))
    .flatMap(f => [...readFileSync(join(root, f), 'utf8').matchAll(use)].map(m => `${f}: ${m[0]}`))
  expect(kinds).toContain('write')
  expect(found.length, found.join('\n')).toBeLessThanOrEqual(mostUses)
})
