/** Prints how well and how fast maps are read and drawn, over a folder of real ones: `npm run check:maps -- [FOLDER] [--worst] [--varied]`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDrawing, type Measures } from '../src/map/check-drawing.ts'
import { drawingJson, paint } from '../src/map/draw.ts'
import { toJson } from '../src/map/json.ts'
import { layout } from '../src/map/layout.ts'
import { parse } from '../src/map/parse.ts'
import { print, write } from '../src/map/print.ts'
import { figure, median, percentile } from './measure/figures.ts'
import { growth, stability, storm, worstText } from './measure/map-speed.ts'
import { variations, varied } from './measure/varied-maps.ts'

const folder = process.argv.slice(2).find(a => !a.startsWith('--')) ?? join(import.meta.dirname, '../../shared/maps')
// A folder of maps, or one with expected readings beside them.
const corpus = existsSync(join(folder, 'corpus')) ? join(folder, 'corpus') : folder
const sizes = [
  [60, 15],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

if (!existsSync(corpus)) console.log(`No maps to measure: ${corpus} is not there. Give a folder with .owm files in it.`)
else measure()

function percent(part: number, of: number): string {
  return `${((part / Math.max(1, of)) * 100).toFixed(2)} %`
}

function draw(text: string, columns: number, rows: number) {
  const { map } = parse(text)
  const plan = layout(map, { columns, rows })
  return [map, plan, paint(plan)] as const
}

/** One table of all measures of all drawings. */
function drawings(files: string[], texts: string[]): void {
  const figures: Parameters<typeof figure>[] = []
  const columns = sizes.map(([columns, rows]) => {
    const times: number[] = []
    const all: (Measures & { file: string })[] = texts.map((text, i) => {
      let [map, plan, grid] = draw(text, columns, rows)
      const three: number[] = []
      for (let round = 0; round < 3; round++) {
        const start = performance.now()
        ;[map, plan, grid] = draw(text, columns, rows)
        three.push(performance.now() - start)
      }
      times.push(median(three))
      return { file: files[i]!, ...checkDrawing(map, drawingJson(plan, grid)) }
    })
    const sum = (of: keyof Measures) => all.reduce((n, m) => n + m[of], 0)
    const most = (of: keyof Measures) => Math.max(...all.map(m => m[of]))
    if (process.argv.includes('--worst'))
      for (const what of [
        'overwritten',
        'neither',
        'inverted',
        'stageChanged',
        'allHidden',
        'halfHidden',
        'throughForeign',
        'sharing',
      ] as const)
        for (const m of all.filter(m => m[what] > 0).slice(0, 6))
          console.log(`${columns}x${rows} ${what} ${m[what]}: ${m.file}`)
    if (process.argv.includes('--worst'))
      for (const m of all
        .filter(m => m.full < m.nodes)
        .sort((a, b) => a.full - a.nodes - (b.full - b.nodes))
        .slice(0, 12))
        console.log(`${columns}x${rows} keyed ${m.nodes - m.full} of ${m.nodes}: ${m.file}`)
    const size = `${columns}x${rows}`
    const late = percentile(times, 0.95)
    const none = (what: string, n: number) => figures.push([`${size}, ${what}`, String(n), '0', n === 0])
    none('cells overwritten', sum('overwritten'))
    none('stage changed or order inverted', sum('stageChanged') + sum('inverted'))
    // Smaller than any screen of the program: there something has to go.
    if (columns >= 80) {
      none('nodes with neither label nor key', sum('neither'))
      none('links fully hidden', sum('allHidden'))
      figures.push([`${size}, read and draw, 95 of 100`, `${late.toFixed(1)} ms`, '<= 50 ms', late <= 50])
    }
    return [
      String(sum('overwritten')),
      percent(sum('full'), sum('nodes')),
      String(sum('neither')),
      `${most('rowsOff').toFixed(2)}, ${most('columnsOff').toFixed(2)}`,
      `${sum('stageChanged')}, ${sum('inverted')}, ${sum('sharing')}`,
      percent(sum('halfHidden'), sum('edges')),
      String(sum('allHidden')),
      percent(sum('throughForeign'), sum('edges')),
      `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} / ${Math.max(...times).toFixed(1)}`,
    ]
  })
  const names = [
    'overwritten cells',
    'labels shown in full',
    'nodes with neither label nor key',
    'marker error, max rows, columns',
    'stage changed, order inverted, sharing a cell',
    'links more than half hidden',
    'links fully hidden',
    'links through a foreign marker',
    'read + layout + draw ms, p50 / p95 / max',
  ]
  console.log(`${files.length} maps`)
  console.log(['what'.padEnd(46), ...sizes.map(s => s.join('x').padStart(22))].join(''))
  names.forEach((name, i) => {
    console.log([name.padEnd(46), ...columns.map(c => c[i]!.padStart(22))].join(''))
  })
  for (const one of figures) figure(...one)
}

