/** How a tree looks: branches with their newest values, what hangs on nothing marked and counted, and the test sentence filled in. */
import { showDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import { sum } from '../../numbers.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { Card, StepOf, TreeNode } from '../../session/shapes.ts'
import { childrenOf, inOrder, type Placed, topsOf } from '../../session/tree.ts'
import { amount } from '../../session/trend.ts'
import type { Session } from '../../session/types.ts'
import { cut, list, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { leftCards, leftRows } from '../shared/left-cards.ts'
import { type Block, beside, drawSheet, line, lines, type Row, type Sheet } from '../shared/sheet.ts'
import { words } from './words.ts'

/**
 *  STAR › INPUT › WORK
 *
 *  orders finished without help             61 %   21 Nov   before: 57 % on 20 Oct
 *  │
 *  ├─ first answer within a day             74 %   21 Nov
 *  │  ╰─ search by order id
 *  │
 *  ╰─ payments that pass first try          no value yet
 *
 *  HANGS ON NOTHING YET, 1 of 5
 *  ?  new logo rollout (work)
 */
export function drawTree(step: StepOf<'tree'>, session: Session, look: Look): Grid {
  const nodes = isHidden(session, step) ? [] : (workOf(session, step.id, 'tree')?.nodes ?? [])
  const edge = look.width - 1
  const head = lines(step.levels.map(name => name.toUpperCase()).join(' › '), 1, edge)
  const said = testSentence(step, nodes)
  const foot = said ? lines(`Test: ${said}`, 1, edge) : []
  const cards = look.working ? leftRows(unhung(step, session), 'tree', edge) : []
  if (!nodes.length) {
    const none = `No ${step.levels[0] ?? 'tree'} yet${step.levels.length > 1 ? ': it is the top, and everything else hangs on it' : ''}.`
    return drawSheet({ head, blocks: [lines(none, 1, edge), cards] }, look)
  }
  const placed = inOrder(nodes)
  const gaps = look.height >= 16 ? 2 : 0
  let sheet: Sheet = { blocks: [] }
  // What says least gives way first, if then all of it is on one page.
  for (const { trunk, airy, before, said } of fullness) {
    const at = valueColumns(step, placed, session, { across: look.width, before })
    const blocks = [...branches(step, placed, at, session, trunk), cards]
    const rows = sum(blocks.map(b => b.length + (airy ? 1 : 0))) + head.length + gaps
    if (!said && gaps && rows > look.height) break
    sheet = { head, blocks, foot: said ? foot : [], loose: true, airy }
    if (rows + (said ? foot.length : 0) <= look.height) break
  }
  return drawSheet(sheet, look)
}

/** From the most that can be shown to the least: a trunk between branches, blank rows, the value before, the sentence. */
const fullness = [
  { trunk: true, airy: true, before: true, said: true },
  { trunk: false, airy: true, before: true, said: true },
  { trunk: false, airy: false, before: true, said: true },
  { trunk: false, airy: false, before: false, said: true },
  { trunk: false, airy: false, before: false, said: false },
]

/** The sentence to say aloud once there is a top and at least two things below it; undefined before. */
export function testSentence(step: StepOf<'tree'>, nodes: readonly TreeNode[]): string | undefined {
  const [top] = topsOf(nodes)
  const below = top ? childrenOf(nodes, top) : []
  if (!step.test || !top || below.length < 2) return undefined
  const parts: Record<string, string> = {
    '{1}': inShort(top.text, 40),
    '{2}': list(inFew(below.map(n => inShort(n.text, 32)))),
  }
  return step.test.replace(/\{[12]\}/g, gap => parts[gap]!)
}

/** No sentence says more than five things. */
function inFew(texts: readonly string[]): readonly string[] {
  return texts.length <= 5 ? texts : [...texts.slice(0, 4), `${texts.length - 4} others`]
}

/** As many whole words as fit: a sentence to say aloud has no half ones. */
function inShort(text: string, most: number): string {
  if (width(text) <= most) return text
  const short = cut(text, most)
    .slice(0, -1)
    .replace(/(?<!\S)\S+$/, '')
    .trimEnd()
  return short ? `${short.replace(/[,;:]$/, '')}…` : cut(text, most)
}

/**
 * Cards of the step this tree takes from that are in no node yet, by their words; those whose mark stands for `level` come
 * first.
 */
export function unhung(step: StepOf<'tree'>, session: Session, level?: number): Card[] {
  const cards = leftCards(session, step.from, workOf(session, step.id, 'tree')?.nodes.map(n => n.text) ?? [])
  const name = level === undefined ? undefined : step.levels[level]
  const source = step.from === undefined ? undefined : stepOf(session, step.from)
  const marks = source?.kind === 'write' ? (source.marks ?? []) : []
  const fitting = marks.find(m => name && m.label.split(' ').includes(name))?.mark
  const fits = (card: Card) => Number(card.mark !== undefined && card.mark === fitting)
  return fitting ? cards.toSorted((a, b) => fits(b) - fits(a)) : cards
}

/** The newest value of a node with its day, and the one before. */
export function newestOf(
  node: TreeNode,
  session: Session,
): { value: string; day: string; before?: string } | undefined {
  const [newest, earlier] = (node.points ?? []).toReversed()
  if (!newest) return undefined
  const day = (at: string) => showDay(at, session.last)
  return {
    value: amount(newest.value, node.unit),
    day: day(newest.at),
    ...(earlier ? { before: `${amount(earlier.value, node.unit)} on ${day(earlier.at)}` } : {}),
  }
}

/** Where the values stand: right behind the longest text, because an eye does not find its way across an empty wall. */
type Columns = { text: number; value: number; day: number; before?: number }

const noValue = 'no value yet'

function valueColumns(
  step: StepOf<'tree'>,
  placed: readonly Placed[],
  session: Session,
  room: { across: number; before: boolean },
): Columns {
  const { across } = room
  const values = placed.flatMap(({ node }) => newestOf(node, session) ?? [])
  if (!values.length && !step.numbers) return { text: across - 1, value: across, day: across }
  const wide = (of: (v: (typeof values)[0]) => string | undefined) =>
    Math.max(0, ...values.map(v => width(of(v) ?? '')))
  const value = wide(v => v.value)
  const day = wide(v => v.day)
  const before = room.before ? wide(v => v.before && `before: ${v.before}`) : 0
  const plain = Math.max(value + 3 + day, step.numbers ? noValue.length : 0)
  const all = before && across - 2 - (plain + 3 + before) >= 36 ? plain + 3 + before : plain
  const longest = Math.max(...placed.map(p => indentOf(p) + width(p.node.text)))
  const start = Math.max(16, Math.min(across - 1 - all, longest + 4))
  return {
    text: start - 2,
    value: start + value,
    day: start + value + 3,
    ...(all > plain ? { before: start + plain + 3 } : {}),
  }
}

function branches(
  step: StepOf<'tree'>,
  all: readonly Placed[],
  at: Columns,
  session: Session,
  trunk: boolean,
): Block[] {
  const blocks: Block[] = []
  const orphans = all.filter(p => p.orphan && !p.lasts.length).length
  let isLoose = false
  for (const placed of all) {
    const { lasts, orphan } = placed
    if (orphan && !isLoose) {
      isLoose = true
      blocks.push([line(words.hangsOnNothingYet(orphans, all.length), 1, 'warn')])
    }
    const rows = nodeRows(step, placed, at, session)
    if (!lasts.length && !orphan) blocks.push(rows)
    else if (trunk && lasts.length === 1 && !orphan) blocks.at(-1)!.push(line('│', 1, 'quiet'), ...rows)
    else blocks.at(-1)!.push(...rows)
  }
  return blocks
}

function nodeRows(step: StepOf<'tree'>, placed: Placed, at: Columns, session: Session): Row[] {
  const { node, lasts, orphan } = placed
  const indent = indentOf(placed)
  const words = orphan && !lasts.length ? `${node.text} (${step.levels[node.level] ?? 'deeper'})` : node.text
  const text = lines(words, indent, Math.max(indent + 12, at.text), node.level === 0 ? 'strong' : 'plain')
  const guides = text.map((_, i): Row => line(guide(placed, i === 0), 1, orphan && !lasts.length ? 'warn' : 'quiet'))
  const known = newestOf(node, session)
  const empty = step.numbers && node.level < 2 && !orphan ? [line(noValue, at.text + 2)] : []
  const right = known ? [valueRow(known, at)] : empty
  return beside(beside(guides, text), right).map(row => ({ ...row, id: node.id }))
}

function valueRow(known: NonNullable<ReturnType<typeof newestOf>>, at: Columns): Row {
  return {
    pieces: [
      { at: at.value - width(known.value), text: known.value, tone: 'strong' },
      { at: at.day, text: known.day },
      ...(known.before && at.before !== undefined ? [{ at: at.before, text: `before: ${known.before}` }] : []),
    ],
  }
}

/** The column a node's words begin at. */
function indentOf({ lasts, orphan }: Placed): number {
  return 1 + 3 * (lasts.length + (orphan ? 1 : 0))
}

/** The lines in front of a node: `│  ├─ `, and for the further rows of its text `│  │  `. */
function guide({ lasts, orphan }: Placed, isFirst: boolean): string {
  const root = orphan ? (lasts.length || !isFirst ? '   ' : '?  ') : ''
  const above = lasts.slice(0, -1).map(last => (last ? '   ' : '│  '))
  const last = lasts.at(-1)
  const [first, further] = last ? ['╰─ ', '   '] : ['├─ ', '│  ']
  const own = isFirst ? first : further
  return `${root}${above.join('')}${last === undefined ? '' : own}`
}
