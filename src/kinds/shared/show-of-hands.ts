/** A show of hands as it is typed, read: one answer per person in the order of the list, or how many gave each answer. */

import type { Read } from '../../interact/act.ts'
import { sum } from '../../numbers.ts'
import { roomPeople } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { kindWords } from '../words.ts'
import { inWords } from './in-words.ts'

/** Who shows hands, in the order of the list, and the answers there are (`0` … `5`, `yes` … `don't know`, `I` … `IV`). */
export type ShowOf = { people: readonly string[]; points: readonly string[] }

/**
 * What a line said: people per answer, in the answers' order. `echo` is for a screen (`5s: 3 people · 4s: 2 · all 5
 * counted`), `spoken` for lines; `isInterpreted` when bare numbers were taken as counts and not as answers.
 */
export type Show = { counts: number[]; echo: string; spoken: string; isInterpreted: boolean }

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi']
const nobody = kindWords.nobodyShares

/**
 * Reads a show of hands. Accepted:
 * - one answer per person, in order: `4 3 3 5 2`, `4,3,3`, `43352`, `y y n p y`; `-` for somebody without an answer
 * - everybody the same: `=3`, `all 3`; where yes is an answer, `y` alone
 * - people per answer: `5s: 3, 4s: 2` · `3x4 2x5` (three people said 4) · `3 yes 2 no` · `y3 n2`
 * - bare numbers as counts in the answers' order, only where they cannot be answers: one for each answer, adding up to
 *   everybody, and either more numbers than people or one that is no answer (`0 1 3 1 0` for answers 1 to 5).
 * A wrong total and a line that can be read two ways give a sentence that says what is missing or how to write it.
 */
export function readShow(text: string, of: ShowOf): Read<Show> {
  const { people, points } = of
  if (!people.length) return { say: nobody }
  const answers = answersOf(points)
  const plain = normalised(text, points)
  const all = /^(?:= ?|all |everybody )(\S+)$/.exec(plain)?.[1] ?? (isYes(plain, points) ? plain : undefined)
  if (all !== undefined) {
    const at = answers.at(all)
    if (at < 0) return { say: noAnswer(all, of) }
    return {
      ok: told(
        points.map((_, i) => (i === at ? people.length : 0)),
        0,
        of,
      ),
    }
  }
  const tokens = plain.split(/[ ,;·]+/).filter(Boolean)
  if (!tokens.length) return { say: howToShow(of) }
  return twoWays(tokens, of) ?? readCounts(tokens, of) ?? readBare(tokens, of) ?? readEach(spread(tokens, of), of)
}

/** What stands under the line while it is typed: how it will count, or what is missing; empty for an empty line. */
export function echoShow(text: string, of: ShowOf): string {
  if (!text.trim()) return ''
  const read = readShow(text, of)
  return 'ok' in read ? read.ok.echo : read.say
}

/** Whose hands are counted: the names of those at the room's keyboard who did not answer for themselves; `own` is what others answered. */
export function whoShows(session: Session, own: Readonly<Record<PersonId, unknown>> = {}): string[] {
  return roomPeople(session)
    .filter(p => own[p.id] === undefined)
    .map(p => p.name)
}

/** True for a line that is meant as a show of hands and not as a command: numbers, signs and answers only. */
export function isShow(text: string, { points }: ShowOf): boolean {
  const { short, at } = answersOf(points)
  const isAnswers = (t: string) => short.every(s => s.length === 1) && [...t].every(c => c === '-' || at(c) >= 0)
  const tokens = normalised(text, points)
    .split(/[ ,;·=]+/)
    .filter(Boolean)
  return tokens.length > 0 && tokens.every(t => /^\d|\d$/.test(t) || at(t.replace(/:$/, '')) >= 0 || isAnswers(t))
}

/** How it is typed: `One number per person, in this order: Ana, Bo, Cem`; without the names where they take more than `room` cells. */
export function howToShow({ people, points }: ShowOf, room = Number.POSITIVE_INFINITY): string {
  const { isNumbered, short } = answersOf(points)
  const what = isNumbered ? kindWords.oneNumberEach : kindWords.oneLetterEach(short.join(' '))
  const full = kindWords.inThisOrder(what, people.join(', '))
  return full.length <= room ? full : kindWords.inListOrder(what)
}

/** The names for a row of their own, where `howToShow` had no room for them. */
export function orderHint(of: ShowOf, room: number): string | undefined {
  return howToShow(of, room) === howToShow(of) ? undefined : kindWords.order(of.people.join(', '))
}

/** Cells for the answers in a prompt; longer ones stand there by their letters. */
const promptCells = 30

/** The answers there are: `0 to 5`, `yes, partly, no, don't know`. */
export function pointsToShow(points: readonly string[]): string {
  const { isNumbered, short } = answersOf(points)
  return isNumbered ? `${short[0]} to ${short.at(-1)}` : points.join(', ')
}

