/** A bet as one person meets it: its sentence read out, what it misses, and what comes next. */
import { showDay } from '../../day.ts'
import type { At } from '../../interact/act.ts'
import { betComplete, consentPoints } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import { capital, full, numbered } from '../../text.ts'
import { optionsOf } from '../made/ranking.ts'
import { isOpen } from '../shared/reveal.ts'
import { howToShow, whoShows } from '../shared/show-of-hands.ts'
import { isEstimating, stageOf } from './estimates.ts'
import { words } from './words.ts'

export type Here = At<'decide'>

export const workAt = (at: Here) => workOf(at.session, at.step.id, 'decide')
export const fieldsAt = (at: Here) => workAt(at)?.fields ?? {}
export const optionsAt = (at: Here) => optionsOf(at.session, at.step)
export const stageAt = (at: Here) => stageOf(workAt(at) ?? {})
export const isEstimatingAt = (at: Here) => isOpen(at) && isEstimating(at.step, workAt(at))
export const showOf = (at: Here) => ({
  people: whoShows(at.whole, workOf(at.whole, at.step.id, 'decide')?.consent),
  points: consentPoints,
})
/** Nobody can consent to a bet that does not say what is done. */
export const isEarly = (at: Here) => !fieldsAt(at).we
const optionSay = (card: Card) => (card.id.startsWith('old') ? words.earlierOption(card.text) : card.text)
export const optionLines = (at: Here) => numbered(optionsAt(at).map(optionSay))

/** The bet as sentences; what is empty is left out. */
export function sentence(at: Here): string[] {
  const f = fieldsAt(at)
  const day = (text: string | undefined) => text && showDay(text, at.today)
  const [by, until] = [day(f.by), day(f.until)]
  const what = [f.if && words.if(f.if), f.we && words.we(f.we), f.because && words.because(f.because)]
  const expected = f.measure || f.from || f.to ? words.weExpect(f.measure, f.from, f.to, until) : ''
  const likely = f.likely && (expected ? words.likely(f.likely) : words.likelyAlone(f.likely))
  const owned = f.owner || by ? words.owner(f.owner, by) : ''
  return [
    what.filter(Boolean).join(' '),
    [expected, likely].filter(Boolean).join(''),
    f.stop ? words.stopIf(f.stop) : '',
    owned,
  ]
    .filter(Boolean)
    .map(text => capital(full(text)))
}

export function missing(at: Here): string {
  const open = missingAt(at)
  return open.length ? words.missing(open) : words.complete
}

/** Gaps that are still open; what everybody estimates next is not missed. */
export function missingAt(at: Here): string[] {
  return betComplete(isEstimatingAt(at) ? { to: '?', ...fieldsAt(at) } : fieldsAt(at))
}

/** What comes after the sentence, read out once it is filled in: estimates, or how consent is shown. */
export function nextTodo(at: Here): string {
  if (isEarly(at)) return words.tooEarly
  if (isEstimatingAt(at)) return stageAt(at) === 'talk' ? words.talkSpreadSay : words.howEstimate
  return words.howConsent(howToShow(showOf(at)))
}
