/** What can be done at a writing step: cards typed in the open, unseen while the keyboard goes round, or at one's own terminal. */
import { describe, type Memory } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { numbered } from '../../text.ts'
import { aboutOf } from '../shared/about.ts'
import { addCard, addField, backToLine, handFor, leafing, maskOf } from './card-line.ts'
import { drawWrite } from './drawing.ts'
import {
  type CardSpot,
  canSay,
  countOf,
  firstWithout,
  goesOn,
  handOn,
  holder,
  isCovered,
  isFull,
  isOptional,
  isOver,
  isOwnTerminal,
  isTyping,
  mine,
  round,
  spots,
  visible,
  type WriteAct,
} from './here.ts'
import { drawOwn } from './own-drawing.ts'
import { cardWords, lineOf, readMark } from './reading.ts'
import { drawAbove, drawSaved, drawWaiting } from './round.ts'
import { invite, messageOf, readable } from './telling.ts'
import { words } from './words.ts'

/** More cards than this are counted first and read on demand. */
const few = 5

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
  after: (at, spot) => (goesOn(at) && !spot ? words.entersOn : undefined),
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
