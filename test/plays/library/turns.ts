/** The turns of the library team, in order: two of 45 minutes and one of 75, with the agendas of today. */
import type { PlayedTurn } from '../strokes.ts'
import { turn1 } from './turn-1.ts'
import { turn2 } from './turn-2.ts'
import { turn3 } from './turn-3.ts'

export const library: readonly PlayedTurn[] = [turn1, turn2, turn3]
