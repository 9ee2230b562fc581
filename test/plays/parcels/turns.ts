/** The four turns of the parcels team, in order. */
import type { PlayedTurn } from '../strokes.ts'
import { turn1 } from './turn-1.ts'
import { turn2 } from './turn-2.ts'
import { turn3 } from './turn-3.ts'
import { turn4 } from './turn-4.ts'

export const parcels: readonly PlayedTurn[] = [turn1, turn2, turn3, turn4]
