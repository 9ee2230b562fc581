/** Who owns the parts of a map: the teams with a letter each, what each of them owns, and what nobody does. */
import type { Child, MapNode, WardleyMap } from './text/types.ts'

/** What somebody can own: components, submaps and the parts of pipelines; users own themselves. */
function owned(map: WardleyMap): (MapNode | Child)[] {
  return [...map.components, ...map.submaps, ...map.pipelines.flatMap(p => p.children)].sort((a, b) => a.line - b.line)
}

/** The teams named on a map, in the order of the text, each with its letter: A to Z, then numbers. */
export function teamsOf(map: WardleyMap): Map<string, string> {
  const letters = new Map<string, string>()
  for (const { team } of owned(map))
    if (team && !letters.has(team))
      letters.set(team, letters.size < 26 ? String.fromCharCode(65 + letters.size) : String(letters.size + 1))
  return letters
}

/** The parts without an owner, in the order of the text. */
export function unowned(map: WardleyMap): string[] {
  return owned(map)
    .filter(p => !p.team)
    .map(p => p.name)
}
