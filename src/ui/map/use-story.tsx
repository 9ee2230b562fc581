/** The story of a map: its changes one after the other, each with the map as it was then and a sentence. */
import { useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { drawMapText } from '../../kinds/map-drawing.ts'
import type { Scene } from '../../kinds/map-story.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Rows } from '../parts/rows.tsx'
import { type Hands, layer } from '../screen.ts'

type Story = {
  /** The hands while the story is told; undefined when it is not. */
  hands: Hands | undefined
  /** Begins to tell these scenes. */
  tell(scenes: Scene[]): void
}

export function useStory({ width, height }: { width: number; height: number }): Story {
  const { theme } = useSurface()
  const [told, setTold] = useState<{ scenes: Scene[]; at: number }>()
  const tell = (scenes: Scene[]) => setTold(scenes.length ? { scenes, at: 0 } : undefined)
  const scene = told?.scenes[told.at]
  if (!told || !scene) return { hands: undefined, tell }
  const { scenes, at } = told
  const go = (to: number) => () => setTold({ scenes, at: Math.max(0, Math.min(scenes.length - 1, to)) })
  const chapter = scenes.findIndex((s, i) => i > at && s.chapter !== scene.chapter)
  const body = new Grid(width, height)
  body.putRight(0, width - 1, `${at + 1} of ${scenes.length}`)
  const title = body.put(0, 1, scene.chapter, 'strong')
  body.put(0, title + 2, cut(`${scene.say}.`, width - title - 14))
  const map = drawMapText(
    scene.text,
    { width, height: Math.max(1, height - 1), ascii: theme.ascii },
    at > 0 ? scenes[at - 1]!.text : undefined,
  )
  body.paste(1, 0, map)
  return {
    tell,
    hands: {
      main: <Rows of={body} />,
      message: at === scenes.length - 1 ? 'That is the map as it is now. Esc goes back to it.' : `${scene.say}.`,
      mode: 'STORY',
      layers: [
        layer('story', {
          next: at < scenes.length - 1 ? go(at + 1) : 'this is the map as it is now',
          back: at > 0 ? go(at - 1) : 'this is how it began',
          chapter: go(chapter < 0 ? scenes.length - 1 : chapter),
          leave: () => setTold(undefined),
        }),
      ],
    },
  }
}
