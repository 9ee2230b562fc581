/** What can be done while things are compared: left, right or alike, by each at a terminal of their own or in turn at one keyboard. */

import type { Grid } from '../../draw/grid.ts'
import { describe, type Memory, type Outcome, type Read, type Size, type Spot, typing } from '../../interact/act.ts'
import { nameOf, roomPeople } from '../../session/read.ts'
import type { Compared, PersonId } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { lettersOf } from '../made/board.ts'
import { isRanked, rankingOf } from '../made/ranking.ts'
import { isOpen, revealAct } from '../shared/reveal.ts'
import { waitsForCards } from '../shared/waits.ts'
import { alikeIn, drawPair, rankSay, sayThing } from './drawing.ts'
import {
  type CompareAct,
  circleAt,
  enoughAt,
  type Here,
  hasBegun,
  hasHadIt,
  keptOf,
  mineOf,
  nextAt,
  pairAt,
  passing,
  type Sent,
  sayPair,
  thingsAt,
  whoAt,
} from './here.ts'
import { words } from './words.ts'

function choose(better: Compared['better'], keys: readonly string[], does: string, hint: string): CompareAct {
  return {
    id: better,
    who: 'everybody',
    keys,
    command: { words: [better] },
    does,
    hint,
    fits: (at, _spot, memory) => {
      const who = whoAt(at, memory)
      return who !== undefined && pairAt(at, who, memory) !== undefined
    },
    move: (at, _spot, _value, memory) => compared(at, whoAt(at, memory), better, memory),
  }
}

function compared(
  at: Here,
  person: PersonId | undefined,
  better: Compared['better'],
  memory: Memory,
): Outcome<'compare'> {
  const pair = person === undefined ? undefined : pairAt(at, person, memory)
  if (person === undefined || !pair) return { say: words.noSuch }
  const made: Compared = { left: pair.left.id, right: pair.right.id, better }
  const mine = [...mineOf(at, person, memory), made]
  const from = keptOf(at, person).length
  const sent: Sent = { person, from, all: mine.slice(from) }
  const isOver = at.leads && mine.length >= enoughAt(at)
  const move: Move = { in: at.step.id, do: 'compare', ...made }
  return {
    moves: [move],
    ...(at.leads ? { by: person } : {}),
    said: '',
    spoken: words.kept,
    stay: { memory: { sent, with: at.leads && !isOver ? person : undefined } },
    aloud: now => (isOver ? [] : sayPair(now, person)),
  }
}

const back: CompareAct = {
  id: 'back',
  who: 'everybody',
  keys: ['backspace', 'b'],
  command: { words: ['take back', 'again'] },
  does: words.back,
  hint: words.backHint,
  fits: (at, _spot, memory) => {
    const who = whoAt(at, memory)
    return who !== undefined && mineOf(at, who, memory).length > 0
  },
  move(at, _spot, _value, memory) {
    const person = whoAt(at, memory)
    if (person === undefined) return { say: words.nothingBack }
    const move: Move = { in: at.step.id, do: 'back' }
    const stay = { memory: { sent: undefined } }
    return { moves: [move], ...(at.leads ? { by: person } : {}), said: '', stay, aloud: now => sayPair(now, person) }
  },
}

const start: CompareAct = {
  id: 'start',
  who: 'keyboard',
  keys: ['s'],
  enter: (at, _spot, memory) => whoAt(at, memory) !== undefined || circleAt(at, memory).length > 0,
  command: { words: ['start', 's'] },
  does: words.start,
  hint: words.startHint,
  fits: (at, _spot, memory) =>
    at.live && isOpen(at) && thingsAt(at).length > 1 && !hasBegun(at, memory) && nextAt(at, memory) !== undefined,
  move(at, _spot, _value, memory) {
    const held = whoAt(at, memory)
    const id = held ?? nextAt(at, memory)?.id
    if (id === undefined) return { say: words.allHadIt }
    return { stay: { memory: { with: id } }, spoken: sayPair(at, id).join('\n') }
  },
}

const stop: CompareAct = {
  id: 'stop',
  who: 'keyboard',
  keys: ['h'],
  enter: (at, _spot, memory) => hasBegun(at, memory),
  command: { words: ['hand on', 'h'] },
  does: words.stop,
  hint: words.stopHint,
  fits: (at, _spot, memory) => whoAt(at, memory) !== undefined,
  move(at, _spot, _value, memory) {
    return handOn(at, whoAt(at, memory) ?? '', memory)
  },
}

function handOn(at: Here, person: PersonId, memory: Memory) {
  const passed = [...(passing.of(memory) ?? []), person]
  const stay = { open: null, memory: { with: undefined, passed } }
  return { stay, spoken: next(at, { ...memory, memory: { passed } }) }
}

const signs: Readonly<Record<string, Compared['better']>> = { l: 'left', r: 'right', '=': 'same' }
const readSign = (text: string): Read<Compared['better']> => {
  const better = signs[text.toLowerCase()]
  return better ? { ok: better } : { say: words.signs }
}

