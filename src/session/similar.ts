/** Do two short texts speak of the same thing? By the words they share; no dictionary, no network. */

/** Words that say nothing of what a text is about. */
const empty = new Set(
  `a about after again all also an and any are as at be because been before but by can could did do does done down each
  else ever every few first for from get gets got had has have he her here his how i if in into is it its just last less
  like long longer made make makes many may me more most much my need needs never new next no nobody none nor not nothing now of off
  often old on once one only or other others our out over own same she should so some somebody still such take takes than
  that the their them then there they thing things this those through to too under until up us very was way we well went were
  what when where which while who whose why will with without would yet you your`.split(/\s+/),
)

/** The words of a text that tell something, without their endings: `releases wait` and `waiting for a release` share both. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'\u2019]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter(word => word && !empty.has(word)).map(stem))
}

const endings: readonly (readonly [end: RegExp, by: string])[] = [
  [/(?<=\w{2})ies$/, 'y'],
  [/(?<=s|x|z|ch|sh)es$/, ''],
  [/(?<=\w{2}[^su])s$/, ''],
  [/(?<=\w{3})(?:ing|ed)$/, ''],
]

/** English endings, the first rule that fits, by the few that short words survive. */
function stem(word: string): string {
  const ending = endings.find(([end]) => end.test(word))
  const bare = ending ? word.replace(ending[0], ending[1]) : word
  return bare.length > 3 ? bare.replace(/e$/, '') : bare
}

/** In how many of these texts each word stands. */
export function countsOf(texts: Iterable<ReadonlySet<string>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** So much of all that two texts say has to be shared. */
const leastShare = 0.32

/**
 * True when the two share two words or more, and a third of all they have: a word that stands in `n` of the texts known so
 * far counts `1 / n`, because `wait` says less where everything waits. Texts of one word have to be the same.
 */
export function areSimilar(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  counts: ReadonlyMap<string, number> = new Map(),
): boolean {
  const shared = [...one].filter(word => other.has(word))
  if (shared.length < 2) return shared.length === 1 && one.size === 1 && other.size === 1
  const weight = (words: Iterable<string>) => {
    let all = 0
    for (const word of words) all += 1 / Math.max(1, counts.get(word) ?? 1)
    return all
  }
  return weight(shared) / weight(new Set([...one, ...other])) >= leastShare
}
