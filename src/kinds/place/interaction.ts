/** What can be done while a part of a map is placed: hands counted or one's own place given, then settled or split. */

import type { Grid } from '../../draw/grid.ts'
import { describe, type Memory, type Read, type Spot, typing } from '../../interact/act.ts'
import { make, makeIn } from '../../interact/outcomes.ts'
import { listed } from '../../interact/typed.ts'
import { cheatSheet, cheatSource, evolutionWords, type MapNode, percent, stageName } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import { cut, numbered } from '../../text.ts'
import { countField, saidCount } from '../shared/counting.ts'
import { isOpen, reveal, revealAct } from '../shared/reveal.ts'
import { drawSheet, line } from '../shared/sheet.ts'
import { howToShow, isShow, whoShows } from '../shared/show-of-hands.ts'
import { wordsOf } from './drawing.ts'
import { foot, type Here, mapAt, mayPlace, ownActs, ownPlace, type PlaceAct, stages, workAt } from './own-place.ts'
import { isSettled, partOf, placeable, placementOf, settleChange } from './placement.ts'
import { words } from './words.ts'

const nodeAt = (at: Here) => partOf(workAt(at), mapAt(at))
const partsAt = (at: Here) => placeable(mapAt(at))
const showOf = (at: Here) => ({
  people: whoShows(at.whole, workOf(at.whole, at.step.id, 'place')?.answers),
  points: stages,
})
const canChange = (at: Here) => nodeAt(at) !== undefined && placementAt(at) !== undefined

function placementAt(at: Here) {
  const work = workAt(at)
  return isOpen(at) || !work ? undefined : placementOf(work, mapAt(at))
}

const sayPart = (at: Here, { name, placed, evolution }: MapNode) =>
  words.partSay(name, placed ? evolutionWords(mapAt(at), evolution) : undefined)

const count: PlaceAct = typing({
  id: 'count',
  who: 'keyboard',
  keys: ['enter'],
  command: {
    words: ['hands', 'count', 'tally'],
    takes: '2 3 3',
    bare: (text, at) => isOpen(at) && isShow(text, showOf(at)),
  },
  does: words.count,
  hint: words.counting,
  fits: at => isOpen(at) && workAt(at)?.part !== undefined,
  field: at =>
    countField({
      of: showOf(at),
      prompt: words.countPrompt,
      counted: workOf(at.whole, at.step.id, 'place')?.tally !== undefined,
      enter: words.enterShows,
      empty: reveal(at),
      hint: words.alone,
    }),
  move: (at, _spot, value) => ({
    ...make<'place'>(at, { do: 'tally', counts: value.counts }, { open: { act: 'count', more: true } }),
    spoken: `${saidCount(value, 'hand')} ${words.revealOrAgain}`,
  }),
})

/** A part by its number in the list, or the first whose name begins so or has the text in it. */
function readPart(at: Here, text: string): Read<string> {
  const all = partsAt(at)
  const word = text.toLowerCase()
  const part =
    (/^\d{1,4}$/.test(text) ? all[Number(text) - 1] : undefined) ??
    all.find(n => n.name.toLowerCase().startsWith(word)) ??
    all.find(n => n.name.toLowerCase().includes(word))
  return part ? { ok: part.name, echo: sayPart(at, part) } : { say: words.noSuchPart(cut(text, 20)) }
}

/** The parts that can be placed, over the drawing while one of them is chosen. */
function withParts(drawing: Grid, at: Here, typed: string, { open }: Memory): Grid {
  if (open?.act !== 'part') return drawing
  const all = numbered(partsAt(at).map(n => sayPart(at, n)))
  const fit = all.filter(text => text.toLowerCase().includes(typed.trim().toLowerCase()))
  return drawSheet(
    { blocks: [(fit.length ? fit : all).map(text => line(cut(text, drawing.width - 2), 1))], airy: false },
    drawing,
  )
}

const part: PlaceAct = {
  id: 'part',
  who: 'facilitator',
  keys: ['/'],
  command: { words: ['part', '/'], takes: 'N' },
  does: words.part,
  hint: words.partHint,
  fits: isOpen,
  field: at => ({
    prompt: words.partPrompt,
    ask: words.partAsk,
    mode: 'PART',
    parse: text => readPart(at, text),
    empty: { stay: { open: null } },
  }),
  move: (at, _spot, name) =>
    make<'place'>(at, { do: 'part', name: String(name) }, { open: { act: 'count', more: true } }),
}

