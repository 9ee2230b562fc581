/** What can be done at a writing step: cards typed in the open, unseen while the keyboard goes round, or at one's own terminal. */
import { type Act, describe, type Field, type Memory, type Outcome, type StayChange } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { textOf } from '../../interact/typed.ts'
import { cardsOf } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import { numbered } from '../../text.ts'
import { aboutOf } from '../about.ts'
import { drawWrite } from './drawing.ts'
import {
  type CardSpot,
  canSay,
  countOf,
  firstWithout,
  type Here,
  handOn,
  holder,
  isCovered,
  left,
  mine,
  round,
  spots,
  visible,
  writer,
} from './here.ts'
import { drawOwn } from './own-drawing.ts'
import { pastedCards } from './paste.ts'
import { cardWords, lineOf, readMark } from './reading.ts'
import { drawAbove, drawSaved, drawWaiting } from './round.ts'
import { words } from './words.ts'

type WriteAct = Act<'write', CardSpot>

/** More cards than this are counted first and read on demand. */
const few = 5

/** Nobody else looks on or shares the keyboard, so what is typed is this person's own. */
const isOwnTerminal = (at: Here) => !at.leads || !(at.keyboard || at.shared)
const isFull = (at: Here, memory: Memory) => left(at, memory) < 1
const isTyping = ({ open }: Memory) => open !== undefined
/** Cards are here, so Enter goes on where nothing is chosen. */
const goesOn = (at: Here) => at.leads && !isCovered(at) && visible(at).length > 0
const isOver = (at: Here, { memory }: Memory) => Boolean(memory.isOver) && isCovered(at) && round(at).length > 0
/** Nothing is written where people call out: an empty line goes on. */
const isOptional = (at: Here) => at.leads && !isCovered(at) && !round(at).length && !visible(at).length

function emptyLine(at: Here, memory: Memory): Outcome {
  if (round(at).length) return handOn(at, memory)
  if (isOptional(at)) return { stay: { next: true } }
  if (isOwnTerminal(at)) return { stay: { open: null, done: true }, spoken: words.afterOwn }
  return { stay: { open: null }, spoken: isCovered(at) ? words.afterHidden : words.afterOpen }
}

function addHint(at: Here): string {
  if (isOwnTerminal(at)) {
    if (at.step.anonymous) return words.anonymousHint
    return isCovered(at) ? words.hiddenOwnHint : (at.step.hint ?? words.openOwnHint)
  }
  return isCovered(at) ? words.hiddenHint(canSay(at)) : (at.step.hint ?? words.openHint)
}

/** Hidden on the wall: what was said aloud is not. At a terminal of one's own nobody looks on. */
function maskOf(at: Here): Pick<Field, 'masked' | 'peek'> {
  if (!isCovered(at) || isOwnTerminal(at)) return {}
  return { masked: text => !(canSay(at) && text.startsWith('!')), peek: true }
}

function addField(at: Here, memory: Memory): Field {
  const isRound = round(at).length > 0
  return {
    prompt: '',
    ask: addHint(at),
    ...(isCovered(at) || isRound || isOwnTerminal(at)
      ? {}
      : { after: isOptional(at) ? words.emptyGoesOn : words.emptyEnds }),
    mode: 'WRITE',
    many: true,
    lines: true,
    top: true,
    takesAll: true,
    place: writer(at, memory),
    enter: isRound && at.step.each === 1 ? words.saveAndHand : words.save,
    ...maskOf(at),
    parse: text => (text ? { ok: text } : { say: words.empty }),
    empty: emptyLine(at, memory),
    pasted(rows) {
      const can = left(at, memory)
      return {
        ask: words.pasted(rows.length, can),
        asLines: words.pasted(rows.length, can, true),
        rows: pastedCards(rows, can),
      }
    },
  }
}

