/** What can be done with topics: add them, give or count dots, then talk: note, show thumbs, take longer, go to the next. */
import type { Grid } from '../../draw/grid.ts'
import { type Act, type At, describe, type Field, type Memory, type Outcome, type Size } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { sum } from '../../numbers.ts'
import { lettersTo, workOf } from '../../session/read.ts'
import type { Topic, WorkOf } from '../../session/shapes.ts'
import { full } from '../../text.ts'
import { beside, drawSheet, line, lines } from '../sheet.ts'
import { isShow, readShow, type Show } from '../show-of-hands.ts'
import { readDots } from '../vote/reading.ts'
import { dotHands, dotsLeft, dotsOn, inOrder, thumbHands, thumbsOf, topicNow, waiting } from './talk.ts'
import { words } from './words.ts'

type Here = At<'topics'>
type Spot = { id: string; type: 'topic'; say: string; name: string; topic: Topic }
type TopicAct = Act<'topics', Spot>

const none: WorkOf<'topics'> = { kind: 'topics', topics: [], dots: {}, done: [] }
const workAt = (at: Here) => workOf(at.session, at.step.id, 'topics') ?? none
/** With the dots of everybody, for whoever leads: to count with. */
const wholeAt = (at: Here) => workOf(at.whole, at.step.id, 'topics') ?? none
const isCollecting = (at: Here) => !workAt(at).begun
const isTalking = (at: Here) => workAt(at).talk !== undefined
const hasTopics = (at: Here) => isCollecting(at) && workAt(at).topics.length > 0
const leftAt = (at: Here) => (at.me === undefined ? 0 : dotsLeft(at.step, workAt(at), at.me))
const mineOn = (at: Here, id: string) => workAt(at).dots[id]?.[at.me ?? ''] ?? 0
const isMine = (at: Here, spot: Spot | undefined) => at.leads || spot?.topic.by === at.me

function spots(at: Here): Spot[] {
  if (!isCollecting(at)) return []
  const { topics } = workAt(at)
  const letters = lettersTo(topics.length)
  return topics.map((topic, i) => ({ id: topic.id, type: 'topic', say: topic.text, name: letters[i] ?? '', topic }))
}

/** One line after the other; an empty one ends. */
function lineField(prompt: string, ask: string, mode: string, missing: string): Field<string> {
  return {
    prompt,
    ask,
    mode,
    many: true,
    parse: text => (text ? { ok: text } : { say: missing }),
    empty: { stay: { open: null } },
  }
}

const collecting: TopicAct[] = [
  {
    id: 'add',
    who: 'everybody',
    keys: ['s'],
    command: { words: ['topic', 'add', 's'], takes: 'WORDS' },
    does: words.add,
    hint: words.addHint,
    fits: isCollecting,
    field: () => lineField(words.topicPrompt, words.topicAsk, 'TOPIC', words.noWords),
    move: (at, _, text) => make(at, { do: 'add', text: String(text) }),
  },
  {
    id: 'change',
    who: 'everybody',
    on: ['topic'],
    keys: ['enter'],
    command: { words: ['change'], takes: 'WORDS' },
    does: words.change,
    hint: words.changeHint,
    fits: (at, spot) => isCollecting(at) && isMine(at, spot),
    field: (_, spot) => ({
      prompt: words.changePrompt,
      ask: words.changeAsk,
      mode: 'TOPIC',
      start: spot?.topic.text ?? '',
      parse: text => (text ? { ok: text } : { say: words.noWords }),
    }),
    move: (at, spot, text) => make(at, { do: 'change', topic: spot?.id ?? '', text: String(text) }),
  },
  {
    id: 'drop',
    who: 'everybody',
    on: ['topic'],
    keys: ['x'],
    command: { words: ['drop', 'x'] },
    does: words.drop,
    hint: words.dropHint,
    fits: (at, spot) => isCollecting(at) && isMine(at, spot),
    move: (at, spot) => make(at, { do: 'drop', topic: spot?.id ?? '' }),
  },
  {
    id: 'count',
    who: 'keyboard',
    keys: ['c'],
    command: { words: ['count', 'vote'], takes: '5 3 2 0' },
    does: words.count,
    hint: words.countHint,
    fits: hasTopics,
    field(at) {
      const { topics } = workAt(at)
      const [people, each] = [dotHands(at.step, wholeAt(at), at.session).length, at.step.dots]
      return {
        prompt: words.countPrompt,
        ask: words.countAsk(each, people * each),
        mode: 'COUNT',
        missing: true,
        parse: text => readDots(text, { letters: lettersTo(topics.length), people, each }),
      }
    },
    move(at, _, value) {
      const { counts } = value as { counts: number[] }
      return make(at, {
        do: 'tally',
        counts: Object.fromEntries(workAt(at).topics.map((t, i) => [t.id, counts[i] ?? 0])),
      })
    },
  },
  {
    id: 'begin',
    who: 'facilitator',
    keys: ['b'],
    enter: (at, spot) => !spot && hasTopics(at),
    command: { words: ['begin', 'b'] },
    does: words.begin,
    hint: words.beginHint,
    fits: hasTopics,
    move: at => make(at, { do: 'begin' }, { choose: null, open: null }),
  },
]

