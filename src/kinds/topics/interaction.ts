/** What can be done with topics: add them, give or count dots, then talk: note, show thumbs, take longer, go to the next. */
import type { Grid } from '../../draw/grid.ts'
import { describe, type Memory, type Size, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { addedLast } from '../../lists.ts'
import { sum } from '../../numbers.ts'
import type { Topic, WorkOf } from '../../session/shapes.ts'
import { full } from '../../text.ts'
import { lettersTo } from '../made/board.ts'
import { dropAct, rewordAct } from '../shared/common-acts.ts'
import { dotActs, drawDots } from '../shared/dots.ts'
import { readDots } from '../vote/reading.ts'
import {
  type Here,
  hasTopics,
  isCollecting,
  isMine,
  isTalking,
  leftAt,
  lineField,
  mineOn,
  type Spot,
  type TopicAct,
  wholeAt,
  workAt,
} from './here.ts'
import { dotHands, dotsOn, inOrder, thumbsOf, topicNow, waiting } from './talk.ts'
import { talking } from './talking.ts'
import { words } from './words.ts'

function spots(at: Here): Spot[] {
  if (!isCollecting(at)) return []
  const { topics } = workAt(at)
  const letters = lettersTo(topics.length)
  return topics.map((topic, i) => ({ id: topic.id, type: 'topic', say: topic.text, name: letters[i] ?? '', topic }))
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
  rewordAct({
    id: 'change',
    who: 'everybody',
    on: ['topic'],
    keys: ['enter'],
    command: { words: ['change'], takes: 'WORDS' },
    does: words.change,
    hint: words.changeHint,
    fits: (at, spot) => isCollecting(at) && isMine(at, spot),
    line: {
      prompt: words.changePrompt,
      ask: words.changeAsk,
      mode: 'TOPIC',
      parse: text => (text ? { ok: text } : { say: words.noWords }),
    },
    now: ({ topic }) => topic.text,
    change: (at, { id }, text) => make(at, { do: 'change', topic: id, text }),
  }),
  dropAct({
    who: 'everybody',
    on: ['topic'],
    does: words.drop,
    hint: words.dropHint,
    fits: (at, spot) => isCollecting(at) && isMine(at, spot),
    move: (at, spot) => make(at, { do: 'drop', topic: spot?.id ?? '' }),
  }),
  typing({
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
      const { counts } = value
      return make(at, {
        do: 'tally',
        counts: Object.fromEntries(workAt(at).topics.map((t, i) => [t.id, counts[i] ?? 0])),
      })
    },
  }),
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

const dots = dotActs<'topics', Spot>({
  on: 'topic',
  words,
  fits: isCollecting,
  mine: mineOn,
  left: leftAt,
  move: (topic, count) => ({ do: 'dots', topic, count }),
})

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
function own(at: Here, size: Size, { chosen }: Memory): Grid | undefined {
  if (at.leads || !at.live || !hasTopics(at)) return undefined
  const rows = spots(at).map(({ id, name, say }) => ({ id, letter: name, text: say, dots: mineOn(at, id) }))
  return drawDots(rows, { rest: leftAt(at), all: at.step.dots }, size, chosen ?? rows[0]?.id)
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
  amend: {
    act: 'change',
    newest: at => addedLast(workAt(at).topics.filter(t => t.by === at.me || at.leads))?.id,
  },
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