/** A card as it is added: what stands behind ! was said aloud, and where people call out everything was. */
function addCard(at: Here, memory: Memory, typed: string, isSaid = false): Outcome {
  const { step } = at
  const by = writer(at, memory)
  const person = holder(at, memory)
  const isAloud = canSay(at) && typed.startsWith('!')
  const aloud = isSaid || isAloud || (at.leads && !isCovered(at) && !round(at).length && at.session.people.length > 1)
  const { mark, text } = readMark(isAloud ? textOf(typed.replace(/^!\s*/, ''), true) : typed, step.marks)
  const n = countOf(at, by ?? '') + 1
  const made = make(at, { do: 'add', text, ...(mark ? { mark } : {}), ...(aloud ? { said: true } : {}) })
  const heard = heardOf(at, memory, { aloud, n })
  if (isOwnTerminal(at)) {
    const isLast = step.each !== undefined && left(at, memory) <= 1
    const said = isCovered(at) && !step.anonymous ? { said: words.savedOwn(n) } : {}
    return { ...made, ...said, spoken: heard, ...(isLast ? { stay: { open: null } } : {}) }
  }
  const all = { ...made, ...(by ? { by } : {}), spoken: heard }
  if (isSaid || !person || step.each !== 1) return all
  return { ...all, ...handOn(at, memory, [heard], isCovered(at) ? '' : undefined) }
}

function heardOf(at: Here, memory: Memory, { aloud, n }: { aloud: boolean; n: number }): string {
  const person = holder(at, memory)
  if (aloud) return words.savedSaid(visible(at).length + 1)
  if (at.step.anonymous) return words.inBox
  if (isOwnTerminal(at)) return words.saved(n)
  if (at.step.each === 1 && person) return words.isIn(person.name)
  return person ? words.savedOf(n, person.name) : words.saved(visible(at).length + 1)
}

/** In whose name a card is changed: a hidden one is its author's at the keyboard; what is shown, whoever facilitates changes. */
const handFor = (at: Here, card: Card) => (isCovered(at) && !isOwnTerminal(at) && card.by ? { by: card.by } : {})

/** From a changed card back to the line for a new one, when it came from there. */
function backToLine(at: Here, memory: Memory): StayChange {
  // In plain lines the line for a new card stays open meanwhile.
  if (memory.open?.act !== 'change') return {}
  const isEnd = isOwnTerminal(at) && isFull(at, memory)
  return memory.line.isFromLine && !isEnd ? { open: { act: 'add' } } : { open: null }
}

/** The card before or after the one in the line, each change kept on the way. */
function leaf(at: Here, spot: CardSpot | undefined, memory: Memory, by: 1 | -1): Outcome {
  if (!spot && memory.text) {
    if (by < 0 && isCovered(at) && !isOwnTerminal(at)) return { stay: { peek: true } }
    return { say: words.firstKeep }
  }
  const cards = round(at).length || isOwnTerminal(at) || isCovered(at) ? mine(at, memory) : visible(at)
  const place = spot ? cards.findIndex(c => c.id === spot.id) : cards.length
  const to = cards[place + by]
  if (!cards.length) return { say: words.nothingToEdit }
  if (to) {
    const peek = isCovered(at) && !isOwnTerminal(at) ? { peek: true as const } : {}
    return { stay: { open: { act: 'change', spot: to.id }, line: { isFromLine: true }, ...peek }, said: '' }
  }
  if (by > 0 && !isFull(at, memory)) return { stay: { open: { act: 'add' } } }
  return spot ? { stay: { open: { act: 'change', spot: spot.id }, line: { isFromLine: true } } } : unchanged
}

const leafing = (by: 1 | -1): WriteAct => ({
  id: by < 0 ? 'former' : 'following',
  who: 'everybody',
  during: ['add', 'change'],
  keys: [by < 0 ? 'up' : 'down'],
  does: by < 0 ? words.former : words.following,
  ...(by < 0 ? { hint: 'edit' } : {}),
  saves: ({ open }) => open?.act === 'change',
  move: (at, spot, _key, memory) => leaf(at, spot, memory, by),
})

