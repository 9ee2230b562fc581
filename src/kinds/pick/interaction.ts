/** What can be done at a deck: leaf through it, for the whole map or for one part of it, and pick a card with why. */

import { type Act, type At, describe, type Field, type Memory, type Outcome } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import { cardOf, creditOf, type DeckCard, decks, type PartFacts } from '../../map/index.ts'
import { wholeOf } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { Picked } from '../../session/shapes.ts'
import { full, numbered } from '../../text.ts'
import { mapTextOf, partsOf } from '../made/parts.ts'
import { dropAct } from '../shared/common-acts.ts'
import { cardsFor, drawOffer, factWords } from './drawing.ts'
import { words } from './words.ts'

type Here = At<'pick'>
type Spot =
  | { id: string; type: 'picked card'; say: string; picked: Picked }
  | { id: string; type: 'card'; say: string; card: DeckCard }
type PickAct = Act<'pick', Spot>

/** What a stay remembers: whether the deck is shown or what is picked, the part it is for, the group that was named. */
type Kept = { isLeafing?: boolean; part?: string | undefined; group?: string | undefined }

const leafs = remembered<boolean>('isLeafing')
const partOf = remembered<string>('part')
const groupOf = remembered<string>('group')
const kept = (memory: Memory): Kept => ({
  isLeafing: leafs.of(memory),
  part: partOf.of(memory),
  group: groupOf.of(memory),
})
const remember = (memory: Kept): Readonly<Record<string, unknown>> => memory
const deckAt = (at: Here) => decks[at.step.deck]
const pickedAt = (at: Here) => workOf(at.session, at.step.id, 'pick')?.picked ?? []
const partsAt = (at: Here) => partsOf(mapTextOf(at.session, at.step.on))
const isLeafing = (at: Here, memory: Memory) => at.live && kept(memory).isLeafing === true

function offerAt(at: Here, { part }: Kept): { parts: PartFacts[]; about: PartFacts | undefined } {
  const parts = partsAt(at)
  return { parts, about: parts.find(p => p.name === part) }
}

/** The cards that numbers stand for just now: what fits a part, a group, or the whole deck. */
function offered(at: Here, now: Kept): DeckCard[] {
  const { parts, about } = offerAt(at, now)
  const all = cardsFor(deckAt(at), { parts, ...(about ? { about } : {}) })
  return now.group === undefined ? all : all.filter(c => c.group === now.group)
}

const sayCard = (card: DeckCard) => words.card(card.name, card.rival ? words.asOthers(card.say) : card.say)

function sayPicked(at: Here, p: Picked): string {
  return [cardOf(deckAt(at), p.card)?.name ?? p.card, p.about && words.about(p.about), p.why].filter(Boolean).join(', ')
}

function spots(at: Here, memory: Memory): Spot[] {
  if (!isLeafing(at, memory)) return []
  return [
    ...pickedAt(at).map((p): Spot => ({ id: p.id, type: 'picked card', say: sayPicked(at, p), picked: p })),
    ...offered(at, kept(memory)).map((c): Spot => ({ id: c.id, type: 'card', say: sayCard(c), card: c })),
  ]
}

function pickIt(at: Here, spot: Spot | undefined, why: string, memory: Memory): Outcome {
  const about = offerAt(at, kept(memory)).about?.name
  return make<'pick'>(at, {
    do: 'pick',
    card: spot?.id ?? '',
    ...(why ? { why } : {}),
    ...(about ? { about } : {}),
  })
}

function whyField(at: Here, spot: Spot | undefined, memory: Memory): Field<string> {
  const common = { prompt: words.whyPrompt, mode: 'WHY', parse: (text: string) => ({ ok: text }) }
  if (spot?.type === 'picked card')
    return { ...common, ask: words.whyChange, optional: true, ...(spot.picked.why ? { start: spot.picked.why } : {}) }
  const about = offerAt(at, kept(memory)).about?.name
  return { ...common, ask: words.whyPick(spot?.card.name ?? '', about), skipped: pickIt(at, spot, '', memory) }
}

/** A choice by number, or by any beginning of its name. */
function choose<T>(text: string, from: readonly T[], name: (x: T) => string): T | undefined {
  if (/^\d+$/.test(text)) return from[wholeOf(text) - 1]
  return text ? from.find(x => name(x).toLowerCase().startsWith(text.toLowerCase())) : undefined
}

const groupsLine = (at: Here) => words.groups(numbered(deckAt(at).groups.map(g => g.title)).join(', '))

/** The cards that are on offer with this remembered, read out in lines and shown from the first on a full screen. */
function hear(at: Here, now: Kept, before: string[] = []): Outcome {
  const said = [...before, ...numbered(offered(at, now).map(sayCard))]
  return { stay: { memory: remember(now), choose: null }, spoken: said.join('\n') }
}

/** A key goes on to the first card of the group after or before this one; a command names the group. */
function turn(at: Here, spot: Spot | undefined, by: 1 | -1, memory: Memory): Outcome {
  const cards = offered(at, kept(memory))
  const groups = [...new Set(cards.map(c => c.group))]
  const now = spot?.type === 'card' ? groups.indexOf(spot.card.group) : -1
  const to = groups[Math.min(groups.length - 1, Math.max(0, now + by))]
  return { stay: { choose: cards.find(c => c.group === to)?.id ?? null } }
}

function group(at: Here, spot: Spot | undefined, value: unknown, memory: Memory): Outcome {
  if (value === undefined) return turn(at, spot, 1, memory)
  if (value === '') return hear(at, kept(memory))
  const found = choose(String(value), deckAt(at).groups, g => g.title)
  if (!found) return { say: words.noGroup(groupsLine(at)) }
  return hear(at, { ...kept(memory), group: found.id, part: undefined })
}

