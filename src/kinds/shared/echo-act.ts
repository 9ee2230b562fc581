/** The key that turns off what is said of earlier turns, and on again: one act for every kind that says it. */
import type { Act, Spot } from '../../interact/act.ts'
import type { Kind } from '../../session/shapes.ts'
import { echoWords } from './echo-words.ts'

/** `E`, or `echo off` and `echo on` in plain lines. */
export function echoActs<K extends Kind, S extends Spot>(): Act<K, S>[] {
  return [false, true].map(on => ({
    id: on ? 'echo-on' : 'echo-off',
    who: 'facilitator',
    keys: ['E'],
    command: { words: [on ? 'echo on' : 'echo off'] },
    does: on ? echoWords.on : echoWords.off,
    fits: at => (at.session.echo === false) === on && at.session.turn.carried.turns.length > 0,
    move: () => ({ moves: [{ do: 'echo', on }] }),
  }))
}
