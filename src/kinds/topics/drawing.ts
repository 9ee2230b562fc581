/** How topics look: while they are collected a list, in the talk the one talked about with its notes, then the others. */
import { Grid } from '../../draw/grid.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { StepOf, Topic, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { lettersTo } from '../made/board.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { dotsOn, thumbsOf, topicNow, waiting } from './talk.ts'
import { words } from './words.ts'

/**
 * WE TALK ABOUT   timebox of 5 minutes
 *   why releases wait for Thursdays                  5 dots
 *     · nobody knows who started it
 * THEN
 *   pairing across teams                             3 dots
 * DONE
 *   the new laptops                                  4 dots
 */
export function drawTopics(step: StepOf<'topics'>, session: Session, look: Look): Grid {
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const work = workOf(session, step.id, 'topics')
  const edge = look.width - 1
  if (!work?.topics.length) return drawSheet({ blocks: [lines(words.empty, 1, edge)] }, look)
  return drawSheet(work.begun ? talkSheet(step, work, session, edge) : listSheet(step, work, edge), look)
}

/** Before the talk nobody sees where dots lie, so that nobody follows them. */
function listSheet(step: StepOf<'topics'>, work: WorkOf<'topics'>, edge: number) {
  const letters = lettersTo(work.topics.length)
  const blocks = work.topics.map((topic, i) =>
    beside([line(letters[i] ?? '', 2, 'strong')], lines(topic.text, 5, edge)).map(r => ({ ...r, id: topic.id })),
  )
  return { head: [line(words.heading(work.topics.length, step.dots), 1, 'strong')], blocks, airy: false }
}

function talkSheet(step: StepOf<'topics'>, work: WorkOf<'topics'>, session: Session, edge: number) {
  const now = topicNow(work)
  const { talk } = work
  const rest = waiting(work)
  const done = work.done.flatMap(id => work.topics.filter(t => t.id === id))
  const given = talk ? thumbsOf(talk) : [0, 0]
  const about: Block =
    now && talk
      ? [
          ...facts(
            [
              words.now,
              words.boxes(talk.boxes, step.timebox),
              given[0] || given[1] ? words.thumbs(given[0]!, given[1]!) : '',
            ],
            1,
            edge,
            'strong',
          ),
          ...topicRows(now, work, edge),
        ]
      : []
  const isLeft = session.closed !== undefined
  const then: Block = rest.length
    ? [
        ...facts([words.later, isLeft ? words.unreached : ''], 1, edge, 'strong'),
        ...rest.flatMap(t => topicRows(t, work, edge)),
      ]
    : []
  const before: Block = done.length
    ? [line(words.done, 1, 'strong'), ...done.flatMap(t => topicRows(t, work, edge))]
    : []
  return { blocks: [about, then, before], loose: true }
}

function topicRows(topic: Topic, work: WorkOf<'topics'>, edge: number): Row[] {
  const right = Math.min(76, edge - 9)
  const dots = dotsOn(work, topic.id)
  const rows = [
    ...beside(lines(topic.text, 3, right - 2), dots ? [line(plural(dots, 'dot'), right)] : []),
    ...topic.notes.flatMap(note => beside([line('·', 5)], lines(note, 7, edge))),
  ]
  return rows.map(r => ({ ...r, id: topic.id }))
}
