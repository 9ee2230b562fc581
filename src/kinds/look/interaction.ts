/** A step for looking and talking: topic by topic where there was a vote, and what is said is noted. */
import { type Act, type Spot as AnySpot, type At, describe, noSpot } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { addedLast } from '../../lists.ts'
import { stepOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { StepOf, TalkNote } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { capital, full, numbered, plural } from '../../text.ts'
import { resultOf } from '../made/board.ts'
import { echoOf } from '../made/echo.ts'
import { onBoardWords } from '../shared/board-words.ts'
import { dropAct } from '../shared/common-acts.ts'
import { echoActs } from '../shared/echo-act.ts'
import { echoWords } from '../shared/echo-words.ts'
import { waitsForCards } from '../shared/waits.ts'
import { thumbsOf } from '../topics/talk.ts'
import { cardWords } from '../write/reading.ts'
import { figureActs } from './figure-acts.ts'
import { isByTopic, nextTopic, notesOf, type TalkTopic, talkOf, topicsOf, voteBehind } from './talk.ts'
import { refusals, words } from './words.ts'

type Here = At<'look'>
type Spot = AnySpot & ({ type: 'topic'; topic: TalkTopic } | { type: 'note'; note: TalkNote })
type LookAct = Act<'look', Spot>

const talkAt = (at: Here) => talkOf(at.step, at.session)
const isTopics = (at: Here) => isByTopic(at.step, at.session)
const nowAt = (at: Here) => talkAt(at)?.topic
/** Minutes left of the timebox, a begun one counted; 0 or less once it is over. */
const minutesLeft = (at: Here) => Math.ceil((Date.parse(talkAt(at)?.until ?? '') - at.now()) / 60_000)
/** Is another topic chosen than the one that is talked about? */
const isOther = (at: Here, spot: Spot | undefined): boolean => spot?.type === 'topic' && spot.id !== nowAt(at)

/** Each topic with its notes below it, as they are drawn. */
function spots(at: Here): Spot[] {
  return topicsOf(at.step, at.session).flatMap((topic): Spot[] => [
    { id: topic.id, type: 'topic', say: topic.text, topic },
    ...notesOf(at.step, at.session, topic.id).map(
      (note): Spot => ({ id: note.id, type: 'note', say: note.text, note }),
    ),
  ])
}

const noteLine = { prompt: words.notePrompt, mode: 'NOTE' }

const acts: LookAct[] = [
  {
    id: 'note',
    who: 'everybody',
    on: ['topic'],
    keys: ['s'],
    enter: at => isTopics(at),
    command: { words: ['note', 'keep'], takes: 'WORDS', chosen: 'suggested' },
    does: words.note,
    hint: words.noteHint,
    field: at => ({
      ...noteLine,
      ask: words.noteAsk,
      many: true,
      parse: text => (text ? { ok: text } : refuse(refusals.noWords)),
      // With nothing chosen Enter goes on, so that Enter alone never leads round.
      empty: { stay: { open: null, ...(isTopics(at) ? { choose: noSpot } : {}) } },
    }),
    move: (at, spot, text) => make(at, { do: 'note', on: spot?.id ?? '', text: String(text) }),
  },
  {
    id: 'about',
    who: 'facilitator',
    on: ['topic'],
    keys: ['f'],
    command: { words: ['topic', 'about'] },
    does: words.about,
    hint: words.thisHint,
    fits: (at, spot) => isTopics(at) && isOther(at, spot),
    move: (at, spot) => make(at, { do: 'about', on: spot?.id ?? '' }, { choose: spot?.id ?? null }),
  },
  {
    id: 'following',
    who: 'facilitator',
    keys: ['f'],
    command: { words: ['next topic'] },
    does: words.following,
    hint: words.nextHint,
    fits: (at, spot) => nextTopic(at.step, at.session) !== undefined && !isOther(at, spot),
    move(at) {
      const on = nextTopic(at.step, at.session)?.id ?? ''
      return make(at, { do: 'about', on }, { choose: on })
    },
  },
  {
    id: 'longer',
    who: 'facilitator',
    keys: ['m'],
    command: { words: ['longer'] },
    does: words.longer,
    hint: words.longerHint,
    fits: at => talkAt(at) !== undefined && minutesLeft(at) <= 1,
    move: at => make(at, { do: 'longer' }),
  },
  ...figureActs<Spot>(),
  ...echoActs<'look', Spot>(),
  thumbAct(true),
  thumbAct(false),
  {
    id: 'change',
    who: 'facilitator',
    on: ['note'],
    keys: ['enter'],
    command: { words: ['change', 'edit'], takes: 'TEXT' },
    does: words.change,
    hint: words.changeHint,
    field: (_at, spot) => ({
      ...noteLine,
      ask: words.changeAsk,
      start: spot?.say ?? '',
      parse: text => (text ? { ok: text } : refuse(refusals.noWords)),
    }),
    move(at, spot, text) {
      const stay = { open: null, choose: noSpot }
      return text === spot?.say ? { stay } : make(at, { do: 'change', note: spot?.id ?? '', text: String(text) }, stay)
    },
  },
  dropAct({
    on: ['note'],
    keys: ['x', 'delete'],
    does: words.drop,
    hint: words.dropHint,
    move: (at, spot) => make(at, { do: 'drop', note: spot?.id ?? '' }, { choose: null }),
  }),
]

/** A thumb at a terminal of one's own, once the time of a topic is over or about to be. */
function thumbAct(up: boolean): LookAct {
  return {
    id: up ? 'up' : 'down',
    who: 'participant',
    keys: up ? ['+', '='] : ['-'],
    command: { words: up ? ['yes', 'y'] : ['no'] },
    does: up ? words.thumbUp : words.thumbDown,
    hint: up ? words.upHint : words.downHint,
    fits: at => talkAt(at) !== undefined && minutesLeft(at) <= 1,
    move: at => ({ ...make(at, { do: 'thumb', up }), said: words.yours(up) }),
  }
}

/** What got dots, most first, each with all its cards. */
function topLines(session: Session, step: StepOf<'vote'>): string[] {
  const voted = resultOf(session, step.id).filter(r => r.dots > 0)
  if (!voted.length) return [words.noDots]
  const board = stepOf(session, step.on)
  const source = board?.kind === 'group' ? stepOf(session, board.cards) : board
  return numbered(
    voted.map(({ on, dots }) => {
      const cards = on.cards.map(c => cardWords(c, source, session)).join('; ')
      const again = echoOf(session, on)
      const said = `${onBoardWords(on)}, ${plural(dots, 'dot')}${on.cards.length > 1 || on.name ? `: ${cards}` : ''}`
      return `${full(said)}${again ? ` ${capital(echoWords.cameUp(again))}` : ''}`
    }),
  )
}

function message(at: Here, spot: Spot | undefined): string {
  const talk = talkAt(at)
  if (!at.live) return at.step.hint ?? words.talk
  if (spot?.type === 'note' && at.leads) return words.noteChosen
  if (!talk) return at.leads ? (at.step.hint ?? words.talk) : words.own
  if (minutesLeft(at) > 0) return at.leads ? words.byTopic(words.left(minutesLeft(at)), at.step.hint) : words.own
  const [up, down] = thumbsOf(talk)
  if (!at.leads) return words.isUpOwn
  if (up || down) return words.counted(up, down)
  return nextTopic(at.step, at.session) ? words.isUp : words.isUpLast
}

/** The notes of a step that is not talked about by topics, and those of each topic behind its words. */
function tellNotes(at: Here): string[] {
  const topics = topicsOf(at.step, at.session)
  const now = topics.find(t => t.id === nowAt(at))
  return [
    ...(now ? [words.topicNow(now.text)] : []),
    ...topics.flatMap(t => notesOf(at.step, at.session, t.id).map(note => full(words.noteSay(note.text)))),
  ]
}

export const lookInteraction = describe<'look', Spot>({
  acts,
  spots,
  amend: { act: 'change', newest: at => addedLast(notesOf(at.step, at.session))?.id },
  suggests: at => (at.live ? (nowAt(at) ?? at.step.id) : undefined),
  focus: at => nowAt(at),
  waitsFor: at => waitsForCards(at, at.step.from),
  message,
  after: at => (talkAt(at) && at.live && at.leads ? words.left(minutesLeft(at)) : undefined),
  list: ['cards', 'results'],
  tell(at) {
    const vote = voteBehind(at.step, at.session)
    return [...(vote ? topLines(at.session, vote) : []), ...tellNotes(at)]
  },
  reads: at => (voteBehind(at.step, at.session) ? undefined : at.step.from),
  todo: at => [
    words.talkInLines,
    ...(at.live && at.me !== undefined ? [isTopics(at) ? words.howToNote : words.howToNoteStep] : []),
  ],
  goesOn: () => true,
})
