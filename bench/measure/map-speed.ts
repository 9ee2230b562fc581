/** Prints how reading and drawing cost grows, how stable drawings are, and what hostile text costs: the part that needs no maps. */
import { checkDrawing } from '../../src/map/check-drawing.ts'
import { drawingJson, paint } from '../../src/map/drawing/draw.ts'
import { layout } from '../../src/map/drawing/layout.ts'
import { parse } from '../../src/map/text/parse.ts'
import { print, write } from '../../src/map/text/print.ts'
import { figure, median } from './figures.ts'

/** Numbers that look random and are the same every time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * sides)
  }
}

/** A map of so many parts, twice as many links. */
export function madeMap(parts: number): string {
  const roll = dice(parts)
  const words = ['order', 'stock', 'payment', 'cloud', 'data', 'team', 'release', 'search', 'risk', 'user']
  const lines: string[] = []
  for (let i = 0; i < parts; i++)
    lines.push(
      `component ${words[roll(10)]} ${words[roll(10)]} ${i} [${(roll(100) / 100).toFixed(2)}, ${(roll(100) / 100).toFixed(2)}]`,
    )
  const name = (i: number) => lines[i]!.slice(10).split(' [')[0]!
  return [...lines, ...Array.from({ length: parts * 2 }, () => `${name(roll(parts))}->${name(roll(parts))}`)].join('\n')
}

/** Milliseconds a run takes, the middle one of so many. */
function middle(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return median(times)
}

/** Milliseconds to read, lay out and paint in 120x40, and the share n log n would explain. */
export function growth(): void {
  console.log('\nparts   links   read ms   layout + draw ms (120x40)   per n log n, µs')
  for (const parts of [50, 100, 200, 500, 1_000, 2_000]) {
    const text = madeMap(parts)
    const read = middle(3, () => parse(text))
    const { map } = parse(text)
    const draw = middle(3, () => paint(layout(map, { columns: 120, rows: 40 })))
    const unit = ((read + draw) * 1_000) / (parts * Math.log2(parts))
    console.log(
      `${String(parts).padStart(5)}${String(parts * 2).padStart(8)}${read.toFixed(1).padStart(10)}${draw.toFixed(1).padStart(20)}${unit.toFixed(2).padStart(24)}`,
    )
  }
}

const hostile: [name: string, piece: string][] = [
  ['brackets', '['],
  ['half components', 'component ['],
  ['links', 'a->b\n'],
  ['foreign arrows', 'a=>b\n'],
  ['unknown ends', 'zzzzzzzz->yyyyyyyyyyy\n'],
  ['misspelt keywords', 'componet x [1,2]\n'],
  ['open comments', '/*'],
  ['quotes', `${'"'.repeat(1_990)}\n`],
  ['long blanks', `component A${' '.repeat(1_900)}x\n`],
  ['long digits', `evolve ${'1'.repeat(1_900)}x\n`],
  ['nested places', `annotation 1 [[1,1] ${'[1,1] '.repeat(300)}x\n`],
  ['pipelines on a line', `${'pipeline a {component '.repeat(90)}\n`],
  ['parts', 'component A [0.5,0.5]\n'],
]

/** What a megabyte of each kind of hostile text costs to read, both ways. */
export function worstText(): void {
  const size = 1_048_576
  const costs = hostile.map(([name, piece]) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
    return { name, lenient: middle(3, () => parse(text)), strict: middle(3, () => parse(text, { strict: true })) }
  })
  const worst = Math.max(...costs.map(c => Math.max(c.lenient, c.strict)))
  costs.sort((a, b) => Math.max(b.lenient, b.strict) - Math.max(a.lenient, a.strict))
  console.log('\n1 MB of hostile text, ms to read leniently / strictly, worst first')
  figure('the worst of them', `${worst.toFixed(0)} ms`, '<= 1000 ms', worst <= 1_000)
  for (const c of costs.slice(0, 4))
    console.log(`  ${c.name.padEnd(22)}${c.lenient.toFixed(0).padStart(6)} /${c.strict.toFixed(0).padStart(5)}`)
}

const pieces = [
  'component ',
  'pipeline ',
  '{',
  '}',
  '->',
  '+>',
  "+'",
  '[',
  ']',
  '0.5',
  ',',
  '//',
  '/*',
  '*/',
  '"',
  '\\',
  '\n',
  'label [',
  'evolve ',
  '(buy)',
  'url(',
  'annotation ',
  '[[',
  ']]',
  ' ',
  '\t',
  'é',
  '漢',
  'note ',
  ';',
  '\r\n',
  'evolution ',
  '@0.2',
  '`',
  '%%',
  '---',
  'market ',
  '=>',
  '>',
]

