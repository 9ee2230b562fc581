/** Look: something to look at and talk about; it takes no moves. */
import * as v from 'valibot'
import { refuse } from '../../session/refusing.ts'
import type { DrawStep, Rules } from '../kind.ts'
import { drawLook } from './drawing.ts'
import { refusals } from './words.ts'

/** `draw` draws the step a look is about. */
export const lookRules = (draw: DrawStep): Rules<'look'> => ({
  moves: v.never(),
  start: () => ({ kind: 'look', looked: true }),
  check: () => refuse(refusals.noMoves),
  apply: (_step, work) => work,
  redact: (_step, work) => work,
  answered: () => 0,
  draw: (step, session, look) => drawLook(step, session, look, draw),
  say: () => '',
})
