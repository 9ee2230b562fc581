/** A conversation at steps of a test's own, and lines said with what their answers hold. */
import { expect } from 'vitest'
import type { StepOf } from '../../../src/session/shapes.ts'
import type { CarriedOver, Entry } from '../../../src/session/types.ts'
import { noAppServices, openRoom } from '../../support/screen.ts'
import { logOf } from '../steps.ts'
import { type Conversation, converse, noon } from './conversation.ts'

/** Opens a turn with these steps, or this log, in lines; the room is there to be asked. */
export async function talk(steps: readonly StepOf[] | readonly Entry[], carried: Partial<CarriedOver> = {}) {
  const clock = noon()
  const isLog = (given: typeof steps): given is readonly Entry[] => given.some(one => 'move' in one)
  const open = openRoom(isLog(steps) ? [...steps] : logOf([...steps], carried), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock)
  return { it, room: open.room }
}

/** Says each line and expects its answer to hold the words beside it. */
export async function play(it: Conversation, lines: [line: string, ...words: string[]][]) {
  for (const [line, ...words] of lines) {
    const answer = await it.say(line)
    for (const word of words) expect(answer, `after "${line}"`).toContain(word)
  }
}
