/** Findings and watch signals from turn to turn: ids stay, ages grow, what is over rests. */
import { expect, it } from 'vitest'
import { sixPillars } from '../../src/agendas/exercises/value/six-pillars.ts'
import { watchSignals } from '../../src/agendas/exercises/value/watch-signals.ts'
import { turnsOpen } from '../../src/session/findings.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { nextTurn } from '../../src/turn/carry-over.ts'
import { further, played } from '../kinds/played.ts'

const [sweep] = sixPillars.steps as [StepOf<'sweep'>]
const [watch] = watchSignals.steps as [StepOf<'signals'>]
const steps = [sweep, watch]
const findings = (session: Session) => workOf(session, sweep.id, 'sweep')!.findings
const signals = (session: Session) => workOf(session, watch.id, 'signals')!.signals

/** A turn that starts from what the one before it left, at both steps once, with these moves, closed. */
function turnAfter(before: Session | undefined, ...moves: Move[]): Session {
  const turn = before && nextTurn(before, { file: 'x.json', sha256: '0'.repeat(64) })
  const gone: Move[] = [
    { do: 'go', to: sweep.id },
    { do: 'go', to: watch.id },
  ]
  const session = played(steps, [...gone, ...moves], turn?.carried, turn?.number ?? 1)
  return further(session, { do: 'close' })
}

it('a finding grows older until it is closed, then it rests', () => {
  const first = turnAfter(undefined, { in: sweep.id, do: 'add', row: 'reliability', text: 'no restore test' })
  const second = turnAfter(first, { in: sweep.id, do: 'add', row: 'cost', text: 'idle machines' })
  const third = turnAfter(second)
  const ages = findings(third).map(f => [f.id, f.text, turnsOpen(f, third)])
  expect(ages).toEqual([
    ['f1-9', 'no restore test', 3],
    ['f2-9', 'idle machines', 2],
  ])
  const fourth = turnAfter(third, { in: sweep.id, do: 'close', finding: 'f1-9', note: 'one every Monday' })
  expect(findings(fourth).find(f => f.id === 'f1-9')).toMatchObject({ note: 'one every Monday', since: 't-1' })
  expect(findings(turnAfter(fourth)).map(f => f.id)).toEqual(['f2-9'])
})

it('a signal comes back until it came or did not, its last look forgotten', () => {
  const first = turnAfter(undefined, { in: watch.id, do: 'add', text: 'search is sold', by: '2026-11-21' })
  const second = turnAfter(first, { in: watch.id, do: 'score', signal: 'w1-9', result: 'open', saw: 'one offer' })
  expect(signals(second)).toMatchObject([{ id: 'w1-9', result: 'open', saw: 'one offer' }])
  const third = turnAfter(second)
  expect(signals(third)).toEqual([{ id: 'w1-9', text: 'search is sold', by: '2026-11-21', turn: 't-1' }])
  const fourth = turnAfter(third, { in: watch.id, do: 'score', signal: 'w1-9', result: 'came' })
  expect(signals(turnAfter(fourth))).toEqual([])
})
