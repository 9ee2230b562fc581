/** How a map came to be: its changes as scenes with a sentence each, in chapters; what was only tried on the way is left out. */

import type { At } from '../../interact/act.ts'
import { type Change, edit, normal, parse } from '../../map/index.ts'
import { stepOf, workOf } from '../../session/read.ts'
import type { MoveOf, StepId } from '../../session/shapes.ts'
import { changeWords, words } from './words.ts'

/** One scene: the map after it as text, what it is about, and what happened. */
export type Scene = { text: string; chapter: string; say: string }

/** What a change is about, in the words a story of a map is told in. */
const chapters: { [D in Change['do']]: string } = {
  add: words.chapters.parts,
  link: words.chapters.parts,
  unlink: words.chapters.parts,
  rename: words.chapters.parts,
  remove: words.chapters.parts,
  split: words.chapters.several,
  title: words.chapters.title,
  move: words.chapters.evolution,
  'add-child': words.chapters.pipelines,
  pipeline: words.chapters.pipelines,
  'no-pipeline': words.chapters.pipelines,
  inertia: words.chapters.inertia,
  evolve: words.chapters.movement,
  settle: words.chapters.movement,
  decorate: words.chapters.marks,
  own: words.chapters.teams,
  attitude: words.chapters.teams,
  note: words.chapters.remarks,
  annotate: words.chapters.remarks,
  'remove-line': words.chapters.remarks,
  'place-line': words.chapters.remarks,
  'text-line': words.chapters.remarks,
}

/**
 * The scenes of a map that began as `start`: the beginning first, then one a move that changed something. Moving the same part
 * again and again is one scene, and so is adding a part and putting it into its place.
 */
export function storyOf(start: string, moves: readonly MoveOf<'map'>[]): Scene[] {
  const scenes: Scene[] = [{ text: start, chapter: words.chapters.beginning, say: words.begun }]
  let document = parse(start)
  let last: Change | undefined
  for (const move of moves) {
    if (move.do === 'load') {
      document = parse(move.text)
      scenes.push({ text: move.text, chapter: words.chapters.text, say: words.taken })
      last = undefined
      continue
    }
    if (move.do === 'everybody') continue
    const next = edit(document, move.change)
    if ('why' in next || next.text === document.text) continue
    document = next
    if (last && goesOn(last, move.change)) {
      // Where it ended up is what counts, in the chapter it belongs to.
      const scene = scenes.at(-1)!
      const say =
        last.do === 'add' ? changeWords(placed(last, move.change), next.map) : changeWords(move.change, next.map)
      scenes[scenes.length - 1] = { ...scene, text: next.text, say }
      if (last.do !== 'add') last = move.change
      continue
    }
    const isNeed = move.change.do === 'add' && move.change.kind === 'anchor'
    scenes.push({
      text: next.text,
      chapter: isNeed ? words.chapters.users : chapters[move.change.do],
      say: changeWords(move.change, next.map),
    })
    last = move.change
  }
  return scenes
}

/**
 * The scenes of the map of the step this person is at, those of the map it started from before them; what was taken back is
 * not told. Empty while nobody has been there.
 */
export function storyAt(at: At<'map'>): Scene[] {
  const { start, moves } = changesTo(at, at.step.id, Number.POSITIVE_INFINITY)
  return start === undefined ? [] : storyOf(start, moves)
}

/** Where the map of a step began, back to the first of the steps it came from, and every change on the way, before an entry. */
function changesTo(at: At<'map'>, id: StepId, before: number): { start?: string; moves: MoveOf<'map'>[] } {
  const past = at.past?.(id)
  if (!past || past.from >= before) return { moves: [] }
  const step = stepOf(past.session, id)
  const base = step?.kind === 'map' && step.base !== undefined ? stepOf(past.session, step.base) : undefined
  const first = base?.kind === 'map' ? changesTo(at, base.id, past.from) : { moves: [] }
  const own = past.moves.flatMap(e => (e.n < before ? [e.move as MoveOf<'map'>] : []))
  const start = first.start ?? workOf(past.session, id, 'map')?.text
  return { ...(start === undefined ? {} : { start }), moves: [...first.moves, ...own] }
}

/** Is it the same thing once more? */
function goesOn(before: Change, now: Change): boolean {
  if (!('name' in before && 'name' in now) || normal(before.name) !== normal(now.name)) return false
  return (
    (now.do === 'move' && (before.do === 'move' || before.do === 'add')) ||
    (now.do === 'evolve' && before.do === 'evolve')
  )
}

/** A part that was added, where it was moved to right after. */
function placed(added: Change & { do: 'add' }, now: Change): Change {
  if (now.do !== 'move') return added
  const at = { visibility: 0.5, evolution: 0.5, ...added.at, ...now.to }
  return { ...added, at }
}
