/** What can be done at a ring: links added one after the other, moved along it, and the weakest of them named. */

import { type Act, type At, describe, type Memory } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { remembered } from '../../interact/remembered.ts'
import { addedLast } from '../../lists.ts'
import { workOf } from '../../session/read.ts'
import type { RingLink } from '../../session/shapes.ts'
import { numbered } from '../../text.ts'
import { cardActs, dropAct, rewordAct } from '../shared/common-acts.ts'
import { leftCards } from '../shared/left-cards.ts'
import { waitsForCards } from '../shared/waits.ts'
import { words } from './words.ts'

type Here = At<'ring'>
type Spot = { id: string; type: 'link'; say: string; link: RingLink }

const workAt = (at: Here) => workOf(at.session, at.step.id, 'ring') ?? { kind: 'ring' as const, links: [] }
const linksAt = (at: Here) => workAt(at).links
const cardsAt = (at: Here) =>
  leftCards(
    at.session,
    at.step.from,
    linksAt(at).map(l => l.text),
  )
const asText = (text: string) => (text ? { ok: text } : { say: words.noWords })

function spots(at: Here): Spot[] {
  return linksAt(at).map(link => ({ id: link.id, type: 'link', say: link.text, link }))
}

const placed = remembered<number>('place', 'line')

/** The place a new link takes, from 0: behind the chosen one, then behind the one added before. */
function placeOf(at: Here, spot: Spot | undefined, memory: Memory): number {
  const links = linksAt(at)
  return placed.of(memory) ?? (links.findIndex(l => l.id === spot?.id) + 1 || links.length)
}

/** One line a link: the next one goes behind the one that was just added. */
const adding: Pick<Act<'ring', Spot>, 'field' | 'move'> = {
  field(at, spot, memory) {
    const links = linksAt(at)
    const place = placeOf(at, spot, memory)
    return {
      prompt: words.linkPrompt(place + 1),
      ask: links.length ? words.linkAsk : words.firstAsk,
      after: cardsAt(at).length ? words.upTakesCard : words.linkAfter,
      mode: 'LINK',
      many: true,
      parse: asText,
      empty: { stay: { open: null, choose: links[place - 1]?.id ?? null } },
    }
  },
  move(at, spot, text, memory) {
    const links = linksAt(at)
    const place = placeOf(at, spot, memory)
    const after = place < links.length ? links[place - 1]?.id : undefined
    return make(
      at,
      { do: 'add', text: String(text), ...(after === undefined ? {} : { after }) },
      { line: { card: -1, place: place + 1 } },
    )
  },
}

export const ringInteraction = describe<'ring', Spot>({
  waitsFor: at => waitsForCards(at, at.step.from),
  spots,
  amend: { act: 'reword', newest: at => addedLast(linksAt(at))?.id },
  begin: at => (linksAt(at).length ? { chosen: linksAt(at)[0]?.id } : { open: { act: 'add-last' } }),
  acts: [
    {
      id: 'add',
      who: 'facilitator',
      on: ['link'],
      keys: ['enter'],
      command: { words: ['after'], takes: 'WORDS' },
      does: words.add,
      hint: 'add after',
      ...adding,
    },
    {
      id: 'add-last',
      who: 'facilitator',
      keys: ['enter'],
      command: { words: ['add'], takes: 'WORDS' },
      does: words.addLast,
      hint: 'add',
      fits: (at, spot, { open }) => !spot && (!linksAt(at).length || open?.act === 'add-last'),
      ...adding,
    },
    ...cardActs<'ring', Spot>(['add', 'add-last'], words, cardsAt),
    {
      id: 'weakest',
      who: 'facilitator',
      on: ['link'],
      keys: ['s'],
      command: { words: ['weakest', 's'] },
      does: words.weakest,
      hint: 'weakest',
      fits: (at, spot) => workAt(at).weakest !== spot?.id,
      move: (at, spot) => make(at, { do: 'weakest', link: spot?.id ?? '' }),
    },
    rewordAct({
      on: ['link'],
      keys: ['r'],
      command: { words: ['reword', 'r'], takes: 'WORDS' },
      does: words.reword,
      hint: 'reword',
      line: { prompt: words.inOtherWords, ask: words.rewordAsk, mode: 'WORDS', parse: asText },
      now: ({ link }) => link.text,
      change: (at, { id }, text) => make(at, { do: 'change', link: id, text }),
    }),
    ...([-1, 1] as const).map(
      (by): Act<'ring', Spot> => ({
        id: by < 0 ? 'earlier' : 'later',
        who: 'facilitator',
        on: ['link'],
        keys: by < 0 ? ['<', ','] : ['>'],
        command: { words: [by < 0 ? 'earlier' : 'later'] },
        does: by < 0 ? words.earlier : words.later,
        ...(by > 0 ? { hint: 'move on' } : {}),
        fits: at => linksAt(at).length > 1,
        move: (at, spot) => make(at, { do: 'shift', link: spot?.id ?? '', by }),
      }),
    ),
    {
      id: 'move-to',
      who: 'facilitator',
      on: ['link'],
      command: { words: ['move'], takes: 'M' },
      does: words.moveTo,
      field: at => ({
        prompt: '',
        ask: words.placeAsk,
        mode: 'MOVE',
        parse(text) {
          const place = /^\d{1,4}$/.test(text) ? Number(text) : 0
          const count = linksAt(at).length
          return place >= 1 && place <= count ? { ok: place - 1 } : { say: words.noPlace(count) }
        },
      }),
      move: (at, spot, place) =>
        make(at, {
          do: 'shift',
          link: spot?.id ?? '',
          by: Number(place) - linksAt(at).findIndex(l => l.id === spot?.id),
        }),
    },
    dropAct({
      on: ['link'],
      does: words.drop,
      move(at, spot) {
        const links = linksAt(at)
        const place = links.findIndex(l => l.id === spot?.id)
        return make(
          at,
          { do: 'drop', link: spot?.id ?? '' },
          { choose: (links[place + 1] ?? links[place - 1])?.id ?? null },
        )
      },
    }),
  ],
  message(at, spot) {
    const { links, weakest } = workAt(at)
    if (!links.length && at.live) return words.firstHint
    if (spot && at.live && !weakest && links.length > 2) return words.weakestHint
    return at.step.hint ?? words.chooseHint
  },
  list: ['links', 'results'],
  tell(at) {
    const { links, weakest } = workAt(at)
    if (!links.length) return [words.none]
    const place = links.findIndex(l => l.id === weakest)
    return [
      links.length > 1 ? words.ring(links.length) : words.one,
      ...numbered(links.map(l => l.text)),
      place < 0 ? words.noWeakest : words.weakestIs(place + 1, links[place]!.text),
    ]
  },
  todo: at => [
    ...(cardsAt(at).length ? [words.leftCards(cardsAt(at).map(c => c.text))] : []),
    linksAt(at).length ? words.howMore : words.howFirst,
  ],
  goesOn: () => true,
})
