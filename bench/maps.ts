/**
 * Prints how well and how fast maps are read and drawn beside the aims, over a folder of real ones or maps made from seeds:
 * `npm run check:maps -- [FOLDER] [--worst] [--varied | --turned | --fuzz N]`. Ends with 1 when an aim is missed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJson } from '../src/map/text/json.ts'
import { parse } from '../src/map/text/parse.ts'
import { print, write } from '../src/map/text/print.ts'
import { figure } from './measure/figures.ts'
import { realisticMap } from './measure/made-maps.ts'
import { growth, stability, storm, worstText } from './measure/map-speed.ts'
import { percent, sizes, table } from './measure/map-table.ts'
import { variations, varied } from './measure/varied-maps.ts'

const folder = process.argv.slice(2).find(a => !/^(--|\d+$)/.test(a)) ?? join(import.meta.dirname, '../../shared/maps')
// A folder of maps, or one with expected readings beside them.
const corpus = existsSync(join(folder, 'corpus')) ? join(folder, 'corpus') : folder
measure()

function measure(): void {
  const worst = process.argv.includes('--worst')
  const fuzz = process.argv.indexOf('--fuzz')
  if (fuzz > 0) {
    const own = Array.from({ length: 40 }, (_, seed) => realisticMap(seed))
    const given = existsSync(corpus) ? readdirSync(corpus).filter(f => f.endsWith('.owm')) : []
    storm([...own, ...given.map(f => readFileSync(join(corpus, f), 'utf8'))], Number(process.argv[fuzz + 1]) || 100_000)
    return
  }
  if (process.argv.includes('--varied')) {
    const count = Number(process.env.FLYWHEEL_MAPS ?? 120)
    table(
      Array.from({ length: count }, (_, seed) => ({ file: `seed ${seed}`, text: realisticMap(seed) })),
      { worst },
    )
    storm(
      Array.from({ length: 20 }, (_, seed) => realisticMap(seed)),
      Number(process.env.FLYWHEEL_RUNS ?? 5_000),
    )
    return
  }
  if (!existsSync(corpus)) {
    console.log(`No maps to measure: ${corpus} is not there. Give a folder with .owm files in it.`)
    return
  }
  const files = readdirSync(corpus).filter(f => f.endsWith('.owm'))
  const texts = files.map(f => readFileSync(join(corpus, f), 'utf8'))
  if (process.argv.includes('--turned')) {
    for (const how of variations) {
      console.log(`\n${how}`)
      table(
        files.map((file, i) => ({ file, text: varied(texts[i]!, how, texts[(i + 1) % texts.length]!) })),
        { worst },
      )
    }
    return
  }
  table(
    files.map((file, i) => ({ file, text: texts[i]! })),
    { worst },
  )
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
