/** How a map is changed in plain lines: each command reads what follows it and says which change it means; nothing has to be seen. */
import {
  type Change,
  type Deck,
  type Document,
  decorators,
  Nearest,
  normal,
  type PartWords,
  partsInWords,
} from '../../map/index.ts'
import { marksOf, middle, noteAt, placeOf, userHeight } from './part-facts.ts'
import { share, withNumbers, withWords } from './read-part.ts'
import { remarksOf } from './remarks.ts'
import { words } from './words.ts'

/** A map that is talked about, wherever it is kept, and the decks that ask about its parts. */
export type MapHere = { document: Document; decks: readonly Deck[] }

/** What a line comes to: a change, what is read out, or a sentence about what is missing. */
export type Told = { change: Change } | { read: readonly string[] } | { say: string }

/** One command of a map. `takes` is what follows, as help shows it; without it nothing may follow. */
export type MapCommand = {
  on: readonly string[]
  takes?: string
  does: string
  /** Only reads something out: it is for everybody who listens. */
  reads?: true
  run(here: MapHere, rest: string): Told
}

/** Areas where one attitude fits. */
export const areas = ['pioneers', 'settlers', 'townplanners', 'explorers', 'villagers'] as const

/** The part that is meant: a name, a number of the list, or the beginning of one name; else why not. */
export function partNamed({ document }: MapHere, typed: string): PartWords | { say: string } {
  const key = normal(typed)
  if (!key) return { say: words.whichPart }
  const all = partsInWords(document)
  const begun = all.filter(p => normal(p.name).startsWith(key))
  const hit =
    all.find(p => normal(p.name) === key) ??
    (/^\d+$/.test(key) ? all[Number(key) - 1] : undefined) ??
    (begun.length === 1 ? begun[0] : undefined)
  return hit ?? { say: words.unknown(typed, new Nearest(all.map(p => p.name)).find(typed)) }
}

/** A change of the part that is meant. */
function on(here: MapHere, typed: string, change: (part: PartWords) => Change | { say: string }): Told {
  const part = partNamed(here, typed)
  if ('say' in part) return part
  const made = change(part)
  return 'say' in made ? made : { change: made }
}

/** A part with numbers behind it, each as a share; a number that ends the name of a part belongs to the name. */
function placed(here: MapHere, typed: string, most: number): { name: string; at: (number | undefined)[] } {
  const known = new Set(partsInWords(here.document).map(p => normal(p.name)))
  const { name, numbers } = withNumbers(typed, most, text => known.has(normal(text)))
  return { name, at: numbers.map(share) }
}

/** Two parts with an arrow, a greater-than sign or "needs" between them. */
function between(here: MapHere, typed: string, change: (from: string, to: string) => Change): Told {
  const [from = '', to = '', more] = typed.split(/->|>|\bneeds\b/).map(one => one.trim())
  if (!from || !to || more !== undefined) return { say: words.twoParts }
  const [a, b] = [partNamed(here, from), partNamed(here, to)]
  if ('say' in a) return a
  return 'say' in b ? b : { change: change(a.name, b.name) }
}

const adding: MapCommand = {
  on: ['add', 'a'],
  takes: 'NAME 58 60',
  does: words.add,
  run(_here, typed) {
    const { name, numbers } = withNumbers(typed)
    const [evolution, visibility] = numbers.map(share)
    const isUser = name.startsWith('@')
    const at = {
      evolution: evolution ?? middle.evolution,
      visibility: visibility ?? (isUser ? userHeight : middle.visibility),
    }
    return {
      change: {
        do: 'add',
        kind: isUser ? 'anchor' : 'component',
        name: isUser ? name.slice(1).trim() : name,
        ...(isUser || evolution !== undefined ? { at } : {}),
      },
    }
  },
}

const placing: MapCommand[] = [
  {
    on: ['place', 'move', 'M'],
    takes: 'NAME 58 60',
    does: words.place,
    run(here, typed) {
      const { name, at } = placed(here, typed, 2)
      return on(here, name, part => {
        const [evolution, visibility] = at
        if (evolution === undefined) return { say: words.whereTo }
        // A part that waits for its place needs both numbers at once.
        const height = visibility ?? (part.stage === undefined ? middle.visibility : undefined)
        return {
          do: 'move',
          name: part.name,
          to: { evolution, ...(height === undefined ? {} : { visibility: height }) },
        }
      })
    },
  },
  {
    on: ['evolve', 'e'],
    takes: 'NAME 80',
    does: words.evolve,
    run(here, typed) {
      const { name, at } = placed(here, typed, 1)
      const [to] = at
      return on(here, name, part =>
        to === undefined ? { do: 'settle', name: part.name } : { do: 'evolve', name: part.name, to },
      )
    },
  },
  {
    on: ['pipeline', 'P'],
    takes: 'NAME 40 70',
    does: words.pipeline,
    run(here, typed) {
      if (/[\s:]none$/i.test(typed)) {
        const named = typed.slice(0, -4).trim()
        const ended = named.endsWith(':') ? named.slice(0, -1) : named
        return on(here, ended, part => ({ do: 'no-pipeline', name: part.name }))
      }
      const { name, at } = placed(here, typed, 2)
      return on(here, name, part => {
        const [from, to] = at
        if (from === undefined || to === undefined) return { say: words.twoEnds }
        return { do: 'pipeline', name: part.name, from: Math.min(from, to), to: Math.max(from, to) }
      })
    },
  },
  {
    on: ['inside'],
    takes: 'PIPELINE: NAME 60',
    does: words.inside,
    run(here, typed) {
      const { name: pipeline, words: said } = withWords(typed)
      const { name, numbers } = withNumbers(said, 1)
      const evolution = share(numbers[0])
      if (!name || evolution === undefined) return { say: words.whichInside }
      return on(here, pipeline, part => ({ do: 'add-child', pipeline: part.name, name, evolution }))
    },
  },
]