function give(at: Here, spot: Spot | undefined, count: number): Outcome {
  if (!spot || count < 0 || count === mineOn(at, spot.id)) return { stay: {} }
  const said = words.given(count, Math.max(0, leftAt(at) + mineOn(at, spot.id) - count))
  return { ...make<'topics'>(at, { do: 'dots', topic: spot.id, count }), said }
}

const dotAct = { who: 'participant', on: ['topic'], fits: isCollecting } as const
const dots: TopicAct[] = [
  {
    ...dotAct,
    id: 'more-dots',
    keys: ['+', '=', 'right'],
    command: { words: ['dot'] },
    does: words.moreDots,
    hint: words.dotHint,
    move: (at, spot) => give(at, spot, mineOn(at, spot?.id ?? '') + 1),
  },
  {
    ...dotAct,
    id: 'less-dots',
    keys: ['-', 'left'],
    command: { words: ['take back'] },
    does: words.lessDots,
    move: (at, spot) => give(at, spot, mineOn(at, spot?.id ?? '') - 1),
  },
  {
    ...dotAct,
    id: 'give',
    keys: ['0-9'],
    command: { words: ['dots'], takes: '2' },
    does: words.give,
    move: (at, spot, value) =>
      /^\d{1,3}$/.test(String(value)) ? give(at, spot, Number(value)) : { say: words.notWhole },
  },
]

const showAt = (at: Here) => ({
  people: thumbHands(workAt(at), at.session).map(p => p.name),
  points: ['yes', 'no'],
})

const thumb = (at: Here, up: boolean): Outcome => ({
  ...make<'topics'>(at, { do: 'thumb', up }),
  said: words.yours(up),
})

const talking: TopicAct[] = [
  {
    id: 'note',
    who: 'everybody',
    keys: ['s'],
    command: { words: ['note', 'keep'], takes: 'WORDS' },
    does: words.note,
    hint: words.noteHint,
    fits: isTalking,
    field: () => lineField(words.notePrompt, words.noteAsk, 'NOTE', words.noNote),
    move: (at, _, text) => make(at, { do: 'note', text: String(text) }),
  },
  {
    id: 'up',
    who: 'participant',
    keys: ['+', '='],
    command: { words: ['yes', 'y'] },
    does: words.thumbUp,
    hint: words.upHint,
    fits: isTalking,
    move: at => thumb(at, true),
  },
  {
    id: 'down',
    who: 'participant',
    keys: ['-'],
    command: { words: ['no'] },
    does: words.thumbDown,
    hint: words.downHint,
    fits: isTalking,
    move: at => thumb(at, false),
  },
  {
    id: 'hands',
    who: 'keyboard',
    keys: ['enter'],
    command: {
      words: ['thumbs', 'hands'],
      takes: 'y y n',
      bare: (text, at) => isTalking(at) && isShow(text, showAt(at)),
    },
    does: words.hands,
    hint: words.handsHint,
    fits: isTalking,
    field: at => ({
      prompt: words.handsPrompt,
      ask: words.handsAsk,
      mode: 'THUMBS',
      missing: true,
      parse(text) {
        const read = readShow(text, showAt(at))
        return 'ok' in read ? { ok: read.ok, echo: read.ok.echo } : read
      },
    }),
    move(at, _, value) {
      const { counts, spoken } = value as Show
      return { ...make<'topics'>(at, { do: 'hands', counts }), spoken }
    },
  },
  {
    id: 'longer',
    who: 'facilitator',
    keys: ['m'],
    command: { words: ['longer', 'm'] },
    does: words.longer,
    hint: words.longerHint,
    fits: isTalking,
    move: at => make(at, { do: 'longer' }),
  },
  {
    id: 'finish',
    who: 'facilitator',
    keys: ['f'],
    enter: at => !at.keyboard,
    command: { words: ['finish', 'f'] },
    does: words.finish,
    hint: words.finishHint,
    fits: isTalking,
    move: at => make(at, { do: 'finish' }),
  },
]

