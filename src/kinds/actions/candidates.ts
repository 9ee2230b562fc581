/** What this turn gathered that may become an action: challenges, objections, prevention, the longest wait, what nobody knows. */
import { exercisesOf, placeOf } from '../../session/agenda.ts'
import { isHidden, stepOf, stepsWith, workOf } from '../../session/read.ts'
import type { StepId } from '../../session/shapes.ts'
import { longestOf } from '../../session/strip.ts'
import type { Session } from '../../session/types.ts'
import { gapsOf } from '../made/answers.ts'
import { cardsFrom, cardsOf, resultOf, titleOf } from '../made/board.ts'
import { actionsOf } from '../made/promises.ts'
import { words as scaleWords } from '../scale/words.ts'
import { showMinutes } from '../strip/drawing.ts'
import { words } from './words.ts'

/** `of` says in a word or two where it comes from; `id` is that of the card or row it was. */
export type Candidate = { id: string; text: string; of: string }

/** So many of the challenges with most dots are offered. */
const topChallenges = 2

/** What may become an action and is none yet, in the order of the turn. What is hidden, or has no name to it, is left out. */
export function candidatesOf(session: Session): Candidate[] {
  const taken = actionsOf(session)
  const all = [
    ...challenges(session),
    ...waits(session),
    ...objections(session),
    ...preventions(session),
    ...unknowns(session),
  ]
  return all.filter(
    (c, i) =>
      c.text &&
      !taken.some(a => a.from === c.id || a.text === c.text) &&
      all.findIndex(other => other.text === c.text) === i,
  )
}

function challenges(session: Session): Candidate[] {
  const votes = stepsWith(session, 'vote').filter(
    step =>
      placeOf(session.agenda, step.id)?.phase.id === 'challenge' &&
      !isHidden(session, step) &&
      isSigned(session, step.on),
  )
  const vote = votes.findLast(step => workOf(session, step.id, 'vote'))
  return (vote ? resultOf(session, vote.id) : [])
    .filter(r => r.dots > 0)
    .slice(0, topChallenges)
    .map(({ on }) => ({ id: on.id, text: titleOf(on), of: words.challenge }))
}

/** Were the cards of this step written with names? */
function isSigned(session: Session, id: StepId): boolean {
  const step = stepOf(session, id)
  const from = step && cardsFrom(step)
  return from === undefined ? !step?.anonymous : isSigned(session, from)
}

function waits(session: Session): Candidate[] {
  return stepsWith(session, 'strip').flatMap(step => {
    const [longest] = isHidden(session, step) ? [] : longestOf(workOf(session, step.id, 'strip')?.steps ?? [])
    const text = longest && words.shortenWait(longest.name, showMinutes(longest.wait * 60))
    return text ? [{ id: longest.id, text, of: words.wait }] : []
  })
}

function objections(session: Session): Candidate[] {
  return stepsWith(session, 'decide').flatMap(step =>
    (isHidden(session, step) ? [] : (workOf(session, step.id, 'decide')?.heard ?? [])).map((text, i) => ({
      id: `${step.id}:${i}`,
      text,
      of: words.objection,
    })),
  )
}

/** The first card of each step that asks what would prevent problems. */
function preventions(session: Session): Candidate[] {
  const steps = exercisesOf(session.agenda)
    .filter(e => e.tenet === 'problem-prevention')
    .flatMap(e => e.steps)
  return steps.flatMap(step => {
    if (step.kind !== 'write' || step.anonymous || isHidden(session, step)) return []
    const [card] = cardsOf(session, step.id)
    return card ? [{ id: card.id, text: card.text.replaceAll('\n', ' '), of: words.prevention }] : []
  })
}

function unknowns(session: Session): Candidate[] {
  return stepsWith(session, 'scale').flatMap(step => {
    const work = workOf(session, step.id, 'scale')
    if (!work || isHidden(session, step)) return []
    return gapsOf(step, work).map(row => ({
      id: `${step.id}:${row.id}`,
      text: scaleWords.findOut(row.say),
      of: words.unknown,
    }))
  })
}
