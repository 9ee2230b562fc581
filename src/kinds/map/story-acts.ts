/** The story of a map: its changes one after the other, each with the map as it was then and a sentence. */

import { Grid } from '../../draw/grid.ts'
import type { Act, At, Memory, Size } from '../../interact/act.ts'
import { remembered } from '../../interact/remembered.ts'
import { cut, full, numbered } from '../../text.ts'
import { drawMapText } from './drawing.ts'
import type { PartSpot } from './parts-here.ts'
import { type Scene, storyAt } from './story.ts'
import { words } from './words.ts'

/** The scenes that are told now, and which of them is shown. */
type Told = { scenes: readonly Scene[]; n: number; scene: Scene }

const telling = remembered<readonly Scene[]>('scenes')
const shown = remembered<number>('scene')

/** The story as it is told now; undefined while it is not. */
export function toldNow(memory: Memory): Told | undefined {
  const scenes = telling.of(memory)
  const n = shown.of(memory) ?? 0
  const scene = scenes?.[n]
  return scenes && scene && { scenes, n, scene }
}

const end = { scenes: undefined, scene: undefined }

/** An act while the story is told. */
function whileTold(act: {
  id: string
  keys: readonly string[]
  does: string
  hint: string
  /** The scene it leads to, or why there is none; undefined ends the story. */
  to(told: Told): number | string | undefined
}): Act<'map', PartSpot> {
  const { to, ...rest } = act
  return {
    ...rest,
    who: 'anybody',
    fits(_at, _spot, memory) {
      const told = toldNow(memory)
      const scene = told && to(told)
      return typeof scene === 'string' ? scene : told !== undefined
    },
    move(_at, _spot, _key, memory) {
      const told = toldNow(memory)
      const scene = told && to(told)
      return { stay: { memory: typeof scene === 'number' ? { scene } : end } }
    },
  }
}

/** The scenes as they are read out: the beginning is the map everybody knows. */
const readOut = (scenes: readonly Scene[]) =>
  numbered(scenes.slice(1).map(({ chapter, say }) => full(`${chapter}: ${say}`)))

/** Plain lines hear the whole story at once, so leafing through it has keys alone. */
export const storyActs: readonly Act<'map', PartSpot>[] = [
  {
    id: 'story',
    who: 'anybody',
    keys: ['S'],
    command: { words: ['story', 'S'] },
    does: words.story,
    hint: (_at, _spot, { memory }) => (memory.drawing ? undefined : 'story'),
    fits: (_at, _spot, memory) => !toldNow(memory),
    move(at) {
      const scenes = storyAt(at)
      if (scenes.length < 2) return { say: words.noStory }
      return { moves: [], stay: { memory: { scenes, scene: 0 } }, aloud: () => readOut(scenes) }
    },
  },
  whileTold({
    id: 'next-scene',
    keys: ['n', 'enter', 'right', ' '],
    does: words.nextScene,
    hint: 'next',
    to: ({ scenes, n }) => (n < scenes.length - 1 ? n + 1 : words.isEnd),
  }),
  whileTold({
    id: 'scene-before',
    keys: ['b', 'left'],
    does: words.sceneBefore,
    hint: 'back',
    to: ({ n }) => (n > 0 ? n - 1 : words.isBeginning),
  }),
  whileTold({
    id: 'chapter',
    keys: ['tab', 'down'],
    does: words.nextChapter,
    hint: 'chapter',
    to({ scenes, n, scene }) {
      const next = scenes.findIndex((s, i) => i > n && s.chapter !== scene.chapter)
      return next < 0 ? scenes.length - 1 : next
    },
  }),
  whileTold({
    id: 'end-story',
    keys: ['escape', 'S'],
    does: words.endStory,
    hint: 'the map',
    to: () => undefined,
  }),
]

/** What the message row says while the story is told. */
export const storyMessage = ({ scenes, n, scene }: Told): string =>
  n === scenes.length - 1 ? words.endOfStory : full(scene.say)

/** The scene: its chapter and sentence, and the map as it was then with the parts of the scene before as ghosts. */
export function drawScene({ scenes, n, scene }: Told, { width, height, ascii }: Size): Grid {
  const body = new Grid(width, height)
  body.putRight(0, width - 1, words.sceneAt(n + 1, scenes.length))
  const title = body.put(0, 1, scene.chapter, 'strong')
  body.put(0, title + 2, cut(full(scene.say), width - title - 14))
  const look = { width, height: Math.max(1, height - 1), ascii }
  body.paste(1, 0, drawMapText(scene.text, look, scenes[n - 1]?.text))
  return body
}

/** Is the story of this person's map told now? For what stands on the screen instead of the map. */
export const storyBoard = (_at: At<'map'>, size: Size, memory: Memory): Grid | undefined => {
  const told = toldNow(memory)
  return told && drawScene(told, size)
}
