/** What the commands of a conversation are given, and what several of them do: finding a step, reading minutes, noting an action. */

import { actionsHome } from '../../kinds/made/board.ts'
import { wholeOf } from '../../numbers.ts'
import { stepsOf } from '../../session/agenda.ts'
import { plannedSteps } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { viewWords } from '../../views/words.ts'
import type { Party, Standing } from './party.ts'
import type { At, StepLines } from './reading/step-lines.ts'
import { lineWords } from './reading/words.ts'
import type { Moves } from './submit-move.ts'

/** What these commands need of the conversation they are said in. */
export type Turning = {
  party: Party
  at: Standing
  moves: Moves
  ask: At<'look'>['ask']
  hands(): StepLines
  /** What to do at this step now. */
  todo(): string[]
  /** Milliseconds left of the current step. */
  left(): number
  /** Says a step and what it has gathered, without going there. */
  read(step: StepOf): Promise<void>
  /** The step's hands anew, after the person's part in it changed. */
  renew(): void
  leave(): void
  /** Sends the line that was begun at an earlier step. */
  sendKept(): Promise<void>
}

/** A step by number or name; a sentence is said when there is none. */
export function stepFor({ party, at }: Turning, text: string): StepOf | undefined {
  const steps = stepsOf(at.session().agenda)
  if (/^\d+$/.test(text)) {
    const planned = plannedSteps(at.session())
    const step = planned[wholeOf(text) - 1]
    if (!step) party.talk.say(lineWords.stepNumbers(planned.length))
    return step
  }
  const typed = text.toLowerCase()
  const step =
    steps.find(s => s.title.toLowerCase() === typed) ?? steps.find(s => s.title.toLowerCase().startsWith(typed))
  if (!step) party.talk.say(lineWords.noStepNamed(text))
  return step
}

/** Notes an action where the agenda keeps them; asks for its words when there are none. */
export async function noteAction({ party, at, moves, ask }: Turning, text: string): Promise<void> {
  const home = actionsHome(at.session())
  if (!home) return party.talk.say(viewWords.noActionStep)
  const typed = text || (await ask(viewWords.whatWillBeDone))
  if (typed) await moves.submit({ in: home.id, do: 'add', text: typed })
}

/** How many minutes were typed behind a command; 1 when none were. */
export function minutesOf(text: string): number | { say: string } {
  const minutes = text ? wholeOf(text) : 1
  return Number.isNaN(minutes) || minutes <= 0 || minutes > 120 ? { say: lineWords.howManyMinutes } : minutes
}