/** Plain lines at the room's keyboard stay on the screen, so what each person answers is typed unseen, a pair a line. */
const unseen: CompareAct = typing({
  id: 'unseen',
  who: 'keyboard',
  command: { words: ['compare'], unseen: text => 'ok' in readSign(text) },
  does: words.unseen,
  fits: (at, _spot, memory) =>
    at.live && isOpen(at) && thingsAt(at).length > 1 && (whoAt(at, memory) ?? nextAt(at, memory)) !== undefined,
  field(at, _spot, memory) {
    const person = whoAt(at, memory) ?? nextAt(at, memory)?.id ?? ''
    return {
      prompt: words.unseenPrompt(nameOf(at.session, person) ?? ''),
      ask: words.signs,
      aloud: [...sayPair(at, person, memory), words.unseenPrompt(nameOf(at.session, person) ?? '')].join('\n'),
      mode: 'HIDDEN',
      masked: true,
      parse: readSign,
      empty: handOn(at, person, memory),
    }
  },
  move(at, _spot, value, memory) {
    const person = whoAt(at, memory) ?? nextAt(at, memory)?.id
    const outcome = compared(at, person, value, memory)
    if (!('moves' in outcome)) return outcome
    const isOver = outcome.stay?.memory?.with === undefined
    const { aloud: _, ...rest } = outcome
    const open = isOver ? null : { act: 'unseen' }
    return { ...rest, spoken: isOver ? words.handNow : words.kept, stay: { ...rest.stay, open } }
  },
})

/** Whose turn it is at the room's keyboard, or that all have had it. */
function next(at: Here, memory: Memory): string {
  const [person] = circleAt(at, memory)
  return person ? words.turn(person.name) : words.allHadIt
}

function message(at: Here, memory: Memory): string {
  if (!isOpen(at) || !at.live) return at.step.hint ?? (at.leads ? words.closed : words.closedOwn)
  if (thingsAt(at).length < 2) return words.tooFew
  const who = whoAt(at, memory)
  if (at.leads) {
    if (!at.keyboard || !roomPeople(at.session).length) return words.openOwn
    return who === undefined ? next(at, memory) : words.withYou(nameOf(at.session, who) ?? '')
  }
  if (who === undefined) return words.closedOwn
  if (!pairAt(at, who, memory)) return words.noMore
  return mineOf(at, who, memory).length >= enoughAt(at) ? words.enough : words.which
}

function drawn(at: Here, size: Size, memory: Memory): Grid | undefined {
  const who = whoAt(at, memory)
  const pair = who === undefined ? undefined : pairAt(at, who, memory)
  if (who === undefined || !pair) return undefined
  const name = at.leads ? nameOf(at.session, who) : undefined
  const far = { done: mineOf(at, who, memory).length, enough: enoughAt(at), ...(name ? { name } : {}) }
  return drawPair(pair, far, size)
}

function tell(at: Here, memory: Memory): string[] {
  const things = thingsAt(at)
  if (!things.length) return [words.nothingYet]
  const who = whoAt(at, memory)
  if (isOpen(at)) {
    if (who === undefined || things.length < 2) return [words.each(things.length, enoughAt(at))]
    return [words.soFar(mineOf(at, who, memory).length, enoughAt(at)), ...sayPair(at, who, memory)]
  }
  const ranking = rankingOf(at.session, at.step.id)
  if (!isRanked(ranking)) return [words.none]
  const letters = lettersOf(at.session, at.step.on)
  return [
    ...ranking.map(r =>
      words.ranked(
        r.count ? rankSay(r) : words.never,
        `${letters.get(r.on.cards[0]?.id ?? '') ?? ''}, ${sayThing(r.on)}`,
      ),
    ),
    ...alikeIn(ranking, letters),
  ]
}

function todo(at: Here, memory: Memory): string[] {
  if (!isOpen(at)) return at.leads ? [words.closedSay] : []
  if (!at.live || thingsAt(at).length < 2) return []
  if (whoAt(at, memory) !== undefined) return [words.howTo]
  const [person] = circleAt(at, memory)
  return at.leads && at.keyboard && person ? [words.howToStart(person.name)] : []
}

export const compareInteraction = describe<'compare', Spot>({
  waitsFor: at => waitsForCards(at, at.step.on),
  acts: [
    start,
    unseen,
    choose('left', ['left'], words.left, words.leftHint),
    choose('right', ['right'], words.right, words.rightHint),
    choose('same', ['='], words.same, words.sameHint),
    back,
    stop,
    revealAct(
      words.reveal,
      words.show,
      (at, _spot, memory) => isOpen(at) && thingsAt(at).length > 1 && hasHadIt(at, memory),
    ),
  ],
  message: (at, _spot, memory) => message(at, memory),
  mode: (at, memory) => (whoAt(at, memory) === undefined ? undefined : 'COMPARE'),
  board: drawn,
  own: (at, size, memory) => (at.leads ? undefined : drawn(at, size, memory)),
  list: ['results', 'cards', 'pair'],
  tell,
  todo,
  goesOn: at => !isOpen(at),
})
