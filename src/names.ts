/** Names of people as others see them: how long, which two look alike, and which the room uses itself. */
import confusables from 'unhomoglyph/data.json' with { type: 'json' }

/** The longest name, in cells. */
export const longestName = 40

/** What each character is taken for (Unicode's confusables, UTS 39, as the package unhomoglyph has them). */
const takenFor: Readonly<Record<string, string>> = confusables

/** A text with every character as what it is taken for, without what is not seen at all (UTS 39, 4: the skeleton). */
function skeleton(text: string): string {
  let out = ''
  for (const point of text.normalize('NFD')) {
    if (/\p{Default_Ignorable_Code_Point}/u.test(point)) continue
    out += Object.hasOwn(takenFor, point) ? takenFor[point] : point
  }
  return out.normalize('NFD')
}

/** Both ways round, because what is alike as a capital letter need not be so as a small one. */
type Looks = readonly [string, string]
const looks = new Map<string, Looks>()
/** Names whose looks are remembered: those of the largest room, several times over. */
const mostRemembered = 5_000

/** What a name looks like, two ways: names that share one of them are alike. */
export function looksOf(name: string): Looks {
  const known = looks.get(name)
  if (known) return known
  const plain = name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const made: Looks = [skeleton(plain.toLowerCase()), skeleton(plain).toLowerCase()]
  if (looks.size >= mostRemembered) looks.clear()
  looks.set(name, made)
  return made
}

/** True for two names that people would take for each other: `Ana`, `ana`, `Аna` with a Cyrillic А, `Ａｎａ`. */
export function isAlike(a: string, b: string): boolean {
  const [small, large] = looksOf(a)
  const [otherSmall, otherLarge] = looksOf(b)
  return small === otherSmall || large === otherLarge
}

/** What the screens call people and places themselves. */
const ours = [
  'facilitator',
  'the facilitator',
  'host',
  'the host',
  'stage',
  'wall',
  'observer',
  'flywheel',
  'you',
  'everybody',
  'nobody',
  'somebody',
]

/** True for a name that would pass for the room's own words, or for its mark behind somebody's name: `facilitator`, `Ana (you)`. */
export function isReserved(name: string): boolean {
  const inside = /[([{<][^)\]}>]*[)\]}>]?/g
  const words = [
    name.replace(/[^\p{L}\p{N}\s]/gu, ' '),
    ...(name.normalize('NFKC').match(inside) ?? []).map(w => w.replace(/[([{<>}\])]/g, ' ')),
  ]
  return words.some(word => ours.some(own => isAlike(word, own)))
}

/** A name in a line of a log: in quotation marks where it could be taken for more than a name. */
export function inLog(name: string): string {
  return /^[\p{L}\p{N}\p{M}._-]+$/u.test(name) ? name : JSON.stringify(name)
}