const acts: WriteAct[] = [
  {
    id: 'reveal-now',
    who: 'keyboard',
    keys: ['enter'],
    does: words.revealNow,
    hint: 'reveal',
    fits: (at, spot, memory) => !spot && isOver(at, memory),
    move: at => ({ moves: [{ do: 'reveal', step: at.step.id }] }),
  },
  {
    id: 'start',
    who: 'everybody',
    keys: ['enter'],
    command: { words: ['write'], takes: 'NAME' },
    does: words.start,
    hint: 'write',
    fits: (at, spot, memory) =>
      !spot && !isTyping(memory) && !goesOn(at) && !isOver(at, memory) && !(isOwnTerminal(at) && isFull(at, memory)),
    move(at, _spot, name, memory) {
      const all = round(at)
      const typed = String(name ?? '').toLowerCase()
      const turn = typed ? all.findIndex(p => p.name.toLowerCase() === typed) : Number(memory.memory.turn ?? 0)
      if (turn < 0)
        return {
          say: words.nobodyOfThatName(
            String(name),
            all.map(p => p.name),
          ),
        }
      const to = { ...memory, memory: { ...memory.memory, turn } }
      return { stay: { open: { act: 'add' }, memory: { turn, isOver: false } }, spoken: invite(at, to).join('\n') }
    },
  },
  {
    id: 'add',
    who: 'everybody',
    keys: ['s'],
    command: { words: ['add'], takes: 'TEXT', bare: (_text, at) => isOwnTerminal(at) },
    does: words.add,
    hint: (at, spot, memory) => (spot || goesOn(at) || isOver(at, memory) ? 'write more' : undefined),
    fits: (at, _spot, memory) => !(isOwnTerminal(at) && isFull(at, memory)) || words.full(at.step.each ?? 1),
    field: (at, _spot, memory) => addField(at, memory),
    move: (at, _spot, typed, memory) => addCard(at, memory, String(typed)),
  },
  {
    id: 'said',
    who: 'facilitator',
    keys: ['!'],
    command: { words: ['said'], takes: 'TEXT' },
    does: words.said,
    fits: at => canSay(at),
    field: () => ({
      prompt: words.saidPrompt,
      ask: words.saidAsk,
      mode: 'SAID',
      lines: true,
      parse: text => (text ? { ok: text } : { say: words.empty }),
      empty: { stay: { open: null } },
    }),
    move: (at, _spot, typed, memory) => addCard(at, memory, String(typed), true),
  },
  leafing(-1),
  leafing(1),
  {
    id: 'hand',
    who: 'facilitator',
    during: ['add', 'change'],
    // In plain lines an empty line hands it on.
    keys: ['tab'],
    does: words.hand,
    hint: at => (!round(at).length ? 'done' : at.step.each === 1 ? 'pass' : 'hand on'),
    // At a step of one card each, a card that is kept hands the keyboard on.
    saves: ({ open, text }, at) =>
      open?.act === 'add' && text && at.step.each === 1 && round(at).length ? 'only' : true,
    move: (at, _spot, _key, memory) =>
      round(at).length ? handOn(at, memory) : { stay: { open: null }, spoken: words.afterOpen },
  },
  {
    id: 'stop',
    who: 'keyboard',
    // On full screens Esc closes the line.
    command: { words: ['done'] },
    does: words.stop,
    move: at => ({ stay: { open: null }, spoken: isCovered(at) ? words.afterHidden : words.afterOpen }),
  },
  {
    id: 'done',
    who: 'participant',
    during: ['add', 'change'],
    // In plain lines `done` works at every step.
    keys: ['tab'],
    does: words.done,
    hint: 'I am done',
    fits: isOwnTerminal,
    saves: () => true,
    move: at => ({ stay: { done: !at.isDone, ...(at.isDone ? {} : { open: null }) } }),
  },
  {
    id: 'change',
    who: 'everybody',
    on: ['card'],
    keys: ['enter'],
    command: { words: ['change', 'edit'], takes: 'TEXT' },
    does: words.change,
    hint: 'change',
    field: (at, spot, memory) => ({
      prompt: words.changePrompt(spots(at, memory).findIndex(s => s.id === spot?.id) + 1),
      ask: words.changeAsk,
      mode: 'WRITE',
      lines: true,
      top: true,
      keeps: true,
      enter: words.save,
      start: spot && lineOf(spot.card),
      ...maskOf(at),
      parse: text => (text ? { ok: text } : { say: words.emptyChange }),
    }),
    move(at, spot, typed, memory) {
      if (!spot) return { say: words.gone }
      const stay = backToLine(at, memory)
      if (typed === lineOf(spot.card)) return { stay }
      // A line that showed the mark takes it away by leaving it out; in plain lines it was not shown.
      const shown = spot.card.mark && memory.open?.act === 'change' ? { mark: '' } : {}
      const n = spots(at, memory).findIndex(s => s.id === spot.id) + 1
      return {
        ...make(
          at,
          { do: 'edit', card: spot.id, ...shown, ...readMark(String(typed), at.step.marks), saw: spot.card.rev },
          stay,
        ),
        ...handFor(at, spot.card),
        ...(isOwnTerminal(at) ? { said: words.changed } : {}),
        spoken: words.changedCard(n),
      }
    },
  },
  {
    id: 'drop',
    who: 'everybody',
    on: ['card'],
    keys: ['x', 'delete', 'backspace'],
    command: { words: ['drop', 'x'] },
    does: words.drop,
    hint: 'remove',
    move: (at, spot) => ({
      ...make(at, { do: 'drop', card: spot?.id ?? '' }, { choose: null }),
      ...(spot ? handFor(at, spot.card) : {}),
      ...(isOwnTerminal(at) ? { said: words.dropped } : {}),
    }),
  },
  {
    id: 'reveal',
    who: 'facilitator',
    // In plain lines `reveal` works at every step.
    keys: ['r'],
    does: words.reveal,
    hint: 'reveal',
    fits: isCovered,
    move: at => ({ moves: [{ do: 'reveal', step: at.step.id }] }),
  },
  {
    id: 'page',
    who: 'everybody',
    // Plain lines read everything.
    keys: ['tab'],
    does: words.page,
    fits: (at, _spot, memory) => !isTyping(memory) && !isCovered(at) && visible(at).length > 0,
    move: (_at, _spot, _key, { page }) => ({ stay: { page: page + 1, choose: null } }),
  },
  {
    id: 'cards',
    // On full screens they are seen.
    who: 'anybody',
    command: { words: ['cards', 'g'] },
    does: words.cards,
    move: at => ({ read: readable(at).length ? numbered(readable(at)) : [words.noCardsToHear] }),
  },
  {
    id: 'card',
    who: 'anybody',
    command: { words: ['card'], takes: 'N' },
    does: words.card,
    move(at, _spot, typed) {
      const all = readable(at)
      const card = /^\d{1,4}$/.test(String(typed)) ? all[Number(typed) - 1] : undefined
      return card === undefined ? { say: words.noCard(all.length) } : { read: [`${Number(typed)}. ${card}`] }
    },
  },
]

