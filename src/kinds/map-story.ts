/** How a map came to be: its changes as scenes with a sentence each, in chapters; what was only tried on the way is left out. */
import { type Change, edit } from '../map/edit.ts'
import { normal } from '../map/names.ts'
import { parse } from '../map/parse.ts'
import type { MoveOf } from '../session/shapes.ts'
import { changeWords } from './map-words.ts'

/** One scene: the map after it as text, what it is about, and what happened. */
export type Scene = { text: string; chapter: string; say: string }

/** What a change is about, in the words a story of a map is told in. */
const chapters: { [D in Change['do']]: string } = {
  add: 'What it takes',
  link: 'What it takes',
  unlink: 'What it takes',
  rename: 'What it takes',
  remove: 'What it takes',
  split: 'Two things in one',
  title: 'What this is about',
  move: 'How evolved it is',
  'add-child': 'Several at once',
  pipeline: 'Several at once',
  'no-pipeline': 'Several at once',
  inertia: 'What holds it back',
  evolve: 'Where it is going',
  settle: 'Where it is going',
  decorate: 'How we get it',
  own: 'Who does it',
  attitude: 'Who does it',
  note: 'What was said',
  annotate: 'What was said',
  'remove-line': 'What was said',
  'place-line': 'What was said',
  'text-line': 'What was said',
}

/**
 * The scenes of a map that began as `start`: the beginning first, then one a move that changed something. Moving the same part
 * again and again is one scene, and so is adding a part and putting it into its place.
 */
export function storyOf(start: string, moves: readonly MoveOf<'map'>[]): Scene[] {
  const scenes: Scene[] = [{ text: start, chapter: 'The beginning', say: 'So it began' }]
  let document = parse(start)
  let last: Change | undefined
  for (const move of moves) {
    if (move.do === 'load') {
      document = parse(move.text)
      scenes.push({ text: move.text, chapter: 'Another text', say: 'The map was taken from a text' })
      last = undefined
      continue
    }
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
      chapter: isNeed ? 'Whom it serves' : chapters[move.change.do],
      say: changeWords(move.change, next.map),
    })
    last = move.change
  }
  return scenes
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