/** A stretch of one of the texts with pieces of the format put into it: what no author writes. */
export function stirred(texts: readonly string[], roll: (sides: number) => number): string {
  const whole = texts[roll(texts.length)] ?? ''
  const from = roll(whole.length)
  let text = whole.slice(from, from + roll(1_500))
  for (let k = roll(12); k >= 0; k--) {
    const at = roll(text.length + 1)
    text = text.slice(0, at) + (pieces[roll(pieces.length)] ?? '') + text.slice(at + roll(6))
  }
  return text
}

/** What is wrong with a text once read, written and drawn: none of these may be. It throws when reading or drawing does. */
export type Faults = { changed: boolean; silent: boolean; unstable: boolean; overwritten: number; ms: number }

/** Reads a text both ways, prints it, writes it anew and draws it in a size. */
export function faultsOf(text: string, size: { columns: number; rows: number }): Faults {
  const start = performance.now()
  const read = parse(text)
  const strict = parse(text, { strict: true })
  const ms = performance.now() - start
  const known = new Set(read.problems.map(p => p.line))
  const once = write(read.map)
  const plan = layout(read.map, size)
  return {
    changed: print(read) !== text || print(strict) !== text,
    silent: read.lines.some(l => l.kind === 'kept' && !known.has(l.number)),
    unstable: write(parse(once).map) !== once,
    overwritten: checkDrawing(read.map, drawingJson(plan, paint(plan))).overwritten,
    ms,
  }
}

const stormSizes = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 15 },
  { columns: 120, rows: 40 },
]

/** Cuts and stirs the texts so many times: counts throws, changed bytes, cells written twice, and the slowest reading. */
export function storm(texts: string[], rounds: number): void {
  const roll = dice(7)
  const sum = { thrown: 0, changed: 0, silent: 0, unstable: 0, overwritten: 0 }
  let slowest = 0
  for (let i = 0; i < rounds; i++) {
    const text = stirred(texts, roll)
    try {
      const faults = faultsOf(text, stormSizes[i % stormSizes.length] ?? { columns: 80, rows: 24 })
      slowest = Math.max(slowest, faults.ms)
      sum.overwritten += faults.overwritten
      for (const fault of ['changed', 'silent', 'unstable'] as const) sum[fault] += Number(faults[fault])
      if (process.argv.includes('--worst') && (faults.unstable || faults.overwritten)) console.log(JSON.stringify(text))
    } catch (error) {
      sum.thrown++
      console.log(`  ${String(error)}: ${JSON.stringify(text)}`)
    }
  }
  console.log(`\n${rounds} stirred texts, read both ways, written and drawn`)
  const none = (what: string, count: number) => figure(what, String(count), '0', count === 0)
  none('that throw', sum.thrown)
  none('bytes changed when printed', sum.changed)
  none('with a line lost in silence', sum.silent)
  none('unstable when written', sum.unstable)
  none('cells written twice', sum.overwritten)
  figure('the slowest to read, both ways', `${slowest.toFixed(1)} ms`, '<= 100 ms', slowest <= 100)
}

/** The share of other names that move when one part moves by a cell, without memory of the earlier drawing and with it. */
export function stability(texts: string[], columns: number, rows: number): string {
  const shares: { fresh: number[]; kept: number[] } = { fresh: [], kept: [] }
  for (const text of texts) {
    const { map } = parse(text)
    const size = { columns, rows }
    const before = layout(map, size)
    const nth = Math.floor(map.components.length / 2)
    const node = map.components[nth]
    if (!node || map.components.length < 3) continue
    const moved = {
      ...map,
      components: map.components.map((c, i) =>
        i === nth ? { ...c, evolution: Math.min(0.99, c.evolution + 0.013) } : c,
      ),
    }
    for (const [kind, options] of [
      ['fresh', {}],
      ['kept', { before }],
    ] as const) {
      const after = layout(moved, size, options)
      const others = after.nodes.filter(
        (n, i) =>
          n.name !== node.name && JSON.stringify(n.words.lines) !== JSON.stringify(before.nodes[i]?.words.lines),
      )
      shares[kind].push(others.length / after.nodes.length)
    }
  }
  const mean = (of: number[]) => `${((of.reduce((a, b) => a + b, 0) / of.length) * 100).toFixed(1)} %`
  const middleOf = (of: number[]) => `${(median(of) * 100).toFixed(1)} %`
  return `${columns}x${rows}: drawn afresh median ${middleOf(shares.fresh)}, mean ${mean(shares.fresh)}; with the earlier drawing median ${middleOf(shares.kept)}, mean ${mean(shares.kept)}`
}

/** Where other names move, on a map made here. */
function main(): void {
  growth()
  worstText()
  storm([madeMap(30), madeMap(60)], Number(process.env.FLYWHEEL_RUNS ?? 5_000))
}

if (import.meta.main) main()
