/** The header and the wheel strip of a turn, drawn from the session. */
import type { Grid, PhaseTone } from '../draw/grid.ts'
import { type StripPhase, wheelStrip } from '../draw/wheel.ts'
import { gatesOf, skippedGates } from '../kinds/made/answers.ts'
import { kindWords } from '../kinds/words.ts'
import { hereOf } from '../room/headcount.ts'
import type { Presence } from '../room/presence.ts'
import { placeOf, stepsOf, wheelPhases } from '../session/agenda.ts'
import { currentStep, plannedSteps, stepNumber, wheelPhaseAt } from '../session/read.ts'
import type { Session } from '../session/types.ts'
import { width as cells, cut } from '../text.ts'

const titles = { purpose: 'Purpose', challenge: 'Challenge', action: 'Action', value: 'Long-term' } as const

/** The four phases with their marks: the gate's when it was asked, otherwise only whether the room is there, was or will be. */
export function stripPhases(session: Session): StripPhase[] {
  const gates = gatesOf(session)
  const skipped = skippedGates(session)
  const here = wheelPhaseAt(session)
  const all = stepsOf(session.agenda)
  const at = all.findIndex(s => s.id === session.at)
  return wheelPhases.map(id => {
    const gate = gates[id]
    const last = all.findLastIndex(s => placeOf(session.agenda, s.id)?.phase.id === id)
    const wasIn = all.some(s => placeOf(session.agenda, s.id)?.phase.id === id && session.work[s.id])
    const isPassed = wasIn && last < at
    const place = id === here ? 'now' : isPassed ? 'behind' : 'ahead'
    const without = skipped.includes(id) ? 'unasked' : place
    const mark = gate ? (gate.mark === 'yes' ? 'open' : 'debt') : without
    return { title: titles[id], mark, current: id === here, tone: id }
  })
}

/** The tone of the phase the session is in, for the frame of every screen; none before, after and between phases. */
export function hueOf(session: Session): PhaseTone | undefined {
  return wheelPhaseAt(session)
}

/** The wheel strip; `plan` says how the minutes go (`3 min ahead`) where there is room. */
export function drawStrip(session: Session, width: number, ascii: boolean, plan: string): Grid {
  const number = stepNumber(session, session.at)
  const of = plannedSteps(session).length
  const phase = placeOf(session.agenda, session.at)?.phase.id
  const outside = width >= 100 && (phase === 'opening' || phase === 'close') ? `${phase}  ` : ''
  const minutes = width >= 100 ? `   ${plan}` : ''
  const planned = width < 70 ? `${number}/${of}` : `${outside}step ${number} of ${of}${minutes}`
  const right = number ? planned : session.at && width >= 70 ? 'not in the plan' : ''
  return wheelStrip({ phases: stripPhases(session), right, width, ascii })
}

/** Cells kept for who is here and the clock, so that a long name of a team takes nothing from the step. */
const rightRoom = 32

/** `flywheel  retro 2 checkout` and `reveal and group`; short when the screen is. */
export function headerOf(session: Session, width: number): { left: string; where: string } {
  const where = currentStep(session)?.title.toLowerCase() ?? ''
  const turn = `${kindWords.turnKind(session.agenda.id)} ${session.turn.number}`
  if (width < 70) return { left: turn, where }
  const team = cut(session.turn.team, Math.max(8, width - rightRoom - cells(`flywheel  ${turn}   ›  ${where}`)))
  return { left: `flywheel  ${turn} ${team}`, where }
}

/** Who is here, in few words; `presence` where people have terminals of their own. */
export function headerPeople(session: Session, presence?: Presence): string {
  const here = hereOf(session, presence).length
  return !presence && here > 1 ? `room of ${here}` : `${here} here`
}
