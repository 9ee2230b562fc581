/** What a step for looking and talking says to people. */
import type { Refusals } from '../../session/refusing.ts'
export const words = {
  talk: 'Talk. a notes an action, p parks what belongs elsewhere. Enter goes on.',
  talkInLines: 'Talk. action TEXT notes an action, park TEXT what belongs elsewhere.',
  noDots: 'Nothing got a dot. What is worth the time?',
  // In the drawing.
  stillOpen: (title: string) => `"${title}" is still open.`,
}

/** Why a move is refused. */
export const refusals = {
  noMoves: ['not-now', 'This step is for looking and talking.'],
} satisfies Refusals
