/** How a step came to be, for those who look back at it. */
import type { Entry, Session } from './types.ts'

/** The session when somebody first went there, by which entry, and the moves made there since. What was taken back is left out. */
export type Past = { from: number; session: Session; moves: readonly Entry[] }