function measure(): void {
  const files = readdirSync(corpus).filter(f => f.endsWith('.owm'))
  const texts = files.map(f => readFileSync(join(corpus, f), 'utf8'))
  if (process.argv.includes('--varied')) {
    for (const how of variations) {
      console.log(`\n${how}`)
      drawings(
        files,
        texts.map((t, i) => varied(t, how, texts[(i + 1) % texts.length]!)),
      )
    }
    return
  }
  drawings(files, texts)
  reading(files, texts)
  console.log('\nnames of other parts that move when one part moves by a step')
  for (const [columns, rows] of sizes.slice(1)) console.log(`  ${stability(texts, columns, rows)}`)
  growth()
  worstText()
  storm(texts, Number(process.env.FLYWHEEL_RUNS ?? 5_000))
}

/** Fields of two values that differ, and how many were compared. */
function compare(mine: unknown, theirs: unknown): { fields: number; wrong: number } {
  if (theirs === null || typeof theirs !== 'object') return { fields: 1, wrong: mine === theirs ? 0 : 1 }
  const sum = { fields: 0, wrong: 0 }
  for (const [key, value] of Object.entries(theirs)) {
    const { fields, wrong } = compare((mine as Record<string, unknown> | undefined)?.[key], value)
    sum.fields += fields
    sum.wrong += wrong
  }
  if (Array.isArray(theirs) && Array.isArray(mine) && mine.length > theirs.length)
    sum.wrong += mine.length - theirs.length
  return sum
}

/** Strict reading against what the reference reads, bytes kept, the written form read again, dangling links explained. */
function reading(files: string[], texts: string[]): void {
  const sum = { fields: 0, wrong: 0, bytes: 0, again: 0, links: 0, dangling: 0, helped: 0 }
  const same = (text: string) =>
    JSON.stringify(toJson(parse(text).map, []), (key, value) => (key === 'line' ? undefined : value))
  texts.forEach((text, i) => {
    const expected = join(folder, 'expected', files[i]!.replace(/\.owm$/, '.json'))
    if (existsSync(expected)) {
      const { map, problems, errors } = parse(text, { strict: true })
      const { fields, wrong } = compare(
        JSON.parse(JSON.stringify(toJson(map, problems, errors))),
        JSON.parse(readFileSync(expected, 'utf8')),
      )
      sum.fields += fields
      sum.wrong += wrong
    }
    const read = parse(text)
    if (print(read) !== text) sum.bytes++
    if (same(write(read.map)) !== same(text)) sum.again++
    sum.links += read.map.links.length
    const dangling = read.problems.filter(p => p.say.startsWith('This link'))
    sum.dangling += dangling.length
    sum.helped += dangling.filter(p => p.fix !== undefined).length
  })
  console.log(
    `\nstrict reading: ${sum.fields} fields, ${sum.wrong} not as the reference reads them (${percent(sum.fields - sum.wrong, sum.fields)} as expected)`,
  )
  figure('fields not as the reference reads them', String(sum.wrong), '0', sum.wrong === 0)
  figure('maps whose bytes change when printed', String(sum.bytes), '0', sum.bytes === 0)
  figure('maps that read differently when written anew', String(sum.again), '0', sum.again === 0)
  console.log(`${sum.links} links, ${sum.dangling} ends that lead nowhere are named, ${sum.helped} with what helps`)
}
