/** The table of drawings: maps drawn in several sizes, measured by what they show, beside the aims. */
import { checkDrawing, type Measures } from '../../src/map/check-drawing.ts'
import { checkReader, type ReaderMeasures } from '../../src/map/check-reader.ts'
import { drawingJson, paint } from '../../src/map/drawing/draw.ts'
import { layout } from '../../src/map/drawing/layout.ts'
import { parse } from '../../src/map/text/parse.ts'
import { figure, percentile } from './figures.ts'

export type MapText = { file: string; text: string }
type Row = Measures & ReaderMeasures & { file: string; parts: number; ms: number }

export const sizes = [
  [60, 15],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

export function percent(part: number, of: number): string {
  return `${((part / Math.max(1, of)) * 100).toFixed(2)} %`
}

function draw(text: string, columns: number, rows: number) {
  const { map } = parse(text)
  const plan = layout(map, { columns, rows })
  return [map, plan, paint(plan)] as const
}

/** How often each map is drawn for its time: the quickest counts, so that what else runs on the machine counts little. */
const tries = 5

/** Milliseconds this program has had of a processor. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function rowOf({ file, text }: MapText, columns: number, rows: number): Row {
  const times: number[] = []
  for (let round = 0; round < tries; round++) {
    const start = cpu()
    draw(text, columns, rows)
    times.push(cpu() - start)
  }
  const [map, plan, grid] = draw(text, columns, rows)
  const drawing = drawingJson(plan, grid)
  const parts = plan.nodes.filter(n => n.kind !== 'evolved').length
  return { file, parts, ms: Math.min(...times), ...checkDrawing(map, drawing), ...checkReader(map, drawing) }
}

/** All maps of a set in one size. */
export function rowsOf(texts: MapText[], columns: number, rows: number): Row[] {
  return texts.map(t => rowOf(t, columns, rows))
}

type Key = { [K in keyof Row]: Row[K] extends number ? K : never }[keyof Row]

function sum(rows: Row[], of: Key): number {
  return rows.reduce((n, r) => n + r[of], 0)
}

/** A share in %; not a number of a class without maps. */
function share(rows: Row[], of: Key, whole: Key): number {
  if (!rows.length) return Number.NaN
  return (sum(rows, of) / Math.max(1, sum(rows, whole))) * 100
}

const no = [undefined, undefined, undefined] as const
/** Classes of maps by how many parts they have. */
const classes = [
  { what: 'up to 20 parts', has: (parts: number) => parts <= 20 },
  { what: '21-40 parts', has: (parts: number) => parts > 20 && parts <= 40 },
  { what: '41-60 parts', has: (parts: number) => parts > 40 && parts <= 60 },
  { what: 'over 60 parts', has: (parts: number) => parts > 60, least: 80 },
]
const over40 = (rows: Row[]) => rows.filter(r => r.parts > 40)
const over20 = (rows: Row[]) => rows.filter(r => r.parts > 20 && r.parts <= 40)
const latest = (rows: Row[]) =>
  percentile(
    rows.map(r => r.ms),
    0.95,
  )

/** A line of the table; aims for 80x24, 120x40 and 200x60, at least or at most; none where there is nothing to reach. */
type Line = {
  what: string
  of: (rows: Row[]) => number
  unit: '%' | 'ms' | ''
  aims: readonly (number | undefined)[]
  least?: boolean
}

const lines: Line[] = [
  { what: 'labels in full', of: r => share(r, 'full', 'nodes'), unit: '%', aims: [95, 99.8, 100], least: true },
  ...classes.map(({ what, has, least }): Line => {
    const of = (rows: Row[]) =>
      share(
        rows.filter(r => has(r.parts)),
        'full',
        'nodes',
      )
    return { what: `  labels, ${what}`, of, unit: '%', aims: [least, undefined, undefined], least: true }
  }),
  { what: 'neither label nor number with its name', of: r => sum(r, 'neither'), unit: '', aims: [0, 0, 0] },
  {
    what: 'nearer to another marker, 21-40 parts',
    of: r => share(over20(r), 'astray', 'standing'),
    unit: '%',
    aims: [3, 0.5, undefined],
  },
  {
    what: 'nearer to another marker, over 40 parts',
    of: r => share(over40(r), 'astray', 'standing'),
    unit: '%',
    aims: [8, 2, undefined],
  },
  { what: 'more than 3 cells from their marker', of: r => sum(r, 'far'), unit: '', aims: [0, 0, 0] },
  { what: 'links over half hidden', of: r => share(r, 'halfHidden', 'edges'), unit: '%', aims: [4, 0.5, 0] },
  ...classes.map(({ what, has }): Line => {
    const of = (rows: Row[]) =>
      share(
        rows.filter(r => has(r.parts)),
        'halfHidden',
        'edges',
      )
    return { what: `  links, ${what}`, of, unit: '%', aims: no }
  }),
  { what: 'links wholly hidden', of: r => sum(r, 'allHidden'), unit: '', aims: [0, 0, 0] },
  {
    what: 'links through a foreign marker',
    of: r => share(r, 'throughForeign', 'edges'),
    unit: '%',
    aims: [3, 1, 0.5],
  },
  {
    what: 'cells of links shared without a common end',
    of: r => share(r, 'sharedCells', 'linkCells'),
    unit: '%',
    aims: no,
  },
  {
    what: 'links that share few of their cells so',
    of: r => share(r, 'apart', 'edges'),
    unit: '%',
    aims: [undefined, 85, 85],
    least: true,
  },
  {
    what: 'notes of one column in order',
    of: r => share(r, 'notesInOrder', 'notePairs'),
    unit: '%',
    aims: [100, 100, 100],
    least: true,
  },
  {
    what: 'parts inside their pipeline',
    of: r => share(r, 'inside', 'piped'),
    unit: '%',
    aims: [100, 100, 100],
    least: true,
  },
  { what: 'overwritten cells', of: r => sum(r, 'overwritten'), unit: '', aims: [0, 0, 0] },
  { what: 'stage changed', of: r => sum(r, 'stageChanged'), unit: '', aims: [0, 0, 0] },
  { what: 'order inverted', of: r => sum(r, 'inverted'), unit: '', aims: [0, 0, 0] },
  { what: 'markers that share a cell', of: r => sum(r, 'sharing'), unit: '', aims: no },
  {
    what: 'marker off its row, most',
    of: r => Math.max(0, ...r.map(m => m.rowsOff)),
    unit: '',
    aims: no,
  },
  { what: 'read + layout + draw, p95', of: latest, unit: 'ms', aims: [5, 3, undefined] },
]

function say(value: number, unit: Line['unit']): string {
  if (Number.isNaN(value)) return '–'
  const number = unit === '%' || !Number.isInteger(value) ? value.toFixed(2) : String(value)
  return unit ? `${number} ${unit}` : number
}

/** Prints the whole table of a set, and the lines with an aim that are missed. */
export function table(texts: MapText[], options: { worst: boolean; without?: readonly string[] }): void {
  // The first drawings teach the engine; nobody waits for them.
  for (const t of texts.slice(0, 40)) for (const [columns, rows] of sizes) draw(t.text, columns, rows)
  const drawn = sizes.map(([columns, rows]) => rowsOf(texts, columns, rows))
  const [, usual = []] = drawn
  const kinds = classes.map(c => `${usual.filter(r => c.has(r.parts)).length} of ${c.what}`)
  console.log(`${texts.length} maps (${kinds.join(', ')}), ${sum(usual, 'nodes')} labels, ${sum(usual, 'edges')} links`)
  console.log(['what'.padEnd(46), ...sizes.map(s => s.join('x').padStart(12)), '   aims'].join(''))
  const aimed = lines.filter(l => !options.without?.includes(l.what))
  for (const l of aimed) {
    const aims = l.aims.map(a => (a === undefined ? '–' : `${l.least ? '>= ' : '<= '}${a}`))
    console.log(
      `${l.what.padEnd(46)}${drawn.map(d => say(l.of(d), l.unit).padStart(12)).join('')}   ${l.aims.some(a => a !== undefined) ? aims.join(' / ') : ''}`,
    )
  }
  for (const [i, [columns, rows]] of sizes.entries())
    for (const l of aimed) {
      const aim = i === 0 ? undefined : l.aims[i - 1]
      if (aim === undefined) continue
      const value = l.of(drawn[i]!)
      const reached = Number.isNaN(value) || (l.least ? value >= aim - 1e-9 : value <= aim + 1e-9)
      if (!reached)
        figure(`${columns}x${rows}, ${l.what.trim()}`, say(value, l.unit), `${l.least ? '>= ' : '<= '}${aim}`, reached)
    }
  if (options.worst) for (const [i, [columns, rows]] of sizes.entries()) worst(drawn[i]!, `${columns}x${rows}`)
}

/** The maps that do worst, by what is wrong with them. */
function worst(rows: Row[], size: string): void {
  const bad: [what: string, of: (r: Row) => number][] = [
    ['keyed', r => r.nodes - r.full],
    ['neither', r => r.neither],
    ['astray', r => r.astray],
    ['far', r => r.far],
    ['half hidden', r => r.halfHidden],
    ['all hidden', r => r.allHidden],
    ['notes out of order', r => r.notePairs - r.notesInOrder],
    ['outside their pipeline', r => r.piped - r.inside],
    ['inverted', r => r.inverted],
    ['sharing', r => r.sharing],
    ['ms', r => r.ms],
  ]
  for (const [what, of] of bad) {
    const some = rows.filter(r => of(r) > 0).sort((a, b) => of(b) - of(a))
    if (some.length)
      console.log(
        `  ${size} ${what}: ${some
          .slice(0, 5)
          .map(r => `${r.file} (${Number(of(r).toFixed(1))} of ${r.nodes})`)
          .join(', ')}`,
      )
  }
}
