/** What there is to hear of a map: its parts by stage, one of them, questions from the decks, what is odd, its text. */
import {
  type Document,
  factsOf,
  normal,
  type PartWords,
  partsInWords,
  promptsFor,
  sizeWord,
  stageName,
  teamsOf,
  tiesOf,
  unowned,
} from '../../map/index.ts'
import { full, numbered } from '../../text.ts'
import { changing, type MapCommand, type MapHere, partNamed } from './commands.ts'
import { remarksOf } from './remarks.ts'
import { words } from './words.ts'

/** At once, more questions are a lecture. */
const fewQuestions = 3

const partLine = (part: PartWords): string[] => [part.name, ...part.facts]

/** The map read out: users first, then the parts of each stage, then those without a place; numbered through. */
export function tellMap(document: Document): string[] {
  const { map } = document
  const all = partsInWords(document)
  if (!all.length) return [words.isEmpty]
  const numbers = new Map(all.map((part, i) => [part, i + 1]))
  const told = (title: string, those: readonly PartWords[]) =>
    those.length ? [title, ...those.map(p => `${numbers.get(p)}. ${full(partLine(p).join(', '))}`)] : []
  const others = all.filter(p => p.kind !== 'anchor')
  return [
    words.size(map.title, all.length, map.links.length),
    ...told(
      words.users,
      all.filter(p => p.kind === 'anchor'),
    ),
    ...[0, 1, 2, 3].flatMap(stage =>
      told(
        `${stageName(map, stage)}:`,
        others.filter(p => p.stage === stage),
      ),
    ),
    ...told(
      words.waiting,
      others.filter(p => p.stage === undefined),
    ),
  ]
}

function problems({ document }: MapHere): string[] {
  const { problems: found, map } = document
  const parts = partsInWords(document)
  const known = new Set([...parts.map(p => p.name), ...map.evolve.flatMap(e => e.rename ?? [])].map(normal))
  const ends = map.links.map(l => [normal(l.from), normal(l.to)])
  const tied = new Set(ends.filter(pair => pair.every(end => known.has(end))).flat())
  const loose = parts.filter(p => p.kind !== 'child' && !tied.has(normal(p.name)))
  const teams = teamsOf(map)
  const said = [
    ...found.filter(p => p.level !== 'info').map(p => words.line(p.line, p.say)),
    ...(loose.length > 1 ? [words.loose(loose.map(p => p.name))] : []),
    ...(teams.size && unowned(map).length ? [words.noOwner(unowned(map))] : []),
    ...(sizeWord(map) ? [sizeWord(map)] : []),
  ]
  return said.length ? said : [words.nothingOdd]
}

function questions(here: MapHere, name: string): string[] {
  const facts = factsOf(here.document.map, name)
  const asked = facts ? promptsFor(facts, here.decks, fewQuestions) : []
  if (!asked.length) return [words.noQuestions]
  const used = new Set(asked.map(p => p.deck))
  return [
    ...asked.map(p => full(`${p.card.name}: ${p.card.say}`)),
    ...here.decks.filter(d => used.has(d.id)).map(d => words.from(d.source, d.licence)),
  ]
}

/** The commands that only read something out. */
const hearing: readonly MapCommand[] = [
  {
    on: ['parts', 'results'],
    does: words.parts,
    reads: true,
    run: ({ document }) => ({ read: tellMap(document) }),
  },
  {
    on: ['part'],
    takes: 'NAME',
    does: words.part,
    reads: true,
    run(here, typed) {
      const part = partNamed(here, typed)
      if ('say' in part) return part
      return { read: [full([...partLine(part), ...tiesOf(here.document.map, part.name)].join(', '))] }
    },
  },
  {
    on: ['questions', 'Q'],
    takes: 'NAME',
    does: words.questions,
    reads: true,
    run(here, typed) {
      const part = partNamed(here, typed)
      return 'say' in part ? part : { read: questions(here, part.name) }
    },
  },
  { on: ['problems'], does: words.problems, reads: true, run: here => ({ read: problems(here) }) },
  {
    on: ['remarks'],
    does: words.remarks,
    reads: true,
    run({ document }) {
      const all = remarksOf(document.map)
      return { read: all.length ? numbered(all.map(r => full(r.say))) : [words.noRemarks] }
    },
  },
  {
    on: ['text', 'E'],
    does: words.text,
    reads: true,
    run: ({ document }) => ({ read: document.lines.map(l => l.text).filter(Boolean) }),
  },
]

/** Everything that can be said about a map, in the order in which help lists it. */
export const mapCommands: readonly MapCommand[] = [...hearing.slice(0, 2), ...changing, ...hearing.slice(2)]
