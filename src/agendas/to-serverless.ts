/** The way to serverless: what it costs today, what the organisation can do, what the solution stands on, and the first thing to hand over. */
import type { Agenda } from '../session/agenda.ts'
import type { CarriedOver } from '../session/types.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { principles } from './exercises/action/principles.ts'
import { solutionMap } from './exercises/action/solution-map.ts'
import { totalCost } from './exercises/action/total-cost.ts'
import { organisationGlance } from './exercises/challenge/organisation-map.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { settle } from './exercises/opening/settle.ts'
import { theAsk, theAskStands } from './exercises/purpose/the-ask.ts'
import { estimated, formOf, isAskOpen, timed } from './parts.ts'
import { hasSomethingToSettle } from './retro.ts'

/** An hour on handing over what others run better; asked again every quarter, each time for the next part. */
export function toServerless(carried?: CarriedOver): Agenda {
  const [stack] = solutionMap.steps
  return formOf(
    { id: 'to-serverless', title: 'The way to serverless', minutes: 60 },
    {
      opening: hasSomethingToSettle(carried) ? [timed(settle, 3)] : [],
      purpose: [isAskOpen(carried) ? timed(theAsk, 2, 2) : timed(theAskStands, 1), timed(totalCost, 2)],
      challenge: [timed(organisationGlance, 4)],
      action: [
        timed(principles, 2, 1, 4),
        { ...solutionMap, steps: stack ? [{ ...stack, minutes: 8 }] : [] },
        timed(optionsLadder, 2, 1, 4),
        timed(estimated, 6),
      ],
      close: [timed(promises, 4), timed(returnOnTime, 0.5), timed(summary, 2)],
    },
    carried,
  )
}
