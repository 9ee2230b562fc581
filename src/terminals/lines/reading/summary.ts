/** The summary of a turn in lines: the whole turn in a few sentences. */
import { showDay } from '../../../day.ts'
import { actionWords } from '../../../kinds/actions/say.ts'
import { returnsOf } from '../../../kinds/made/answers.ts'
import { actionsOf, isOwed, waitingOf } from '../../../kinds/made/promises.ts'
import { bets } from '../../../kinds/made/steps.ts'
import { isTooFew } from '../../../kinds/scale/drawing.ts'
import { sum } from '../../../numbers.ts'
import { nameOf } from '../../../session/read.ts'
import type { Kind } from '../../../session/shapes.ts'
import type { Session } from '../../../session/types.ts'
import { plural } from '../../../text.ts'
import { momentum } from '../../../turn/momentum.ts'
import type { At, StepLines } from './step-lines.ts'
import { watchWords } from './watching.ts'
import { betWords, full, gatesLine, lineWords, numbered } from './words.ts'

export function summary(at: At<Kind>): StepLines {
  const tell = () => summaryLines(at.session(), at.today())
  return {
    commands: [{ on: ['results'], does: 'hear the summary again', run: () => at.say(...tell()) }],
    tell,
    todo() {
      if (!at.leads()) return watchWords(at)
      return [at.session().next ? lineWords.closeOrNotes : lineWords.nextThenClose]
    },
  }
}

/** The turn in a line a part, in the order the screen on the wall has them. */
function summaryLines(session: Session, today: string): string[] {
  const day = (text: string) => showDay(text, today)
  const all = bets(session)
    .map(({ work }) => betWords(work?.fields ?? {}, today))
    .filter(Boolean)
  const actions = actionsOf(session)
    .filter(isOwed)
    .sort((a, b) => a.carried - b.carried)
  const parked = waitingOf(session)
  const who = nameOf(session, session.next?.by) ?? session.next?.by
  return [
    full(`The bet: ${all.join('; ') || 'none this time'}`),
    actions.length ? `${plural(actions.length, 'action')}:` : 'No actions.',
    ...numbered(actions.map(a => actionWords(a, session))),
    gatesLine(session),
    ...momentumLines(session),
    ...(parked.length ? [full(`Parked: ${parked.map(p => p.text).join('; ')}`)] : []),
    ...returnLines(session),
    session.next ? full(`Next turn: ${day(session.next.on)}${who ? `, ${who} facilitates` : ''}`) : lineWords.noDayYet,
  ]
}

/** What pushed, what dragged, and the word for the wheel. */
export function momentumLines(session: Session): string[] {
  const { pushes, drags, word } = momentum(session)
  const say = (title: string, facts: readonly { say: string }[]) =>
    full(`${title}: ${facts.map(f => f.say).join('; ') || 'none seen yet'}`)
  return [say('Pushes', pushes), say('Drags', drags), full(`The wheel: ${word}`)]
}

/** What the session was worth, as counts; under four answers only their number. */
function returnLines(session: Session): string[] {
  return returnsOf(session).map(({ step, counts }) => {
    const said = step.points.map((p, i) => `${p} said ${counts[i] ?? 0}`).join(', ')
    return full(`${step.title}: ${isTooFew(step, counts) ? plural(sum(counts), 'answer') : said}`)
  })
}
