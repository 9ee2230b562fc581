/** Cards of a retro that was held in another tool, from its CSV: Parabol's by its header, any other by columns that are guessed or named. */
import Papa from 'papaparse'
import { clean } from '../clean.ts'
import { UserError } from '../errors.ts'
import { sum } from '../numbers.ts'
import { plural } from '../text.ts'

/** What a column may be taken for. */
export const meanings = ['text', 'group', 'votes', 'author', 'prompt', 'type'] as const
export type Meaning = (typeof meanings)[number]

export type ReadCard = { text: string; group?: string; prompt?: string }
/** What was read. `votes` are those of a group, by its name, or of a card alone, by its text; `leftOut` counts rows by why. */
export type ReadCards = {
  columns: [heading: string, taken: Meaning | 'left out'][]
  cards: ReadCard[]
  votes: Map<string, number>
  actions: string[]
  people: string[]
  leftOut: Map<string, number>
}

/** Rows read of one file; a retro has a few hundred at most. */
const mostRows = 5_000
const longestText = 1_000
const longestName = 60

/** Headings that other tools use, in lower case. */
const known: Record<Meaning, readonly string[]> = {
  text: ['content', 'text', 'card', 'note', 'idea', 'message', 'description', 'title', 'comment', 'sticky', 'item'],
  group: ['reflectiongroup', 'group', 'cluster', 'theme', 'topic', 'merged into'],
  votes: ['votes', 'vote', 'vote count', 'dots', 'likes', 'score'],
  author: ['author', 'owner', 'by', 'created by', 'user', 'name'],
  prompt: ['prompt', 'column', 'category', 'list', 'section', 'lane'],
  type: ['type', 'kind'],
}
const taskTypes = /^(?:task|action|action item|todo)$/i
const cardTypes = /^(?:reflection|card|note|idea|)$/i
/** Names that stand for nobody. */
const nobody = /^(?:|anonymous|unknown|n\/a|-)$/i

/**
 * Reads a CSV with a row of headings. `named` says what columns are, by their heading; what it leaves open is guessed. Undefined when
 * no column holds texts. @throws UserError when a named column is not there.
 */
export function readCards(text: string, named: ReadonlyMap<Meaning, string> = new Map()): ReadCards | undefined {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    preview: mostRows + 1,
  })
  const [head = [], ...rows] = data
  const at = columnsOf(head, named)
  const textAt = at.get('text')
  if (textAt === undefined || !rows.length) return undefined
  const cell = (row: readonly string[], meaning: Meaning, most: number) => {
    const x = at.get(meaning)
    return x === undefined ? '' : clean(row[x] ?? '', most)
  }
  const read: ReadCards = {
    columns: head.map((heading, x) => [
      clean(heading, longestName),
      [...at].find(([, y]) => x === y)?.[0] ?? 'left out',
    ]),
    cards: [],
    votes: new Map(),
    actions: [],
    people: [],
    leftOut: new Map(),
  }
  const people = new Set<string>()
  const given = new Map<string, number[]>()
  const leave = (why: string) => read.leftOut.set(why, (read.leftOut.get(why) ?? 0) + 1)
  for (const row of rows) {
    const said = cell(row, 'text', longestText)
    const type = cell(row, 'type', longestName)
    const author = cell(row, 'author', longestName)
    if (!nobody.test(author)) people.add(author)
    if (!said) leave('without a text')
    else if (taskTypes.test(type)) read.actions.push(said)
    else if (!cardTypes.test(type)) leave(type)
    else {
      const [group, prompt] = [cell(row, 'group', longestText), cell(row, 'prompt', longestName)]
      read.cards.push({ text: said, ...(group ? { group } : {}), ...(prompt ? { prompt } : {}) })
      const votes = Number(/^\d{1,4}$/.exec(cell(row, 'votes', 10))?.[0] ?? 0)
      const key = group || said
      given.set(key, [...(given.get(key) ?? []), votes])
    }
  }
  for (const [key, votes] of given) {
    // Some tools write the votes of a group on each of its cards, others those of each card.
    const same = votes.every(n => n === votes[0])
    const all = same ? (votes[0] ?? 0) : sum(votes)
    if (all) read.votes.set(key, all)
  }
  return { ...read, people: [...people] }
}

/** What was read, in a line or two: columns with what they were taken for, and how much of each there is. */
export function sayRead({ columns, cards, votes, actions, leftOut }: ReadCards): string[] {
  const groups = new Set(cards.flatMap(({ group }) => group ?? [])).size
  const given = sum([...votes.values()])
  const found = [
    plural(cards.length, 'card'),
    plural(groups, 'group'),
    plural(given, 'vote'),
    plural(actions.length, 'action'),
  ]
  const left = [...leftOut].map(([why, n]) => `${n} ${why}`)
  return [
    `Columns: ${columns.map(([heading, taken]) => `${heading} = ${taken}`).join(', ')}.`,
    `Read: ${found.join(', ')}${left.length ? `; left out: ${left.join(', ')}` : ''}. Cards come without their authors.`,
  ]
}

/** The place of the column for each meaning; a column has one. */
function columnsOf(head: readonly string[], named: ReadonlyMap<Meaning, string>): Map<Meaning, number> {
  const headings = head.map(heading => heading.trim().toLowerCase())
  const at = new Map<Meaning, number>()
  for (const [meaning, heading] of named) {
    const x = headings.indexOf(heading.trim().toLowerCase())
    if (x < 0)
      throw new UserError(
        `There is no column "${clean(heading, longestName)}".`,
        `There are: ${head.map(h => clean(h, longestName)).join(', ')}`,
      )
    at.set(meaning, x)
  }
  for (const meaning of meanings) {
    if (at.has(meaning)) continue
    const taken = new Set(at.values())
    const x = known[meaning].map(name => headings.indexOf(name)).find(place => place >= 0 && !taken.has(place))
    if (x !== undefined) at.set(meaning, x)
  }
  return at
}