const settle: PlaceAct = {
  id: 'settle',
  who: 'facilitator',
  keys: ['s'],
  command: { words: ['settle', 's'] },
  does: words.settle,
  hint: words.settleHint,
  fits(at) {
    const [node, said] = [nodeAt(at), placementAt(at)]
    return node && said ? !isSettled(node, said.mean) || words.isThere : false
  },
  move(at) {
    const [node, said] = [nodeAt(at), placementAt(at)]
    if (!node || !said) return { say: node ? words.notShown : words.notOnMap }
    return makeIn<'map'>(at.step.on, { do: 'change', change: settleChange(node, mapAt(at), said.mean) })
  },
}

const split: PlaceAct = typing({
  id: 'split',
  who: 'facilitator',
  keys: ['x'],
  command: { words: ['split', 'x'], takes: 'A, B' },
  does: words.split,
  hint: words.splitHint,
  fits: canChange,
  field: at => ({
    prompt: words.splitPrompt(workAt(at)?.part ?? ''),
    ask: words.splitAsk,
    mode: 'SPLIT',
    parse: text => ({ ok: listed(text) }),
    empty: { stay: { open: null } },
  }),
  move(at, _spot, into) {
    const node = nodeAt(at)
    if (!node) return { say: words.notOnMap }
    return makeIn<'map'>(at.step.on, { do: 'change', change: { do: 'split', name: node.name, into } })
  },
})

/** Read out in plain lines; full screens draw it. */
const heard = (id: string, does: string, told: (at: Here) => string[]): PlaceAct => ({
  id,
  who: 'everybody',
  reads: true,
  command: { words: [id] },
  does,
  move: at => ({ stay: {}, spoken: told(at).join('\n') }),
})

/** The rows worth asking first, a sentence each. */
function guide(at: Here): string[] {
  const rows = cheatSheet.filter(row => row.quick)
  const told = rows.map(({ about, looks }) =>
    words.guideRow(
      about,
      looks.map((look, i) => words.look(stageName(mapAt(at), i), look)),
    ),
  )
  return [...told, words.from(cheatSource)]
}

function message(at: Here): string {
  const [node, said] = [nodeAt(at), placementAt(at)]
  const isPart = workAt(at)?.part !== undefined
  if (!at.leads) {
    if (!mayPlace(at) || !isPart) return at.step.hint ?? words.ownShown
    return ownPlace(at) === undefined ? words.ownAsk : words.ownPlaced
  }
  if (isOpen(at)) return !isPart ? words.whichPart : at.keyboard ? words.open : words.openOwn
  if (!said || !node) return at.step.hint ?? words.goOn
  if (said.split) return words.splitOrSettle
  return isSettled(node, said.mean) ? words.agrees : words.settleAt(percent(said.mean))
}

function tell(at: Here): string[] {
  const name = workAt(at)?.part
  if (name === undefined) return [words.nothing]
  if (isOpen(at)) return [words.howEvolved(name)]
  const said = placementAt(at)
  return said ? [words.places(name, said.places.map(percent)), wordsOf(mapAt(at), said)] : [words.nobody(name)]
}

function todo(at: Here): string[] {
  if (mayPlace(at)) return [at.leads && at.keyboard ? words.howCount(howToShow(showOf(at))) : words.ownTodo]
  return at.leads && !isOpen(at) ? [placementAt(at)?.split ? words.howSplit : words.howSettle] : []
}

export const placeInteraction = describe<'place', Spot>({
  begin: at => (at.live && at.shared && showOf(at).people.length ? { open: { act: 'count' } } : {}),
  acts: [
    count,
    revealAct(words.reveal, words.show),
    settle,
    split,
    part,
    ...ownActs,
    heard('parts', words.parts, at => numbered(partsAt(at).map(n => sayPart(at, n)))),
    heard('guide', words.guide, guide),
  ],
  message,
  mode: at => (!at.leads && mayPlace(at) ? 'PLACE' : undefined),
  over: withParts,
  foot,
  list: ['results'],
  tell,
  todo,
  goesOn: at => !isOpen(at),
})
