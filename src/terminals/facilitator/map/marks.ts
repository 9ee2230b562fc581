/** What is marked on a part at once: how we get it, what holds it, who owns it. */
import { type Decorator, normal, type WardleyMap } from '../../../map/index.ts'
import type { Spot } from './spots.ts'
import type { Made } from './starts.ts'

/** One mark more or less on a part. */
export function toggleMark(spot: Spot, map: WardleyMap, mark: Decorator): Made {
  const now = [...map.components, ...map.submaps].find(n => normal(n.name) === normal(spot.name))?.decorators ?? []
  const decorators = now.includes(mark) ? now.filter(m => m !== mark) : [...now, mark]
  const words = now.includes(mark) ? `${spot.name} without ${mark}` : `${mark} ${spot.name}`
  return { words, make: () => ({ do: 'decorate', name: spot.name, decorators }) }
}

/** Inertia on a part, with the reason that was named, or none; or no inertia. */
export function setInertia(spot: Spot, on: boolean, reason?: string): Made {
  const { name } = spot
  return {
    words: on ? `inertia of ${name}${reason ? `: ${reason}` : ''}` : `no inertia of ${name}`,
    make: () => ({ do: 'inertia', name, on, ...(reason ? { reason } : {}) }),
  }
}

/** Who owns a part; nobody when no team is named. */
export function setTeam(spot: Spot, team: string): Made {
  const { name } = spot
  return {
    words: team ? `${name} belongs to ${team}` : `nobody owns ${name}`,
    make: () => ({ do: 'own', name, ...(team ? { team } : {}) }),
  }
}
