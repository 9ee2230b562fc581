/** No fixed text is cut: what people read at every step of every exercise is drawn at 80 and 60 columns. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Grid } from '../../src/draw/grid.ts'
import { drawFooter } from '../../src/screen/frame-drawing.ts'
import type { Exercise } from '../../src/session/agenda.ts'
import type { Refusals } from '../../src/session/refusing.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver } from '../../src/session/types.ts'
import { width as cells } from '../../src/text.ts'
import { nothing } from '../kinds/played.ts'
import { carried as left } from '../room/storm.ts'
import { allRooms, type Shown, walkThrough } from './every-line.ts'

/** The main part of a terminal of 80x24 and of 60x20, below a question of one row. */
const sizes = [
  { width: 80, height: 16, ascii: false },
  { width: 60, height: 13, ascii: false },
]

/** What an earlier turn may leave, in short words: what is cut then is not theirs. */
const carried: CarriedOver = {
  ...left,
  actions: [
    ...left.actions,
    { id: 'a1-10', text: 'alarms', owner: 'Zoe', due: '2026-11-01', status: 'open', carried: 2 },
  ],
}
const tables = [
  ['keyboard', carried],
  ['terminals', nothing],
  ['keyboard', nothing],
] as const

/** Keys pressed at each step of a sort that was not met before, and at one that was. */
const keys = { fresh: 26, known: 8 }

type Met = { rows: Map<string, string>; aloud: Set<string>; cuts: Map<string, string> }
let met: Met | undefined

/** Everything that can be met, once for all tests. */
function meetAll(): Met {
  if (met) return met
  const all: Met = { rows: new Map(), aloud: new Set(), cuts: new Map() }
  const [steps, sorts] = [new Set<string>(), new Set<string>()]
  const sortOf = (step: StepOf) => JSON.stringify([step.kind, Object.keys(step).sort()])
  const take = (shown: Shown) => {
    if ('row' in shown) all.rows.set(shown.row, shown.at)
    else if ('aloud' in shown) all.aloud.add(shown.aloud)
    else for (const size of sizes) for (const text of cutIn(() => shown.draw(size))) all.cuts.set(text, shown.at)
  }
  const isNew = (exercise: Exercise) => exercise.steps.some(step => !steps.has(JSON.stringify(step)))
  for (const [i, exercise] of allRooms().entries()) {
    if (!isNew(exercise)) continue
    const isFresh = (exercise.steps as StepOf[]).some(step => !sorts.has(sortOf(step)))
    for (const step of exercise.steps as StepOf[]) {
      steps.add(JSON.stringify(step))
      sorts.add(sortOf(step))
    }
    for (const [sits, of] of isFresh ? tables : tables.slice(i % 3, (i % 3) + 1))
      walkThrough(exercise, of, sits, isFresh ? keys.fresh : keys.known, take)
  }
  met = all
  return all
}

/** What is cut while something is drawn: rows with an ellipsis, and texts that go over the edge of their drawing. */
function cutIn(draw: () => Grid | undefined): string[] {
  const over: string[] = []
  const { put } = Grid.prototype
  Grid.prototype.put = function (row, column, text, tone) {
    const isOver = column + cells(text.trimEnd()) > this.width
    if (isOver && text.trim() && row >= 0 && row < this.height) over.push(text)
    return put.call(this, row, column, text, tone)
  }
  try {
    const drawn = draw()
    return [...over, ...(drawn?.lines().filter(row => row.includes('…')) ?? [])]
  } finally {
    Grid.prototype.put = put
  }
}

/** Does the message row of a terminal this wide end in the middle of this text? */
function isCut(text: string, width: number): boolean {
  const row = drawFooter({ keys: [], message: text, width }).lines()[1] ?? ''
  return row.endsWith('…') && !text.endsWith('…')
}

const tooLong = (text: string) => sizes.flatMap(({ width }) => (isCut(text, width) ? [`${width}: ${text}`] : []))

test('a message that ends in the middle is found', () => {
  const overEdge = () => {
    const grid = new Grid(4, 1)
    grid.put(0, 0, 'longer')
    return grid
  }
  expect(
    tooLong('A sentence that says so much in one go that no window of eighty columns has a row for all of it.'),
  ).toHaveLength(2)
  expect(tooLong('A sentence for a window of eighty columns, not for one of sixty.')).toHaveLength(1)
  expect(tooLong('A short one. And one behind it, which a narrow window leaves out.')).toEqual([])
  expect(cutIn(overEdge)).toEqual(['longer'])
})

