/** The part of the notes that binds: the bet, the actions, the gates. */

import type { RootContent } from 'mdast'
import { showDay } from '../day.ts'
import { isTooFew } from '../kinds/scale/drawing.ts'
import { gateStates } from '../kinds/scale/words.ts'
import { sum } from '../numbers.ts'
import { wheelPhases } from '../session/agenda.ts'
import { countsOf, gatesOf, markOf } from '../session/answers.ts'
import { actionsOf, isOwed } from '../session/promises.ts'
import { isHidden } from '../session/read.ts'
import type { Action, BetFields, PersonId } from '../session/shapes.ts'
import { bets, type Scale, scales } from '../session/steps.ts'
import type { GateMark, Session } from '../session/types.ts'
import { capital, plural } from '../text.ts'
import { phaseWords } from '../turn/momentum.ts'
import type { Audience } from './audience.ts'
import { item, list, paragraph, section, table, task } from './nodes.ts'

/** The bet in one line where the agenda asks for one, the consent it got and, for the team, what was heard. */
export function betPart(session: Session, audience: Audience): RootContent[] {
  const under = bets(session).flatMap(({ step, work }): RootContent[] => {
    const sentence = work && betSentence(work.fields, day => showDay(day, session.last))
    if (!work || !sentence) return []
    const consent = isHidden(session, step) ? 'Consent was not shown.' : consentWords(work)
    const heard = audience === 'team' ? list(work.heard.map(text => item(`Heard: ${text}`))) : []
    return [paragraph(sentence), ...(consent ? [paragraph(consent)] : []), ...heard]
  })
  if (!bets(session).length) return []
  return section(2, 'The bet', under.length ? under : [paragraph('No bet this time.')])
}

/** `When …, we will …; we expect … to go from … to … by …; we stop or change if ….` Gaps nobody filled are left out. */
function betSentence(fields: BetFields, say: (day: string) => string): string {
  const { we, owner, by, measure, from, to, until, stop } = fields
  const who = [owner, by && `by ${say(by)}`].filter(Boolean).join(', ')
  const move = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
  const parts = [
    [fields.if && `when ${fields.if}`, we && `we will ${we}${who ? ` (${who})` : ''}`].filter(Boolean).join(', '),
    (measure || move) &&
      ['we expect', measure, move && `to go ${move}`, until && `by ${say(until)}`].filter(Boolean).join(' '),
    stop && `we stop or change if ${stop}`,
  ].filter(Boolean)
  const text = parts.join('; ')
  return text && `${capital(text)}.`
}

/** `Consent, 0 to 5: 1 × 2, 2 × 4, 1 × 5.` Counts by value, so that no order of answers names anybody. */
export function consentWords(work: { tally?: number[]; consent: Record<PersonId, number> }): string {
  const counts = [0, 1, 2, 3, 4, 5].map(
    value => (work.tally?.[value] ?? 0) + Object.values(work.consent).filter(given => given === value).length,
  )
  const given = counts.flatMap((n, value) => (n ? [`${n} × ${value}`] : []))
  return given.length ? `Consent, 0 to 5: ${given.join(', ')}.` : ''
}

/** Open promises as tasks, then what is done; what was dropped is told under "Since the last turn". */
export function actionsPart(session: Session): RootContent[] {
  const actions = actionsOf(session).filter(a => a.status !== 'dropped')
  const ordered = [...actions.filter(isOwed), ...actions.filter(a => !isOwed(a))]
  const items = ordered.map(a => task(actionLine(a, session), a.status === 'done', a.id))
  return section(2, 'Actions', items.length ? list(items) : [paragraph('No actions this time.')])
}

/** `text - owner - due - seen in signal`, and how long it has waited. */
function actionLine(action: Action, session: Session): string {
  const { text, owner, due, signal, carried, status } = action
  const waited = carried > 0 && isOwed(action) ? `open for ${carried + 1} turns` : ''
  const who = owner ?? 'nobody yet'
  const parts = [text, status === 'handed' ? `handed over to ${owner ?? 'somebody else'}` : who]
  return [...parts, due && `due ${showDay(due, session.last)}`, signal && `seen in ${signal}`, waited]
    .filter(Boolean)
    .join(' - ')
}

/** A row a gate, where the agenda has any or the last turn left a follow-up: its state in the words of the screen, how it was answered, its follow-up. */
export function gatesPart(session: Session): RootContent[] {
  const asks = scales(session).some(({ step }) => step.rows.some(row => row.phase))
  if (!asks && !session.turn.carried.debts.length) return []
  const gates = gatesOf(session)
  const rows = wheelPhases.map(phase => {
    const gate = gates[phase]
    const owed = session.turn.carried.debts.find(debt => debt.phase === phase)
    if (!gate) return [phaseWords[phase], 'not asked', '', owed ? `from last turn: ${owed.why}` : '']
    return [
      phaseWords[phase],
      gateStates[gate.mark].toLowerCase(),
      howAnswered(session, phase),
      gate.mark === 'yes' ? '' : (gate.why ?? 'no reason given'),
    ]
  })
  return section(2, 'Gates', [table([['Gate', 'State', 'Answers', 'Follow-up'], ...rows]), ...checksOf(session)])
}

/** Gates of several checks: each check with its answers under the table, because the worst one decided. */
function checksOf(session: Session): RootContent[] {
  const items = scales(session).flatMap(({ step, work }) => {
    const checks = step.rows.filter(row => row.phase && step.rows.filter(r => r.phase === row.phase).length > 1)
    if (!work || isHidden(session, step)) return []
    return checks.flatMap(row => {
      const counts = countsOf(step, work, row.id)
      const said = work.room[row.id]
      if (said !== undefined) return [`${row.say} Aloud, together: ${step.points[said] ?? ''}`]
      return sum(counts) ? [`${row.say} ${capital(countWords(step, counts))}`] : []
    })
  })
  return list(items.map(text => item(text)))
}

const markWords: Record<GateMark, string> = { yes: 'yes', partly: 'partly', no: 'no', unknown: "don't know" }

function howAnswered(session: Session, phase: string): string {
  for (const { step, shown: work } of scales(session)) {
    const rows = step.rows.filter(r => r.phase === phase)
    const [row] = rows
    if (!row || !work) continue
    if (rows.length > 1) return checkCounts(rows.map(row => markOf(step, work, row.id)))
    return work.room[row.id] !== undefined ? 'aloud, together' : countWords(step, countsOf(step, work, row.id))
  }
  return ''
}

/** `3 yes · 1 partly (per check)`: how many checks of a gate got each mark; those nobody answered are left out. */
function checkCounts(marks: readonly (GateMark | undefined)[]): string {
  const counted = (Object.keys(markWords) as GateMark[]).flatMap(mark => {
    const n = marks.filter(other => other === mark).length
    return n ? [`${n} ${markWords[mark]}`] : []
  })
  return `${counted.join(' · ')} (per check)`
}

function countWords(step: Scale, counts: number[]): string {
  if (isTooFew(step, counts)) return plural(sum(counts), 'answer')
  return counts.flatMap((n, i) => (n ? [`${n} ${step.points[i]}`] : [])).join(', ')
}
