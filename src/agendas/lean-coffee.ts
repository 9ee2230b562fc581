/** Lean coffee: what is owed is settled, then the room talks about what it votes for, and promises something. */
import type { Agenda } from '../session/agenda.ts'
import { talkTopics } from './exercises/challenge/talk-topics.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { settle } from './exercises/opening/settle.ts'
import { within } from './within.ts'

/** Forty minutes without a list prepared by anybody. What was not reached last time stands in the opening as parked. */
export function leanCoffee(): Agenda {
  return {
    id: 'lean-coffee',
    title: 'Lean coffee',
    minutes: 40,
    phases: [
      { id: 'opening', title: 'Opening', exercises: [within(settle, 3)] },
      { id: 'challenge', title: 'Topics', exercises: [talkTopics] },
      { id: 'close', title: 'Close', exercises: [within(promises, 4), within(returnOnTime, 1), within(summary, 2)] },
    ],
  }
}
