/** A change of a map as a sentence, for the message line, the story of a map, and people who listen. */
import type { Change } from '../map/edit.ts'
import { percent, stageName, stageOf } from '../map/says.ts'
import type { WardleyMap } from '../map/types.ts'
import { cut, list } from '../text.ts'

/** What a change did, from the map after it: `Payments moved to 58, product`. No full stop. */
export function changeWords(change: Change, map: WardleyMap): string {
  const at = (evolution: number) => `${percent(evolution)}, ${stageName(map, stageOf(map, evolution))}`
  switch (change.do) {
    case 'add':
      if (change.kind === 'anchor') return `${change.name} is whom this serves`
      return change.at ? `${change.name} stands at ${at(change.at.evolution)}` : `${change.name} waits for its place`
    case 'add-child':
      return `${change.name} is one of ${change.pipeline}, at ${at(change.evolution)}`
    case 'rename':
      return `${change.name} is called ${change.to}`
    case 'move': {
      const { evolution, visibility } = change.to
      if (evolution !== undefined) return `${change.name} moved to ${at(evolution)}`
      return `${change.name} is ${visibility === undefined ? 'where it was' : `visible ${percent(visibility)}`}`
    }
    case 'link':
      return `${change.from} needs ${change.to}`
    case 'unlink':
      return `${change.from} does not need ${change.to}`
    case 'evolve':
      return `${change.name} is going to ${at(change.to)}${change.rename ? ` as ${change.rename}` : ''}`
    case 'settle':
      return `${change.name} stays where it is`
    case 'inertia':
      return change.on
        ? `${change.name} would rather stay${change.reason ? `: ${change.reason}` : ''}`
        : `Nothing holds ${change.name} any more`
    case 'own':
      return change.team ? `${change.name} belongs to ${change.team}` : `Nobody owns ${change.name}`
    case 'split':
      return `${change.name} is really ${list(change.into)}`
    case 'decorate':
      return change.decorators.length ? `${change.name}: ${list(change.decorators)}` : `${change.name} has no mark`
    case 'pipeline':
      return `${change.name} is several at once, from ${percent(change.from)} to ${percent(change.to)}`
    case 'no-pipeline':
      return `${change.name} is one thing`
    case 'note':
      return `Noted: ${cut(change.text, 60)}`
    case 'annotate':
      return `(${change.number}) ${cut(change.text, 60)}`
    case 'attitude':
      return `${change.kind} work here`
    case 'title':
      return `The map is called ${change.text}`
    case 'remove':
      return `${change.name} is gone`
    case 'remove-line':
      return `Gone: ${cut(change.saw.trim(), 60)}`
    case 'place-line':
      return `Moved: ${cut(change.saw.trim(), 60)}`
    case 'text-line':
      return `Now it says: ${cut(change.text, 60)}`
  }
}