function message(at: Here): string {
  const work = workAt(at)
  if (!at.live || at.me === undefined) return words.looking
  if (work.talk) return talkMessage(at, work.talk)
  if (work.begun) return at.leads ? words.over : words.overOwn
  if (!work.topics.length) return at.leads ? words.none : words.noneOwn
  if (at.leads) return at.keyboard ? words.collecting : words.collectingOwn
  return leftAt(at) ? words.giveDots(leftAt(at)) : words.allGiven
}

function talkMessage(at: Here, talk: NonNullable<WorkOf<'topics'>['talk']>): string {
  const [up, down] = thumbsOf(talk)
  if (at.leads && (up || down)) return words.counted(up, down)
  const mine = talk.thumbs[at.me ?? '']
  if (!at.leads && mine !== undefined) return words.yours(mine)
  const left = Date.parse(talk.until) - at.now()
  if (left > 0) return words.timeLeft(Math.floor(left / 60_000))
  if (!at.leads) return words.timeUpOwn
  return at.keyboard ? words.timeUp : words.timeUpLead
}

/** One's own dots, a row a topic. */
function own(at: Here, { width, height }: Size, memory: Memory): Grid | undefined {
  if (at.leads || !at.live || !hasTopics(at)) return undefined
  const edge = Math.min(width - 1, 90)
  const right = edge - Math.max(5, at.step.dots)
  const blocks = spots(at).map(({ id, name, say }) =>
    beside(
      [line(name, 2, 'strong')],
      beside(lines(say, 5, right - 2), [line('●'.repeat(mineOn(at, id)), right, 'accent')]),
    ).map(r => ({ ...r, id })),
  )
  const foot = [line(words.leftOf(leftAt(at), at.step.dots), 1, 'strong')]
  const focus = memory.chosen ?? spots(at)[0]?.id
  return drawSheet({ blocks, foot, airy: false }, { width, height, ...(focus ? { focus } : {}) })
}

function tell(at: Here): string[] {
  const work = workAt(at)
  if (!work.topics.length) return [words.noTopics]
  if (!work.begun) return tellDots(at)
  const now = topicNow(work)
  const done = work.done.flatMap(id => work.topics.filter(t => t.id === id))
  const notes = (t: Topic) => t.notes.map(note => full(words.noteSay(note)))
  return [
    ...(now ? [words.topicNow(now.text), ...notes(now)] : []),
    ...waiting(work).map(t => words.nextSay(words.topic(t.text, dotsOn(work, t.id)))),
    ...inOrder(work)
      .filter(t => done.includes(t))
      .flatMap(t => [words.doneSay(t.text), ...notes(t)]),
  ]
}

function tellDots(at: Here): string[] {
  const all = spots(at)
  const mine = all.flatMap(s => (mineOn(at, s.id) ? [words.dotsOn(s.name, mineOn(at, s.id))] : []))
  const isOwn = !at.shared && !at.keyboard && at.live && at.me !== undefined
  const { tally } = wholeAt(at)
  return [
    ...all.map(s => words.lettered(s.name, s.say)),
    ...(at.leads && tally ? [full(words.tallied(sum(Object.values(tally))))] : []),
    ...(isOwn ? [words.yourDots(mine, leftAt(at))] : []),
  ]
}

function todo(at: Here): string[] {
  const work = workAt(at)
  if (work.talk) {
    const thumbs = at.leads && at.keyboard ? [words.howToHands] : [words.howToThumb]
    return [words.howToNote, ...thumbs, ...(at.leads && !at.keyboard ? [words.howToFinish] : [])]
  }
  if (work.begun) return []
  if (!work.topics.length) return [words.howToAdd]
  if (!at.leads) return [words.howToAdd, words.howToGive]
  const dots = at.keyboard ? [words.howToCount(at.step.dots)] : [words.howToGive, words.howToBegin]
  return [words.howToAdd, ...dots]
}

export const topicsInteraction = describe<'topics', Spot>({
  spots,
  begin: at => (workAt(at).topics.length || !isCollecting(at) ? {} : { open: { act: 'add' } }),
  suggests: at => (at.leads ? undefined : spots(at)[0]?.id),
  acts: [...collecting, ...dots, ...talking],
  message,
  after(at) {
    const { talk } = workAt(at)
    return talk && at.live ? words.left(Math.floor((Date.parse(talk.until) - at.now()) / 60_000)) : undefined
  },
  own,
  list: ['topics'],
  tell,
  todo,
  goesOn: at => !hasTopics(at) && !isTalking(at),
})