/** The same for a prompt: `p b g` where the words would take most of the line. */
export function pointsInPrompt(points: readonly string[]): string {
  const whole = pointsToShow(points)
  return whole.length > promptCells ? answersOf(points).short.join(' ') : whole
}

type Answers = { isNumbered: boolean; short: string[]; at(token: string): number }

/** How each answer is typed: its number, its Roman number, or as much of its word as tells it apart. */
function answersOf(points: readonly string[]): Answers {
  const words = points.map(bare)
  const isRoman = words.every((w, i) => w === roman[i])
  if (isRoman || words.every(w => /^\d+$/.test(w))) {
    const short = isRoman ? words.map((_, i) => `${i + 1}`) : words
    return { isNumbered: true, short, at: t => Math.max(short.indexOf(t), isRoman ? words.indexOf(t) : -1) }
  }
  const short = words.map(w => {
    let n = 1
    while (n < w.length && words.some(o => o !== w && o.startsWith(w.slice(0, n)))) n++
    return w.slice(0, n)
  })
  return {
    isNumbered: false,
    short,
    at: t => (/^\D+$/.test(t) ? words.findIndex((w, i) => w.startsWith(t) && t.startsWith(short[i]!)) : -1),
  }
}

function bare(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019\s]/g, '')
}

/** In small letters and single blanks, answers of several words as one, signs joined to what they stand between. */
function normalised(text: string, points: readonly string[]): string {
  let plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  for (const point of points) {
    const words = point.toLowerCase().replace(/['\u2019]/g, '')
    if (words.includes(' ')) plain = plain.replaceAll(words, bare(point))
  }
  return plain.replace(/ ?([:\u00d7*]) ?/g, '$1').replace(/(\d) ?x ?(?=\d)/g, '$1x')
}

function isYes(plain: string, points: readonly string[]): boolean {
  return bare(points[0] ?? '') === 'yes' && (plain === 'y' || plain === 'yes')
}

/** `5: 3` may be three people who said 5, or five who said 3: it is asked about. */
function twoWays(tokens: readonly string[], { points }: ShowOf): { say: string } | undefined {
  if (!answersOf(points).isNumbered) return undefined
  const hit = tokens.map(t => /^(\d+)[:=](\d+)$/.exec(t)).find(Boolean)
  return hit ? { say: kindWords.twoReadings(hit[0], hit[1] ?? '', hit[2] ?? '') } : undefined
}

/** Pairs of how many and which answer; undefined when the line is not made of such pairs. */
function readCounts(tokens: readonly string[], of: ShowOf): Read<Show> | undefined {
  const pairs = pairsIn(tokens, of)
  if (!pairs) return undefined
  const counts = of.points.map(() => 0)
  let without = 0
  const answers = answersOf(of.points)
  const seen = new Set<string>()
  for (const { n, answer } of pairs) {
    const at = answers.at(answer)
    if (at < 0 && answer !== '-') return { say: noAnswer(answer, of) }
    if (seen.has(answer)) return { say: kindWords.countedTwice(answer) }
    seen.add(answer)
    if (at < 0) without += n
    else counts[at]! += n
  }
  return totalled(counts, without, of)
}

type Pair = { n: number; answer: string }

function pairsIn(tokens: readonly string[], { points }: ShowOf): Pair[] | undefined {
  const { isNumbered } = answersOf(points)
  const number = /^\d{1,3}$/
  // An answer beside a number: `5s` where answers are numbers, the word itself where they are words.
  const answerIn = (t: string) => (isNumbered ? /^(?:(\d+|-)s|([iv]+)s?)$/.exec(t) : /^([a-z]+|-)$/.exec(t))
  const named = (t: string) => {
    const hit = answerIn(t.replace(/:$/, ''))
    return hit ? (hit[1] ?? hit[2]) : undefined
  }
  const joined = tokens.map((t): Pair | undefined => {
    const before =
      /^(\d{1,3})[x\u00d7*](\d+|[a-z]+|-)s?$/.exec(t) ?? (isNumbered ? null : /^(\d{1,3})([a-z]+)$/.exec(t))
    if (before) return { n: Number(before[1]), answer: before[2]! }
    const after = /^(.+?)[:=](\d{1,3})$/.exec(t) ?? (isNumbered ? /^(\d+s)(\d{1,3})$/ : /^([a-z]+)(\d{1,3})$/).exec(t)
    const answer = after && named(after[1]!)
    return answer ? { n: Number(after[2]), answer } : undefined
  })
  if (joined.every(p => p !== undefined)) return joined
  if (tokens.length % 2) return undefined
  const first = number.test(tokens[0]!) ? 0 : 1
  const out: Pair[] = []
  for (let i = 0; i < tokens.length; i += 2) {
    const [n, answer] = [tokens[i + first]!, named(tokens[i + 1 - first]!)]
    if (!number.test(n) || answer === undefined) return undefined
    out.push({ n: Number(n), answer })
  }
  return out
}

/** Bare numbers as counts, where they cannot be answers; undefined where they can. */
function readBare(tokens: readonly string[], of: ShowOf): Read<Show> | undefined {
  const answers = answersOf(of.points)
  if (!tokens.every(t => /^\d{1,3}$/.test(t))) return undefined
  const numbers = tokens.map(Number)
  const isEach = answers.isNumbered && tokens.every(t => answers.at(t) >= 0)
  const isWhole = tokens.length === of.points.length
  const isCounts =
    !answers.isNumbered ||
    (isWhole && (!isEach || (tokens.length > of.people.length && sum(numbers) === of.people.length)))
  if (!isCounts) return undefined
  if (!isWhole)
    return { say: `${plural(tokens.length, 'number')} for ${plural(of.points.length, 'answer')}; ${pairExample(of)}` }
  const read = totalled(numbers, 0, of)
  return 'ok' in read ? { ok: { ...read.ok, echo: `As counts: ${read.ok.echo}`, isInterpreted: true } } : read
}

/** Answers typed without blanks between them, one for each person. */
function spread(tokens: readonly string[], of: ShowOf): readonly string[] {
  const { short, at } = answersOf(of.points)
  const only = tokens.length === 1 ? tokens[0]! : ''
  const isShort = short.every(s => s.length === 1)
  if (!isShort || only.length < 2 || at(only) >= 0 || ![...only].every(c => c === '-' || at(c) >= 0)) return tokens
  return [...only]
}

/** One answer per person. */
function readEach(tokens: readonly string[], of: ShowOf): Read<Show> {
  const { people, points } = of
  const answers = answersOf(points)
  const bad = tokens.find(t => t !== '-' && answers.at(t) < 0)
  if (bad !== undefined) return { say: noAnswer(bad, of) }
  const [n, all] = [tokens.length, people.length]
  if (n > all) return { say: `${plural(n, 'answer')} for ${plural(all, 'person', 'people')}; ${pairExample(of)}` }
  if (n < all) {
    const same =
      n === 1 && tokens[0] !== '-'
        ? kindWords.ifEverybody(tokens[0] ?? '', points[answers.at(tokens[0] ?? '')] ?? '')
        : ''
    return { say: kindWords.answersMissing(n, all, people[n] ?? '', same) }
  }
  const counts = points.map((_, i) => tokens.filter(t => answers.at(t) === i).length)
  return { ok: told(counts, tokens.filter(t => t === '-').length, of) }
}

/** The count when it adds up to everybody. */
function totalled(counts: number[], without: number, of: ShowOf): Read<Show> {
  const [n, all] = [sum(counts) + without, of.people.length]
  if (n < all) return { say: kindWords.countMissing(n, all) }
  if (n > all) return { say: kindWords.moreThanHere(n, all) }
  return { ok: told(counts, without, of) }
}

function told(counts: number[], without: number, { people, points }: ShowOf): Show {
  const { isNumbered, short } = answersOf(points)
  const given = points.flatMap((point, i) =>
    counts[i] ? [{ point, n: counts[i]!, as: isNumbered && /\d/.test(point) ? `${short[i]}s` : point }] : [],
  )
  if (isNumbered) given.reverse()
  const all =
    people.length === 1
      ? 'counted'
      : without
        ? `${people.length - without} of ${people.length} counted`
        : `all ${people.length} counted`
  const parts = given.map(({ as, n }, i) => `${as}: ${i ? n : plural(n, 'person', 'people')}`)
  const said = given.map(
    ({ point, n }, i) => `${i ? inWords(n) : `${inWords(n)} ${n === 1 ? 'person' : 'people'}`} said ${point}`,
  )
  const spoken = [...said, ...(without ? [kindWords.withoutAnswer(inWords(without))] : [])].join(', ')
  return {
    counts,
    echo: [...parts, ...(without ? [`no answer: ${without}`] : []), all].join(' · '),
    spoken: `${spoken.charAt(0).toUpperCase()}${spoken.slice(1)}.`,
    isInterpreted: false,
  }
}

function noAnswer(token: string, { points }: ShowOf): string {
  const { isNumbered, short } = answersOf(points)
  const known = isNumbered ? pointsToShow(points) : short.join(' ')
  return kindWords.notAnAnswerHere(token.slice(0, 20), known)
}

function pairExample({ points }: ShowOf): string {
  const { isNumbered, short } = answersOf(points)
  const [a, b] = [short.at(isNumbered ? -1 : 0), short.at(isNumbered ? -2 : 1)]
  return isNumbered ? `one each, or counts:  ${a}s: 3, ${b}s: 2` : `one each, or counts:  3${a} 2${b}`
}
