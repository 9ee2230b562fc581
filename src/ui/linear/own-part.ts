/** What people without a part of their own hear in lines, at kinds whose interaction is not described yet. */
import type { Kind, StepOf } from '../../session/shapes.ts'
import type { At, Hands } from './hands.ts'

/** Commands that only let somebody hear what is here: they are for those who look on too. */
const hearing = new Set('cards card results groups list options meaning parts part guide tree actions'.split(' '))

/** The hands of somebody who does not type for a shared keyboard: what the step says, and what can be heard of it. */
export function partOver(step: StepOf, at: Omit<At<Kind>, 'step'>, keyboard: Hands): Hands {
  if (at.leads()) return keyboard
  return {
    tell: keyboard.tell,
    commands: keyboard.commands.filter(c => c.on.some(on => hearing.has(on))),
    todo: () => watchWords(step, at),
    goesOn: () => false,
    line: async () => false,
  }
}

/** What somebody without a part at this step is told to do. */
export function watchWords(step: StepOf, at: Pick<At<Kind>, 'me' | 'live'>): string[] {
  if (!at.me() || !at.live()) return []
  return step.kind === 'look'
    ? ['The talk is in the room. Say help to hear what you can do meanwhile.']
    : ['The facilitator types here; say aloud what you want to add. Say help to hear what you can do meanwhile.']
}
