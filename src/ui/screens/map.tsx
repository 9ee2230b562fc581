/** Map: the room draws a Wardley map by keys, each change a move of the turn; its story can be told again. */
import { useMemo, useState } from 'react'
import { sentence, UserError } from '../../errors.ts'
import { decks } from '../../map/decks/index.ts'
import { parseOnce } from '../../map/parse.ts'
import { sizeWord, troubleWord } from '../../map/says.ts'
import { workOf } from '../../session/read.ts'
import type { DeckId, StepOf } from '../../session/shapes.ts'
import { useSurface } from '../context.ts'
import type { Working } from '../map/editing.ts'
import { storyIn } from '../map/room-story.ts'
import { useEditor } from '../map/use-editor.tsx'
import { useStory } from '../map/use-story.tsx'
import { isRefusal } from '../map/work.ts'
import { Rows } from '../parts/rows.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** The decks that ask about a part where a step does not name any; plays are for those who ask for them. */
const usual: readonly DeckId[] = ['climate', 'doctrine', 'inertia']

export function useMap({ step, session, room, width, height, submit, tell, next, live }: ScreenProps<'map'>): Hands {
  const { doors, outside } = useSurface()
  const [editing, setEditing] = useState(live)
  const work = workOf(session, step.id, 'map')
  const text = work?.text ?? ''
  const document = useMemo(() => parseOnce(text), [text])
  const load = (text: string) => {
    if (!submit({ in: step.id, do: 'load', text })) return
    const taken = parseOnce(text)
    const odd = troubleWord(taken) || sizeWord(taken.map)
    if (odd) tell(odd)
  }
  const working: Working = {
    document,
    accept(make) {
      const change = make(document)
      if (change === undefined) return true
      if (!isRefusal(change)) return submit({ in: step.id, do: 'change', change })
      tell(change.say)
      return false
    },
  }
  const editText = async () => {
    try {
      const edited = await outside(async () => doors.editText?.(text, `${step.id}.owm`))
      if (edited === undefined || edited === text) return tell('The text is as it was.')
      load(edited)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tell(sentence(error))
    }
  }
  const editor = useEditor({
    working,
    width,
    height,
    decks: decksOf(step),
    tell,
    beyond: {
      text: doors.editText ? () => void editText() : undefined,
      before: work?.before && { text: work.before.text, when: `in ${work.before.turn}` },
    },
  })
  const story = useStory({ width, height })
  const tellStory = () => {
    const scenes = storyIn(room.log, step.id)
    if (scenes.length > 1) story.tell(scenes)
    else tell('Nothing has changed on this map yet, so there is no story.')
  }
  // While the map is worked on, the editor draws it.
  const drawing = useDrawing(step, session, { width, height: editing && live ? 1 : height })

  if (story.hands) return story.hands
  if (editing && live) {
    const { hands, isQuiet, isFresh } = editor
    const own = layer('mapStep', { story: tellStory, leave: () => setEditing(false) })
    return {
      ...hands,
      mode: hands.mode ?? 'MAP',
      message: isFresh && step.hint ? step.hint : hands.message,
      layers: isQuiet ? [...hands.layers, own] : hands.layers,
      // A map that was drawn elsewhere comes in by a paste.
      ...(isQuiet ? { paste: load } : { alone: true }),
    }
  }
  return {
    main: <Rows of={drawing} />,
    message: live
      ? (step.hint ?? 'Enter works on the map, S tells how it came to be, n goes on.')
      : 'S tells how this map came to be.',
    layers: [
      layer('mapping', { main: live ? () => setEditing(true) : next, story: tellStory }, live ? {} : { main: 'go on' }),
    ],
  }
}

function decksOf(step: StepOf<'map'>) {
  return (step.prompts ?? usual).map(id => decks[id])
}
