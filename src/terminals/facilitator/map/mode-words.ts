/** What the frame around a map says about what is going on: in the row above it, the message, and the mode. */
import { itemAt } from '../../../lists.ts'
import {
  cheatSheet,
  type Document,
  evolutionWords,
  percent,
  stageName,
  stageOf,
  visibilityWords,
  type WardleyMap,
} from '../../../map/index.ts'
import type { Mode, Moving } from './mode.ts'
import { describe, ties } from './says.ts'
import type { Spot } from './spots.ts'
import { toggleLink } from './starts.ts'

/** Once it has moved: how things look at the stage it is in now, to hold it against. */
function guide({ at, from }: Moving, map: WardleyMap): string {
  if (at.evolution === from.evolution) return ''
  const stage = stageOf(map, at.evolution)
  // As many rows as stand beside where it was on a small screen.
  const looks = cheatSheet.slice(0, 3).map(row => row.looks[stage])
  return `${stageName(map, stage)}: ${looks.join('; ')}.`
}

/** What the frame says: the row above the map, the message, the mode. */
export function modeWords(
  mode: Mode,
  document: Document,
  here: Spot | undefined,
  chosen: Spot | undefined,
  spots: readonly Spot[],
): { title?: string; message: string; mode?: string } {
  const { map } = document
  switch (mode.is) {
    case 'moving': {
      const place = mode.level
        ? evolutionWords(map, mode.at.evolution)
        : `${evolutionWords(map, mode.at.evolution)};  visible ${visibilityWords(mode.at.visibility)}`
      const before = `was ${percent(mode.from.evolution)}${mode.level ? '' : `, visible ${percent(mode.from.visibility)}`}.  `
      const was = mode.fresh ? '' : before
      const why = mode.isSaid && mode.why ? `because: ${mode.why}` : ''
      return {
        title: `${mode.name}    ${place}`,
        message: `${was}${why || guide(mode, map) || `Left, right: how evolved${mode.level ? '' : '; up, down: how visible'}.`}`,
        mode: mode.words.startsWith('evolve') ? 'EVOLVE' : 'MOVE',
      }
    }
    case 'stretching': {
      const [v1, e1, v2, e2] = mode.corners
      const held = mode.second ? [v2, e2] : [v1, e1]
      return {
        title: `${mode.name}    from ${evolutionWords(map, Math.min(e1, e2))} to ${evolutionWords(map, Math.max(e1, e2))}`,
        message: mode.level
          ? `This end is at ${percent(itemAt(held, 1))}; Tab takes the other.`
          : `This corner is at ${percent(itemAt(held, 1))}, visible ${percent(itemAt(held, 0))}; Tab takes the other.`,
        mode: 'STRETCH',
      }
    }
    case 'linking': {
      const to = spots.find(s => s.id === mode.to)
      if (!to || !chosen) return { message: '', mode: 'LINK' }
      const [a, b] = mode.back ? [to, chosen] : [chosen, to]
      const { cuts } = toggleLink(a, b, map)
      return {
        title: `${a.name} needs ${b.name}${cuts ? '    (linked already)' : ''}`,
        message: `${cuts ? 'Enter cuts this link' : 'Enter links them'}; letters and arrows choose another.`,
        mode: 'LINK',
      }
    }
    case 'lettering':
      return { message: 'The letter of a part chooses it.', mode: 'JUMP' }
    case 'lining':
      return { message: mode.message, mode: mode.mode }
    default: {
      const tied = here && chosen ? ties(chosen, map) : ''
      const message = chosen
        ? describe(chosen, document)
        : 'An empty map. a adds a part; begin with @ for the user it serves.'
      return { message: tied ? `${message}   ${tied}` : message, ...(mode.is === 'listing' && { mode: 'LIST' }) }
    }
  }
}
