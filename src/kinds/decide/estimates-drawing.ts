/** How estimates look: nothing but that they are private, then each round without names, with its medians. */

import { isHidden } from '../../session/read.ts'
import type { Estimate, StepOf, WorkOf } from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'
import type { Session } from '../../session/types.ts'
import { type Block, beside, line, lines, type Row } from '../shared/sheet.ts'
import { isEstimating, mediansOf, mostRounds, stageOf } from './estimates.ts'
import { words } from './words.ts'

/**
 * Earlier rounds are one row each where it is to be `brief`.
 *
 * ESTIMATE 1   how likely   40  55  60  70  90 %     median 60 %
 *              expected     25  28  31  31  40       median 31
 */
export function estimatesBlock(
  step: StepOf<'decide'>,
  work: WorkOf<'decide'>,
  session: Session,
  edge: number,
  brief = false,
): Block[] {
  const all = (work.rounds ?? []).flatMap(({ shown }, i) => (shown?.length ? [{ shown, round: i + 1 }] : []))
  const rounds = all.flatMap(({ shown, round }, i) =>
    brief && i < all.length - 1 ? briefRows(shown, round, edge) : roundRows(shown, round, edge),
  )
  const isAsked = isEstimating(step, work) && stageOf(work) === 'asks' && isHidden(session, step)
  const round = (work.rounds ?? []).filter(r => r.shown).length + 1
  const asked = isAsked && work.fields.we ? lines(words.estimatePrivate(round, mostRounds), 1, edge) : []
  return rounds.length || asked.length ? [[...rounds, ...asked]] : []
}

const [label, values] = [14, 28]

/** Only the medians. */
function briefRows(shown: readonly Estimate[], round: number, edge: number): Row[] {
  const { likely, expect } = mediansOf(shown)
  const medians = words.medians(amount(likely ?? 0, '%'), expect === undefined ? undefined : amount(expect))
  return beside([line(words.round(round), 1, 'strong')], lines(medians, label, edge))
}

function roundRows(shown: readonly Estimate[], round: number, edge: number): Row[] {
  const { likely, expect } = mediansOf(shown)
  const expected = shown.flatMap(e => e.expect ?? []).sort((a, b) => a - b)
  const row = (name: string, all: readonly number[], middle: number | undefined, unit: string) =>
    middle === undefined
      ? []
      : beside(
          [line(name, label)],
          lines(words.spreadOf(all.map(n => amount(n)).join('  '), amount(middle, unit)), values, edge),
        )
  const rows = [
    ...row(
      words.howLikely,
      shown.map(e => e.likely),
      likely,
      '%',
    ),
    ...row(words.expected, expected, expect, ''),
  ]
  return beside([line(words.round(round), 1, 'strong')], rows)
}
