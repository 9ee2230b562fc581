/** What can be done at a vote: dots counted by show of hands at the room's keyboard, or one's own given unseen. */
import { Grid } from '../../draw/grid.ts'
import { type Act, type At, describe, type Memory, type Outcome, type Size, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { sum } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { Move } from '../../session/types.ts'
import { full, numbered } from '../../text.ts'
import { boardOf, lettersOf, type OnBoard, resultOf, titleOf } from '../made/board.ts'
import { dotActs, dotWords, drawDots } from '../shared/dots.ts'
import { andReveal, handsAt, isOpen, isWholeCount, reveal, revealAct } from '../shared/reveal.ts'
import { waitsForCards } from '../shared/waits.ts'
import { type DotsOf, isBallot, readBallot, readDots, sameForAll } from './reading.ts'
import { dotsEach, dotsLeft } from './rules.ts'
import { words } from './words.ts'

type Here = At<'vote'>
type Spot = { id: string; type: 'card'; say: string; name: string }
type VoteAct = Act<'vote', Spot>

const boardAt = (at: Here) => boardOf(at.session, at.step.id)
const workAt = (at: Here) => workOf(at.session, at.step.id, 'vote') ?? { kind: 'vote' as const, dots: {} }
const tallyAt = (at: Here) => workOf(at.whole, at.step.id, 'vote')?.tally
const leftAt = (at: Here) => (at.me === undefined ? 0 : dotsLeft(at.step, workAt(at), at.me, at.session))
const eachAt = (at: Here) => dotsEach(at.step, at.session)
const dotsOn = (at: Here, id: string) => workAt(at).dots[id]?.[at.me ?? ''] ?? 0

function named(at: Here): { on: OnBoard; letter: string }[] {
  const letters = lettersOf(at.session, at.step.on)
  return boardAt(at).map(on => ({ on, letter: letters.get(on.cards[0]?.id ?? '') ?? '' }))
}

/** `release queue, 3 cards`; a card alone is only its text, with what it hangs on in a tree. */
function sayCard(on: OnBoard): string {
  if (on.under) return words.on(titleOf(on), on.under)
  return on.cards.length > 1 ? words.cards(titleOf(on), on.cards.length) : titleOf(on)
}

function spots(at: Here): Spot[] {
  return named(at).map(({ on, letter }) => ({ id: on.id, type: 'card', say: sayCard(on), name: letter }))
}

/** What hands are counted for here. */
function dotsAt(at: Here): DotsOf {
  const isYes = Boolean(at.step.approve)
  return { letters: named(at).map(n => n.letter), people: handsAt(at), each: eachAt(at), isYes }
}

/** Dots counted by hands, as `readDots` understood them. */
const count: VoteAct = typing({
  id: 'count',
  who: 'keyboard',
  keys: ['enter'],
  command: {
    words: ['vote', 'tally', 'count'],
    takes: '5 3 2 0',
    bare: (text, at) =>
      isOpen(at) &&
      (sameForAll(text, dotsAt(at)) !== undefined ||
        /^(\d+|[A-Za-z]{1,2} ?[=:]? ?\d+)([\s,;]+(\d+|[A-Za-z]{1,2} ?[=:]? ?\d+))*$/.test(text)),
  },
  does: words.count,
  hint: words.counting,
  fits: at => isOpen(at) && handsAt(at) > 0 && boardAt(at).length > 0,
  field(at) {
    const tally = tallyAt(at)
    const [hands, each] = [handsAt(at), eachAt(at)]
    return {
      prompt: words.countPrompt,
      ask: tally
        ? words.counted(sum(Object.values(tally)), hands * each)
        : at.step.approve
          ? words.countApprove(hands)
          : words.countAsk(each, hands * each),
      ...(tally ? { after: words.enterShows } : {}),
      mode: 'COUNT',
      missing: true,
      parse: text => readDots(text, dotsAt(at)),
      empty: tally ? reveal(at) : { say: words.nothingCounted },
    }
  },
  move(at, _spot, value) {
    const { counts, echo } = value
    const all = Object.fromEntries(boardAt(at).map((on, i) => [on.id, counts[i] ?? 0]))
    const made = make<'vote'>(at, { do: 'tally', counts: all }, { open: { act: 'count', more: true } })
    if (isWholeCount(at, sum(Object.values(all)), handsAt(at) * eachAt(at)))
      return andReveal(at, { ...made, spoken: full(echo.replaceAll(' \u00b7 ', ', ')) })
    return {
      ...made,
      spoken: words.countedSay(echo.replaceAll(' \u00b7 ', ', ')),
    }
  },
})

const ownActs: VoteAct[] = [
  ...dotActs<'vote', Spot>({
    on: 'card',
    words,
    fits: isOpen,
    mine: dotsOn,
    left: leftAt,
    move: (on, count) => ({ do: 'dots', on, count }),
  }),
  {
    // A ballot in one line; on full screens the same is done key by key.
    id: 'ballot',
    who: 'participant',
    fits: isOpen,
    command: {
      words: ['vote', 'ballot'],
      takes: 'A 2 C 1',
      bare: (text, at) =>
        isOpen(at) &&
        isBallot(
          text,
          named(at).map(n => n.letter),
        ),
    },
    does: words.ballot,
    move: (at, _spot, value) => ballot(at, String(value)),
  },
]

/** What is taken back comes first, so that no dot is missing for what is given. */
function ballot(at: Here, text: string): Outcome {
  const things = named(at)
  const now = things.map(({ on }) => dotsOn(at, on.id))
  const read = readBallot(
    text,
    things.map(n => n.letter),
    now,
  )
  if ('say' in read) return read
  const wanted = read.ok
  const all = sum(wanted)
  if (at.step.approve && wanted.some(n => n > 1)) return { say: words.oneEach }
  if (all > eachAt(at)) return { say: words.notSoMany(eachAt(at), all) }
  const changes = things
    .map(({ on }, i) => ({ on: on.id, count: wanted[i]!, by: wanted[i]! - now[i]! }))
    .filter(c => c.by !== 0)
    .toSorted((a, b) => a.by - b.by)
  const rest = eachAt(at) - all
  if (!changes.length) return { stay: {}, spoken: words.sameVote(rest) }
  const moves = changes.map(({ on, count }): Move => ({ in: at.step.id, do: 'dots', on, count }))
  return { moves, spoken: dotWords.given(all, rest) }
}

/** One's own dots, a row a card. */
function drawOwn(at: Here, size: Size, memory: Memory): Grid | undefined {
  if (!isOpen(at) || !at.live || at.leads || !boardAt(at).length) return undefined
  const rows = named(at).map(({ on, letter }) => {
    const more = on.cards.length > 1 ? ` (${on.cards.length} cards)` : ''
    return { id: on.id, letter, text: titleOf(on) + more, dots: dotsOn(at, on.id) }
  })
  const approved = at.step.approve ? { most: 1, foot: words.approved(sum(rows.map(r => r.dots))) } : {}
  return drawDots(rows, { rest: leftAt(at), all: eachAt(at), ...approved }, size, memory.chosen)
}

/** What is typed so far, each number beside its line, so that nobody has to count lines. */
function withCounts(drawing: Grid, at: Here, typed: string): Grid {
  const of = dotsAt(at)
  const { letters } = of
  const read = typed.trim() ? readDots(typed, of) : undefined
  if (!read || 'say' in read || letters.length > drawing.height) return drawing
  const grid = new Grid(drawing.width, drawing.height)
  grid.paste(0, 0, drawing)
  const known = /[a-z=]/i.test(typed) ? letters.length : typed.trim().split(/[\s,;]+/).length
  for (const [y, n] of read.ok.counts.slice(0, known).entries()) grid.putRight(y, grid.width - 2, String(n), 'strong')
  return grid
}

const isOwn = (at: Here) => !at.shared && !at.keyboard

function message(at: Here): string {
  if (!boardAt(at).length) return words.nothing
  if (at.leads && isOpen(at) && at.live) return handsAt(at) ? words.openHands : words.openOwn
  if (at.leads) return at.step.hint ?? words.closed
  if (!isOpen(at) || !at.live) return at.step.hint ?? words.closedOwn
  if (at.step.approve) return words.approveHint
  return leftAt(at) ? words.giveHint(leftAt(at)) : words.allGiven
}

function tell(at: Here): string[] {
  const things = named(at)
  if (!things.length) return [words.nothing]
  if (!isOpen(at)) return results(at)
  const mine = things.flatMap(({ on, letter }) => (dotsOn(at, on.id) ? [words.yours(letter, dotsOn(at, on.id))] : []))
  const tally = at.leads ? tallyAt(at) : undefined
  return [
    ...(isOwn(at)
      ? numbered(things.map(({ on, letter }) => words.card(letter, sayCard(on))))
      : things.map(({ on, letter }) => words.lettered(letter, sayCard(on)))),
    ...(tally ? [words.countSoFar(sum(Object.values(tally)))] : []),
    ...(isOwn(at) && at.live && at.me !== undefined ? [words.yourDots(mine, leftAt(at))] : []),
  ]
}

/** From the most dots down; those without one are only counted. */
function results(at: Here): string[] {
  const all = resultOf(at.session, at.step.id)
  const voted = all.filter(r => r.dots > 0)
  const rest = all.length - voted.length
  if (!voted.length) return [words.noDots]
  return [...numbered(voted.map(r => words.result(sayCard(r.on), r.dots))), ...(rest ? [words.others(rest)] : [])]
}

export const voteInteraction = describe<'vote', Spot>({
  waitsFor: at => waitsForCards(at, at.step.on),
  spots,
  begin: at => ({ chosen: at.leads ? undefined : boardAt(at)[0]?.id, open: { act: 'count' } }),
  acts: [count, revealAct(words.reveal, words.show), ...ownActs],
  message,
  mode: at => (isOpen(at) && at.live && !at.leads ? 'VOTE' : undefined),
  own: drawOwn,
  over: (drawing, at, typed) => (isOpen(at) ? withCounts(drawing, at, typed) : drawing),
  list: ['results', 'cards', 'mine'],
  tell,
  todo(at) {
    if (!boardAt(at).length) return []
    if (!isOpen(at)) return at.leads ? [words.closedSay] : []
    const hands = handsAt(at)
    if (at.step.approve) return [at.keyboard ? words.howToCountApprove : words.howToApprove]
    const each = eachAt(at)
    return [at.keyboard ? words.howToCount(each, each * hands) : words.howToGive(each)]
  },
  goesOn: at => !isOpen(at) || !boardAt(at).length,
})
