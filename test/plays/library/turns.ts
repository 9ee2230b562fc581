/** The turns of the library team, in order: two of 45 minutes, one of 75, and one in a fortnight with four people online. */
import type { PlayedTurn } from '../strokes.ts'
import { turn1 } from './turn-1.ts'
import { turn2 } from './turn-2.ts'
import { turn3 } from './turn-3.ts'
import { turn4 } from './turn-4.ts'

/** Each turn with its sittings. */
export const library: readonly (readonly PlayedTurn[])[] = [[turn1], [turn2], [turn3], turn4]