/** What may be read out: what everybody sees, and at a terminal of one's own one's own hidden cards. */
function readable(at: Here): string[] {
  const own = isOwnTerminal(at) && isCovered(at) && at.me !== undefined
  return (own ? cardsOf(at.mine(at.me!), at.step.id) : visible(at)).map(c => cardWords(c, at.step, at.session))
}

function invite(at: Here, memory: Memory): string[] {
  const person = holder(at, memory)
  if (isOwnTerminal(at)) return [isCovered(at) ? words.inviteOwnHidden : words.inviteOwn]
  if (!person) return [isOptional(at) ? words.inviteFirst : words.inviteOpen]
  const what = at.step.each === 1 ? words.inviteOne : words.inviteRound
  return [`${words.keyboardIsWith(person.name)} ${what}${isCovered(at) ? ` ${words.unseen}` : ''}`]
}

function messageOf(at: Here, spot: CardSpot | undefined, memory: Memory): string {
  const { step } = at
  if (isOwnTerminal(at)) {
    if (spot && at.live) return words.chosenHint
    if (isCovered(at)) return words.ownHidden(mine(at, memory).length, at.isDone ?? false)
    return (step.hidden || step.anonymous ? undefined : step.hint) ?? words.everybodySees
  }
  if (isOver(at, memory)) return words.entersReveal
  if (isCovered(at)) return words.hiddenUntil(step.anonymous ? undefined : cardsOf(at.whole, step.id).length)
  if (spot && at.live) return words.chosenHint
  return visible(at).length ? words.goesOn : words.entersWrite
}

