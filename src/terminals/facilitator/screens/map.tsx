/** Map: the room draws a Wardley map by keys, each change a move of the turn; what lies around the editor is described with the kind. */
import { useEffect, useMemo } from 'react'
import { sentence, UserError } from '../../../errors.ts'
import type { Interaction } from '../../../interact/act.ts'
import { lettersOf, type OtherCursor } from '../../../kinds/map/cursors.ts'
import { hereAt, isOpen } from '../../../kinds/map/here.ts'
import { drawingMode, mapInteraction } from '../../../kinds/map/interaction.ts'
import { countParts, normal, parseOnce, paste, sayPasted, sizeWord, troubleWord } from '../../../map/index.ts'
import { isRefusal } from '../../../mapping/work.ts'
import type { Layer } from '../../../screen/router.ts'
import { workOf } from '../../../session/read.ts'
import type { Kind } from '../../../session/shapes.ts'
import { useSurface } from '../context.ts'
import type { Working } from '../map/editing.ts'
import { useEditor } from '../map/use-editor.tsx'
import { screenFor } from '../parts/use-interaction.tsx'
import type { ScreenContent, ScreenProps } from '../screen.ts'
import { screenWords } from '../words.ts'

const useDescribed = screenFor(mapInteraction as Interaction)

export function useMap(props: ScreenProps<'map'>): ScreenContent {
  const { step, session, width, height, submit, tell } = props
  const { appServices, outside } = useSurface()
  const described = useDescribed(props as ScreenProps<Kind>)
  const work = workOf(session, step.id, 'map')
  const text = work?.text ?? ''
  const { document, decks } = useMemo(() => hereAt({ step, session }), [step, session])
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
  // A map that was drawn elsewhere comes in whole; lines of one are added to what is there.
  const pasted = (lines: string) => {
    const { map } = parseOnce(lines)
    const isWhole = countParts(document.map) === 0 || /^\s*title\s/m.test(lines)
    if (isWhole || (!map.components.length && !map.links.length)) return load(lines)
    const taken = paste(document, lines)
    if (taken.changes.every(change => submit({ in: step.id, do: 'change', change }))) {
      tell(sayPasted(taken, taken.changes.length > 1 ? screenWords.undoOneByOne : undefined))
    }
  }
  const editText = async () => {
    const edited = await editedText(() => outside(async () => appServices.editText?.(text, `${step.id}.owm`)), tell)
    if (edited === undefined || edited === text) tell(screenWords.textAsBefore)
    else if (edited !== failed) load(edited)
  }
  const { hands, isQuiet, isFresh, chosen } = useEditor({
    others: othersOn(props),
    working,
    width,
    height,
    decks,
    tell,
    beyond: {
      text: appServices.editText ? () => void editText() : undefined,
      before: work?.before && { text: work.before.text, when: `in ${work.before.turn}` },
    },
  })
  usePointing(props, chosen?.name)
  if (described.mode !== drawingMode) return described
  return {
    ...hands,
    mode: hands.mode ?? drawingMode,
    message: isFresh && step.hint ? step.hint : hands.message,
    layers: isQuiet ? [...hands.layers, ...described.layers.map(actsOf)] : hands.layers,
    ...(isQuiet ? { paste: pasted } : { alone: true }),
  }
}

const failed = Symbol('failed')

/** The text as somebody edited it elsewhere; undefined when they gave it up, `failed` when what went wrong was told. */
async function editedText(edit: () => Promise<string | undefined>, tell: (say: string) => void) {
  try {
    return await edit()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    tell(sentence(error))
    return failed
  }
}

/** Shows others what is chosen here while everybody edits the map. */
function usePointing({ me, room, live, step, session }: ScreenProps<'map'>, chosen: string | undefined): void {
  const pointed = live && isOpen({ step, session }) ? chosen : undefined
  useEffect(() => room.presence?.point(me, step.id, pointed === undefined ? undefined : normal(pointed)))
}

/** Where others are on the map of this step. */
function othersOn({ room, session, step, me }: ScreenProps<'map'>): OtherCursor[] {
  if (!isOpen({ step, session })) return []
  const letters = lettersOf(session.people)
  return [...(room.presence?.pointing(step.id) ?? [])].flatMap(([id, part]) => {
    const letter = letters.get(id)
    return letter && id !== me ? [{ letter, part }] : []
  })
}

/** The keys of the acts that are described: going on and turning pages are not for a map that is being drawn. */
function actsOf(layer: Layer): Layer {
  return { ...layer, rows: layer.rows?.filter(row => mapInteraction.acts.some(act => act.id === row.id)) }
}