test('messages, questions of a line, news and refusals fit their row', () => {
  const { rows } = meetAll()
  expect(rows.size).toBeGreaterThan(1_500)
  expect([...rows].flatMap(([row, at]) => tooLong(row).map(long => `${at}, ${long}`))).toEqual([])
})

test('nothing in a drawing is cut', () => {
  expect([...meetAll().cuts].map(([text, at]) => `${at}: ${text}`)).toEqual([])
})

/** Sentences of screens that are wrapped where they stand: pages, headings of pages, the notices of a window of its own. */
const wrappedOnScreens = new Set<string>([
  'facilitator leaveGoesOn',
  'facilitator leaveUnsaved',
  'facilitator whatIsATurn',
  'home whyHome',
  'participant leaveKept',
  'views privacy',
  'views opensHere',
])

/** A sentence with numbers for what it is about; empty for one that is about more than names and numbers. */
function sampleOf(say: unknown): string {
  if (typeof say !== 'function') return String(say)
  try {
    return String(say(2, 3, 4, 5))
  } catch {
    return ''
  }
}

test('what screens say at any step fits its row', async () => {
  const tables: [string, Record<string, unknown>][] = [
    ['facilitator', (await import('../../src/terminals/facilitator/words.ts')).screenWords],
    ['participant', (await import('../../src/terminals/participant/words.ts')).ownWords],
    ['home', (await import('../../src/terminals/home/words.ts')).homeWords],
    ['views', (await import('../../src/views/words.ts')).viewWords],
    ['room', (await import('../../src/room/words.ts')).roomWords],
  ]
  const refused = Object.entries((await import('../../src/room/words.ts')).roomRefusals).map(
    ([id, [, say]]) => ['refused', id, say] as const,
  )
  const all = [
    ...tables.flatMap(([of, words]) => Object.entries(words).map(([id, say]) => [of, id, say] as const)),
    ...refused,
  ]
  expect(all.length).toBeGreaterThan(150)
  const long = all.flatMap(([of, id, say]) => {
    // Names and numbers as short as they come: what is cut then is the sentence.
    const text = sampleOf(say)
    return /[.?]$/.test(text) && tooLong(text).length ? [`${of} ${id}`] : []
  })
  expect(long.filter(id => !wrappedOnScreens.has(id))).toEqual([])
  expect([...wrappedOnScreens].filter(id => !long.includes(id))).toEqual([])
})

/** Sentences that only plain lines say, or that stand in a drawing: there they are wrapped. */
const wrapped = new Set([
  'actions isParked',
  'actions howScore',
  'actions tour',
  'decide oneByOne',
  'map how',
  'map twoEnds',
  'map whichInside',
  'place howSplit',
  'scale allHadIt',
  'series noDelivery',
  'signals causesSay',
  'signals nothingWatched',
  'strip noneHow',
  'write afterOwn',
  'write hiddenChoose',
  'write inviteOwnHidden',
])

test('every other sentence of a kind fits, too, whether the walk met it or not', async () => {
  const { rows, aloud } = meetAll()
  const known = [...rows.keys()].join('\n')
  const spoken = [...aloud].join('\n')
  const folder = join(import.meta.dirname, '../../src/kinds')
  const long: string[] = []
  const kinds = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  for (const kind of kinds.filter(({ name }) => existsSync(join(folder, name, 'words.ts')))) {
    const { words, refusals = {} } = (await import(join(folder, kind.name, 'words.ts'))) as {
      words: Record<string, unknown>
      refusals?: Refusals
    }
    const refused = Object.entries(refusals).map(([id, [, say]]) => [`refusal ${id}`, say] as const)
    for (const [id, text] of [...Object.entries(words), ...refused]) {
      if (typeof text !== 'string' || !/[.?]$/.test(text)) continue
      const name = `${kind.name} ${id}`
      const fits = tooLong(text).length === 0
      if (wrapped.has(name)) expect(fits || known.includes(text), `${name} needs no exception`).toBe(false)
      else if (!fits && !spoken.includes(text)) long.push(`${name}: ${text}`)
    }
  }
  expect(long).toEqual([])
})
