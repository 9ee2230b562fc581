/** What can be done at a tree: it grows line by line, its nodes get words and values, and hang somewhere else. */

import { showDay } from '../../day.ts'
import { type Act, type At, describe, type Memory, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { readMeasure } from '../../interact/read-measure.ts'
import { addedLast } from '../../lists.ts'
import type { TreeNode } from '../../session/shapes.ts'
import { inOrder, leavesOf, orphansOf, parentOf, topsOf } from '../../session/tree.ts'
import { full, numbered } from '../../text.ts'
import { cardActs, dropAct, rewordAct } from '../shared/common-acts.ts'
import { waitsForCards } from '../shared/waits.ts'
import { newestOf, testSentence, unhung } from './drawing.ts'
import { hangingActs, hangingNow, hangingWords, nodesAt } from './hanging.ts'
import { levelName, takesValue } from './rules.ts'
import { words } from './words.ts'

type Here = At<'tree'>
type Spot = { id: string; type: 'node'; say: string; node: TreeNode }
type TreeAct = Act<'tree', Spot>
/** Where a new node goes. */
type Place = { level: number; parent?: string }

const orderAt = (at: Here) => inOrder(nodesAt(at)).map(p => p.node)

/** What was read, and before Enter whether the number would change its unit. */
function withUnit(read: ReturnType<typeof readMeasure>, before: string | undefined): ReturnType<typeof readMeasure> {
  if (!('ok' in read) || !before || !read.ok.unit || read.ok.unit === before) return read
  return { ...read, echo: words.otherUnit(read.ok.unit, before) }
}

function spots(at: Here): Spot[] {
  const all = orderAt(at)
  return all.map(node => ({ id: node.id, type: 'node', say: sayNode(at, all, node), node }))
}

function sayNode(at: Here, all: readonly TreeNode[], node: TreeNode): string {
  const parent = parentOf(nodesAt(at), node)
  const known = newestOf(node, at.session)
  const value = known ? words.known(known.value, known.day, known.before) : ''
  const none = !known && takesValue(at.step, node) ? words.noValue : ''
  const on = parent && all.indexOf(parent) + 1
  return `${words.node(levelName(at.step, node.level), on, node.level === 0, node.text)}${value}${none}`
}

/** Under the one top the tree goes on by itself. */
function firstPlace(at: Here): Place {
  const [top] = at.step.test ? topsOf(nodesAt(at)) : []
  return top && at.step.levels.length > 1 ? { level: 1, parent: top.id } : { level: 0 }
}
const below = (_at: Here, spot: Spot | undefined): Place =>
  spot ? { level: spot.node.level + 1, parent: spot.id } : { level: 0 }
const beside = (at: Here, spot: Spot | undefined): Place => {
  const parent = spot && parentOf(nodesAt(at), spot.node)
  return { level: spot?.node.level ?? 0, ...(parent ? { parent: parent.id } : {}) }
}
const isDeepest = (at: Here, spot: Spot | undefined) => (spot?.node.level ?? 0) + 1 >= at.step.levels.length
const isOneTop = (at: Here, spot: Spot | undefined) => spot?.node.level === 0 && at.step.test !== undefined

type PlaceOf = (at: Here, spot: Spot | undefined) => Place

/** One line a node; what was added last is chosen when an empty line ends it. */
function growing(placeOf: PlaceOf): Pick<TreeAct, 'field' | 'move'> {
  return {
    field(at, spot, memory) {
      const place = placeOf(at, spot)
      const nodes = nodesAt(at)
      const above = nodes.find(n => n.id === place.parent)
      const hasCards = unhung(at.step, at.session, place.level).length > 0
      return {
        prompt: levelName(at.step, place.level),
        ask: above
          ? words.under(above.text, hasCards)
          : place.level
            ? words.loose(hasCards)
            : words.atTop(at.step.levels.length, hasCards),
        after: words.emptyEnds,
        mode: 'GROW',
        many: true,
        focus: () => place.parent,
        parse: text => (text ? { ok: text } : { say: words.noWords }),
        empty: { stay: { open: null, ...(memory.line.grown ? { choose: nodes.at(-1)?.id ?? null } : {}) } },
      }
    },
    move: (at, spot, text) =>
      make(at, { do: 'add', text: String(text), ...placeOf(at, spot) }, { line: { card: -1, grown: true } }),
  }
}

/** The cards that wait for the line that is open, those that fit its level first. */
function waitingCards(at: Here, spot: Spot | undefined, { open }: Memory) {
  const placeOf = open?.act === 'below' ? below : open?.act === 'beside' ? beside : firstPlace
  return unhung(at.step, at.session, placeOf(at, spot).level)
}

const addHint = (placeOf: PlaceOf) => (at: Here, spot: Spot | undefined) =>
  words.addHint(levelName(at.step, placeOf(at, spot).level))

const growingActs: TreeAct[] = [
  {
    id: 'first',
    who: 'facilitator',
    keys: ['enter'],
    does: words.addFirst,
    hint: 'begin',
    fits: (at, spot, { open }) => !spot && (!nodesAt(at).length || open?.act === 'first'),
    ...growing(firstPlace),
  },
  {
    id: 'below',
    who: 'facilitator',
    on: ['node'],
    keys: ['enter'],
    command: { words: ['add'], takes: 'WORDS', when: rest => /^\d{1,4}\s+\S/.test(rest) },
    does: words.addBelow,
    hint: addHint(below),
    fits: (at, spot) => !isDeepest(at, spot),
    ...growing(below),
  },
  {
    id: 'top',
    who: 'facilitator',
    command: { words: ['add'], takes: 'WORDS' },
    does: words.addFirst,
    ...growing(firstPlace),
  },
  {
    id: 'beside',
    who: 'facilitator',
    on: ['node'],
    keys: ['s'],
    enter: isDeepest,
    command: { words: ['beside'], takes: 'WORDS' },
    does: words.addBeside,
    hint: (at, spot) => (isDeepest(at, spot) ? addHint(beside)(at, spot) : 'beside'),
    fits: (at, spot) => !isOneTop(at, spot),
    ...growing(beside),
  },
  ...cardActs<'tree', Spot>(['first', 'below', 'beside'], words, waitingCards),
]

const nodeActs: TreeAct[] = [
  typing({
    id: 'value',
    who: 'facilitator',
    on: ['node'],
    keys: ['v'],
    command: { words: ['value', 'v'], takes: '35 h 21 Nov' },
    does: words.value,
    hint: 'value',
    fits: (at, spot) => spot !== undefined && takesValue(at.step, spot.node),
    field: (at, spot) => ({
      prompt: words.valuePrompt(spot?.node.unit),
      ask: words.valueAsk,
      mode: 'VALUE',
      parse: text => withUnit(readMeasure(text, at.today), spot?.node.unit),
      empty: { stay: { open: null } },
    }),
    move: (at, spot, read) => make(at, { do: 'value', node: spot?.id ?? '', ...read }),
  }),
  rewordAct({
    on: ['node'],
    keys: ['r'],
    command: { words: ['reword', 'r'], takes: 'WORDS' },
    does: words.reword,
    hint: 'reword',
    line: { prompt: words.rewordPrompt, ask: words.rewordAsk, mode: 'WORDS', parse: text => ({ ok: text }) },
    now: ({ node }) => node.text,
    change: (at, { id }, text) => make(at, { do: 'change', node: id, text }),
  }),
  ...hangingActs,
  dropAct({
    on: ['node'],
    does: words.drop,
    move(at, spot) {
      const all = orderAt(at)
      const place = all.findIndex(n => n.id === spot?.id)
      return make(at, { do: 'drop', node: spot?.id ?? '' }, { choose: (all[place - 1] ?? all[place + 1])?.id ?? null })
    },
  }),
]

/** What is chosen to begin with: where a tree goes on from another one, the first thing that lacks what hangs on it. */
function first(at: Here): TreeNode | undefined {
  const nodes = nodesAt(at)
  const [leaf] = leavesOf(nodes)
  const isOpen = at.step.base !== undefined && leaf && leaf.level + 1 < at.step.levels.length
  return isOpen ? leaf : orderAt(at)[0]
}

export const treeInteraction = describe<'tree', Spot>({
  waitsFor: at => waitsForCards(at, at.step.from),
  spots,
  amend: { act: 'reword', newest: at => addedLast(nodesAt(at))?.id },
  begin: at => (!at.live ? {} : nodesAt(at).length ? { chosen: first(at)?.id } : { open: { act: 'first' } }),
  acts: [...growingActs, ...nodeActs],
  focus: (at, memory) => hangingNow(at, memory)?.to?.id,
  mode: (at, memory) => (hangingNow(at, memory) ? 'HANG' : undefined),
  message(at, spot, memory) {
    const hanging = hangingNow(at, memory)
    if (hanging) return hangingWords(hanging)
    if (!nodesAt(at).length && at.live) return words.firstHint(levelName(at.step, 0))
    const node = spot?.node
    if (node && node.level > 0 && !parentOf(nodesAt(at), node)) return words.looseHint(node.text)
    if (node && at.live && takesValue(at.step, node) && !node.points?.length) return words.noValueHint(node.text)
    return at.step.hint ?? words.chooseHint
  },
  after: (at, spot) => (spot && spot.node.level > 0 && !parentOf(nodesAt(at), spot.node) ? words.hangsIt : undefined),
  list: ['tree', 'results'],
  tell(at) {
    const nodes = nodesAt(at)
    const orphans = orphansOf(nodes).length
    const said = testSentence(at.step, nodes)
    const cards = unhung(at.step, at.session)
    return [
      nodes.length ? words.counted(at.step.levels, nodes.length) : words.none(levelName(at.step, 0)),
      ...numbered(spots(at).map(s => s.say)),
      ...(orphans ? [words.orphans(orphans)] : []),
      ...(said ? [full(words.sayAloud(said))] : []),
      ...(cards.length ? [full(words.leftCards(cards.map(c => c.text)))] : []),
    ]
  },
  todo(at) {
    if (!topsOf(nodesAt(at)).length) return [words.howFirst(levelName(at.step, 0))]
    return [words.howMore(at.step.numbers ? words.valueExample(showDay(at.today, at.today)) : undefined)]
  },
  goesOn: () => true,
})
