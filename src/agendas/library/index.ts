/** The library: formats that facilitators look for, by the name they are known under. */
import type { Agenda } from '../../session/agenda.ts'
import { delegationBoard, doraSurvey, healthCheck } from './checks.ts'
import { adr, stride, teamModes } from './engineering.ts'
import { delphi, futurespective, oneTwoFourAll, premortem } from './looking-ahead.ts'
import { fourLs, madSadGlad, sailboat, startStopContinue } from './looking-back.ts'
import { pairwise } from './pairwise.ts'

export const library: Record<string, () => Agenda> = {
  'start-stop-continue': startStopContinue,
  '4ls': fourLs,
  sailboat,
  'mad-sad-glad': madSadGlad,
  premortem,
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