const linking: MapCommand[] = [
  {
    on: ['link', 'L'],
    takes: 'A > B',
    does: words.link,
    run: (here, typed) => between(here, typed, (from, to) => ({ do: 'link', from, to })),
  },
  {
    on: ['cut'],
    takes: 'A > B',
    does: words.cut,
    run: (here, typed) => between(here, typed, (from, to) => ({ do: 'unlink', from, to })),
  },
  {
    on: ['rename'],
    takes: 'A > B',
    does: words.rename,
    run(here, typed) {
      const [from = '', to = ''] = typed.split(/->|>/).map(one => one.trim())
      return on(here, from, part => ({ do: 'rename', name: part.name, to }))
    },
  },
  {
    on: ['remove', 'x'],
    takes: 'NAME',
    does: words.remove,
    run: (here, typed) => on(here, typed, part => ({ do: 'remove', name: part.name })),
  },
]

const marking: MapCommand[] = [
  {
    on: ['inertia', 'i'],
    takes: 'NAME: WHY',
    does: words.inertia,
    run(here, typed) {
      const { name, words: why } = withWords(typed)
      const isOn = why.toLowerCase() !== 'none'
      return on(here, name, part => ({
        do: 'inertia',
        name: part.name,
        on: isOn,
        ...(isOn && why ? { reason: why } : {}),
      }))
    },
  },
  {
    on: ['why'],
    takes: 'NAME: WHY',
    does: words.why,
    run(here, typed) {
      const { name, words: why } = withWords(typed)
      return on(here, name, part => ({ do: 'move', name: part.name, to: {}, because: why }))
    },
  },
  {
    on: ['team', 'O'],
    takes: 'NAME: TEAM',
    does: words.owner,
    run(here, typed) {
      const { name, words: team } = withWords(typed)
      return on(here, name, part => ({ do: 'own', name: part.name, ...(team ? { team } : {}) }))
    },
  },
  {
    on: ['mark'],
    takes: 'NAME: buy',
    does: words.mark,
    run(here, typed) {
      const { name, words: said } = withWords(typed)
      const mark = decorators.find(d => d === said.toLowerCase())
      return on(here, name, part => {
        const now = marksOf(here.document, part.name)
        if (said.toLowerCase() === 'none') return { do: 'decorate', name: part.name, decorators: [] }
        if (!mark) return { say: words.whichMark(decorators) }
        const marks = now.includes(mark) ? now.filter(m => m !== mark) : [...now, mark]
        return { do: 'decorate', name: part.name, decorators: marks }
      })
    },
  },
  {
    on: ['area', 'T'],
    takes: 'TEAM 40 60 20 50',
    does: words.area,
    run(_here, typed) {
      const { name, numbers } = withNumbers(typed, 4)
      const kind = areas.find(a => a === name.toLowerCase())
      const [left, right, low, high] = numbers.map(share)
      if (!kind || left === undefined || right === undefined || low === undefined || high === undefined)
        return { say: words.whichArea(areas) }
      const corners: [number, number, number, number] = [
        Math.max(low, high),
        Math.min(left, right),
        Math.min(low, high),
        Math.max(left, right),
      ]
      return { change: { do: 'attitude', kind, corners } }
    },
  },
]

const writing: MapCommand[] = [
  {
    on: ['note', 'N'],
    takes: 'TEXT',
    does: words.note,
    run: (_here, text) => ({ change: { do: 'note', text, at: noteAt } }),
  },
  {
    on: ['annotate', 'A'],
    takes: 'NAME: TEXT',
    does: words.annotate,
    run(here, typed) {
      const { name, words: text } = withWords(typed)
      if (!text) return { say: words.whatToAnnotate }
      const number = Math.max(0, ...here.document.map.annotations.map(a => a.number)) + 1
      return on(here, name, part => {
        const at = placeOf(here.document, part)
        return at ? { do: 'annotate', number, at, text } : { say: words.notPlaced(part.name) }
      })
    },
  },
  {
    on: ['erase'],
    takes: 'N',
    does: words.erase,
    run({ document }, typed) {
      const all = remarksOf(document.map)
      const remark = /^\d{1,4}$/.test(typed) ? all[Number(typed) - 1] : undefined
      const row = remark && document.lines[remark.line - 1]
      return row
        ? { change: { do: 'remove-line', line: row.number, saw: row.text } }
        : { say: words.whichRemark(all.length) }
    },
  },
]

/** The commands that change a map, in the order in which help lists them. */
export const changing: readonly MapCommand[] = [adding, ...placing, ...linking, ...marking, ...writing]