/** Round through the parts, the whole map among them. */
function leafParts(at: Here, by: 1 | -1, memory: Memory): Outcome {
  const { parts, about } = offerAt(at, kept(memory))
  const round = [undefined, ...parts.map(p => p.name)]
  const to = round[(round.indexOf(about?.name) + by + round.length) % round.length]
  return { stay: { memory: remember({ part: to, group: undefined }), choose: null } }
}

function part(at: Here, value: unknown, memory: Memory): Outcome {
  if (value === undefined) return leafParts(at, 1, memory)
  if (at.step.on === undefined) return { say: words.noMap }
  const parts = partsAt(at)
  if (!parts.length) return { say: words.noParts }
  const found = choose(String(value), parts, p => p.name)
  const all = numbered(parts.map(p => words.ofPart(p.name, factWords(p))))
  if (!found) return { stay: {}, spoken: [words.parts, ...all].join('\n') }
  const now = { ...kept(memory), part: found.name, group: undefined }
  return hear(at, now, [full(words.partIs(found.name, factWords(found)))])
}

const canTurn: PickAct['fits'] = (at, _, memory) => isLeafing(at, memory) && !offerAt(at, kept(memory)).about
const hasParts: PickAct['fits'] = (at, _, memory) => isLeafing(at, memory) && partsAt(at).length > 0

const leafing: PickAct[] = [
  {
    id: 'group',
    who: 'everybody',
    reads: true,
    keys: ['right', 'l'],
    command: { words: ['cards'], takes: 'GROUP' },
    does: words.group,
    hint: words.groupHint,
    fits: canTurn,
    move: group,
  },
  {
    id: 'before',
    who: 'facilitator',
    reads: true,
    keys: ['left', 'h'],
    does: words.before,
    fits: canTurn,
    move: (at, spot, _, memory) => turn(at, spot, -1, memory),
  },
  {
    id: 'part',
    who: 'everybody',
    reads: true,
    keys: ['tab'],
    command: { words: ['part'], takes: 'NAME' },
    does: words.part,
    hint: words.partHint,
    fits: hasParts,
    move: (at, _, value, memory) => part(at, value, memory),
  },
  {
    id: 'former',
    who: 'facilitator',
    reads: true,
    keys: ['shift-tab'],
    does: words.former,
    fits: hasParts,
    move: (at, _spot, _value, memory) => leafParts(at, -1, memory),
  },
  {
    id: 'picked',
    who: 'facilitator',
    reads: true,
    keys: ['escape'],
    does: words.picked,
    hint: words.pickedHint,
    fits: (at, _, memory) => isLeafing(at, memory),
    move: () => ({ stay: { memory: remember({ isLeafing: false }) } }),
  },
  {
    id: 'leaf',
    who: 'facilitator',
    reads: true,
    keys: ['s'],
    does: words.leaf,
    hint: words.leafHint,
    fits: (at, _, memory) => !isLeafing(at, memory),
    move: () => ({ stay: { memory: remember({ isLeafing: true }) } }),
  },
  {
    // A full screen shows it under what is picked.
    id: 'source',
    who: 'everybody',
    reads: true,
    command: { words: ['source'] },
    does: words.source,
    move: at => ({ stay: {}, spoken: creditOf(deckAt(at)) }),
  },
]

export const pickInteraction = describe<'pick', Spot>({
  spots,
  begin: at => ({ memory: remember({ isLeafing: at.live }) }),
  suggests: (at, memory) => spots(at, memory)[pickedAt(at).length]?.id,
  acts: [
    {
      id: 'pick',
      who: 'facilitator',
      on: ['card'],
      keys: ['enter'],
      command: { words: ['pick'], takes: 'WHY' },
      does: words.pick,
      hint: words.pickHint,
      field: whyField,
      move: (at, spot, why, memory) => pickIt(at, spot, String(why), memory),
    },
    {
      id: 'why',
      who: 'facilitator',
      on: ['picked card'],
      keys: ['enter'],
      command: { words: ['why'], takes: 'WORDS' },
      does: words.why,
      hint: words.whyHint,
      field: whyField,
      move: (at, spot, why) => make(at, { do: 'why', picked: spot?.id ?? '', text: String(why) }),
    },
    dropAct({
      on: ['picked card'],
      does: words.drop,
      hint: words.dropHint,
      move: (at, spot) => make(at, { do: 'drop', picked: spot?.id ?? '' }),
    }),
    ...leafing,
  ],
  instead(at, { focus, ...size }, memory) {
    if (!isLeafing(at, memory)) return undefined
    const { parts, about } = offerAt(at, kept(memory))
    const look = { ...size, height: Math.max(1, size.height), ...(focus ? { focus } : {}) }
    return drawOffer(at.step, at.session, look, { parts, ...(about ? { about } : {}) })
  },
  message(at, spot, memory) {
    if (!at.live) return words.goesOn
    if (!isLeafing(at, memory)) return at.step.hint ?? words.showsPicked
    if (spot?.type === 'picked card') return words.onPicked
    return words.onCard(pickedAt(at).length > 0, partsAt(at).length > 0)
  },
  list: ['picked'],
  tell(at) {
    const picked = pickedAt(at)
    return picked.length ? numbered(picked.map(p => sayPicked(at, p))) : [words.none]
  },
  todo: at => [groupsLine(at), words.todo(at.step.on !== undefined)],
  goesOn: () => true,
})
