/** The library: formats that facilitators look for, by the name they are known under. */
import type { Agenda } from '../../session/agenda.ts'
import type { CarriedOver } from '../../session/types.ts'
import { hasSomethingToSettle } from '../retro.ts'
import { delegationBoard, doraSurvey, healthCheck } from './checks.ts'
import { adr, stride, teamModes } from './engineering.ts'
import { delphi, futurespective, oneTwoFourAll, premortem } from './looking-ahead.ts'
import { fourLs, madSadGlad, sailboat, startStopContinue } from './looking-back.ts'
import { pairwise } from './pairwise.ts'
import { timed } from './parts.ts'
import { timeline } from './timeline.ts'

const formats: Record<string, () => Agenda> = {
  'start-stop-continue': startStopContinue,
  '4ls': fourLs,
  sailboat,
  'mad-sad-glad': madSadGlad,
  premortem,
  timeline,
  futurespective,
  '1-2-4-all': oneTwoFourAll,
  delphi,
  pairwise,
  'health-check': healthCheck,
  'delegation-board': delegationBoard,
  dora: doraSurvey,
  'team-modes': teamModes,
  stride,
  adr,
}

/** Each for a turn that starts from `carried`: where nothing waits to be settled, it begins with the format itself. */
export const library: Record<string, (carried?: CarriedOver) => Agenda> = Object.fromEntries(
  Object.entries(formats).map(([name, make]) => [
    name,
    (carried?: CarriedOver) => (hasSomethingToSettle(carried) ? make() : withoutOpening(make())),
  ]),
)

function withoutOpening(agenda: Agenda): Agenda {
  return timed({ ...agenda, phases: agenda.phases.filter(({ id }) => id !== 'opening') })
}