export const writeInteraction = describe<'write', CardSpot>({
  acts,
  spots,
  begin(at) {
    const memory: Memory = { chosen: undefined, open: undefined, page: 0, memory: {}, line: {}, text: '' }
    const first = firstWithout(at)
    const covered = isCovered(at)
    const types = round(at).length
      ? first >= 0
      : !isFull(at, memory) && (covered || !(isOwnTerminal(at) ? mine(at, memory) : visible(at)).length)
    return {
      memory: { turn: Math.max(0, first), isOver: round(at).length > 0 && first < 0, isSilent: covered },
      ...(types && at.live && at.me !== undefined ? { open: { act: 'add' } } : {}),
    }
  },
  // A line begun in silence gives way to what everybody looks at, once nothing stands in it.
  settle: (at, { memory, open, text }) =>
    memory.isSilent && !isCovered(at) && !(open && text)
      ? { memory: { isSilent: false }, ...(open ? { open: null } : {}) }
      : undefined,
  message: messageOf,
  after: at => (goesOn(at) ? words.entersOn : undefined),
  above(at, { width, height }, memory) {
    const person = holder(at, memory)
    const next = round(at)[Number(memory.memory.turn ?? 0) + 1]
    const about = aboutOf(at.step, at.session)
    return drawAbove(at.step, { width, height, about }, person && { name: person.name, next: next?.name })
  },
  board(at, size, memory) {
    if (!isCovered(at)) return undefined
    const known = { step: at.step, session: at.whole, inBox: at.inBox?.(at.step.id), heads: at.heads?.(), ...size }
    return isTyping(memory) ? drawSaved(known, round(at)) : drawWaiting(known)
  },
  own(at, size, memory) {
    const { step } = at
    if (at.me === undefined || (!isCovered(at) && !isTyping(memory) && !memory.chosen)) return undefined
    const focus = memory.open?.spot ?? memory.chosen
    if (!isCovered(at) && !isTyping(memory)) return drawWrite(step, at.session, { ...size, focus, page: memory.page })
    return drawOwn(step, mine(at, memory), { ...size, hidden: isCovered(at), focus })
  },
  tell(at) {
    const cards = visible(at).map(c => cardWords(c, at.step, at.session))
    if (!isCovered(at)) {
      if (!cards.length) return []
      return cards.length > few ? [words.manyCards(cards.length)] : numbered(cards)
    }
    if (isOwnTerminal(at)) {
      const own = readable(at)
      return own.length ? [words.ownCards(own.length), ...numbered(own)] : []
    }
    const wrote = round(at).filter(p => countOf(at, p.id) > 0)
    const counts = wrote.map(p => `${p.name} ${countOf(at, p.id)}`).join(', ')
    return [
      ...(at.step.anonymous || !round(at).length ? [] : [words.wrote(wrote.length, round(at).length, counts)]),
      ...visible(at).map(c => words.saidCard(c.text)),
    ]
  },
  todo(at, memory) {
    const marks = at.step.marks ? [words.marks(at.step.marks)] : []
    if (isOwnTerminal(at))
      return isFull(at, memory) ? [words.afterOwn] : [aboutOf(at.step, at.session), ...marks, ...invite(at, memory)]
    if (!isTyping(memory)) return [isCovered(at) ? words.afterHidden : words.more]
    const silent = isCovered(at) ? [words.silent(round(at).length)] : []
    return [
      ...silent,
      aboutOf(at.step, at.session),
      ...marks,
      ...(isCovered(at) ? [words.aloudAndColon] : []),
      ...invite(at, memory),
    ]
  },
  goesOn: (at, memory) => (isTyping(memory) ? isOptional(at) : goesOn(at)),
})
