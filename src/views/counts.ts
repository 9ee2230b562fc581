/** What may be said of a step while it is open: how many are done, and, where names are kept, who. Never what, never how much. */
import { progress } from '../draw/bars.ts'
import { Grid } from '../draw/grid.ts'
import { answeredBy, factsOf } from '../kinds/facts.ts'
import { rulesOf } from '../kinds/index.ts'
import { minAnonymousAnswers } from '../kinds/made/answers.ts'
import { countedOf, headcount, hereOf, isHere, whereIs } from '../room/headcount.ts'
import type { Presence } from '../room/presence.ts'
import type { Room } from '../room/room.ts'
import { isHidden } from '../session/read.ts'
import type { PersonId, StepOf } from '../session/shapes.ts'
import type { Person, Session } from '../session/types.ts'
import { width as cells, cut } from '../text.ts'
import { viewWords } from './words.ts'

/** `told` says besides who left meanwhile: nobody waits for them. */
type Counted = { done: number; of: number; say: string; told: string }

/** `3 of 6 have voted`; undefined for a step that nobody answers for themselves, or that is shown already. */
export function counted(step: StepOf, room: Room, presence: Presence): Counted | undefined {
  const { session } = room
  const { answers } = factsOf(step.kind)
  if (!answers || !isHidden(session, step)) return undefined
  const here = hereOf(session, presence)
  const { left } = headcount(session, presence)
  const withLeft = (say: string) => (left.length ? viewWords.leftRoom(say, left.length) : say)
  if (step.anonymous) {
    const done = room.inBox(step.id) ?? 0
    const of = Math.max(here.length, done)
    const say = done < minAnonymousAnswers ? `fewer than ${minAnonymousAnswers} are in` : viewWords.areIn(done, of)
    return { done, of, say, told: withLeft(say) }
  }
  const who = doneOf(step, session, presence)
  const of = countedOf(here, who)
  const given = session.work[step.id]
  const done = answers.said ? who.size : Math.min(of, given ? rulesOf(step.kind).answered(step, given) : 0)
  const typing = presence.typing(step.id).length
  const say = `${done} of ${of} ${answers.done}`
  const writing = typing ? `   ${typing} writing` : ''
  return { done, of, say: `${say}${writing}`, told: `${withLeft(say)}${writing}` }
}

/** Who is done: who has given a vote or an answer; with cards, who says so or, sharing a keyboard, has had it. */
function doneOf(step: StepOf, session: Session, presence: Presence): Set<PersonId> {
  const { answers } = factsOf(step.kind)
  const by = answeredBy(session.work[step.id])
  if (answers && !answers.said) return by
  const shared = session.people.filter(p => p.room && by.has(p.id))
  return new Set([...presence.done(step.id), ...shared.map(p => p.id)])
}

/**
 *    Ana    writing            Dee    done ✓
 *    Bo     done ✓             Eva    away
 *
 * ██████████████░░░░░░░░░░░   3 of 6 done
 */
export function drawWho(
  step: StepOf,
  room: Room,
  presence: Presence,
  { width, height, ascii }: { width: number; height: number; ascii: boolean },
): Grid | undefined {
  const count = counted(step, room, presence)
  if (!count || height < 1) return undefined
  const { people } = room.session
  const column = 26
  const columns = Math.max(1, Math.floor((width - 4) / column))
  const high = Math.ceil(people.length / columns)
  const named = !step.anonymous && high + 2 <= height
  const state = stateOf(step, room.session, presence, ascii)
  const grid = new Grid(width, named ? high + 2 : 1)
  if (named)
    for (const [i, person] of people.entries()) {
      const [x, y] = [4 + Math.floor(i / high) * column, i % high]
      grid.put(y, x, cut(person.name, 12))
      grid.put(y, x + 13, state(person))
    }
  const bar = progress(count.done, count.of, Math.max(10, Math.min(60, width - cells(count.told) - 6)))
  if (step.anonymous && count.done < minAnonymousAnswers) grid.put(grid.height - 1, 1, count.told)
  else {
    grid.put(grid.height - 1, 1, bar, 'accent')
    grid.put(grid.height - 1, bar.length + 4, count.told)
  }
  return grid
}

/** What a person is at, in one word; nothing in an anonymous step. */
export function stateOf(
  step: StepOf,
  session: Session,
  presence: Presence,
  ascii: boolean,
): (person: Person) => string {
  if (step.anonymous) return () => ''
  const done = doneOf(step, session, presence)
  const typing = new Set(presence.typing(step.id))
  return person => {
    if (done.has(person.id)) return ascii ? 'done ok' : 'done ✓'
    if (typing.has(person.id)) return 'writing'
    return isHere(person, presence) ? '' : whereIs(person, presence) === 'expected' ? 'expected' : 'away'
  }
}
