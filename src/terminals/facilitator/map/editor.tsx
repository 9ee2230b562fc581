/** A map's file on the whole screen, edited by keys; every change is saved as soon as it is made. */
import { useCallback, useRef, useState } from 'react'
import { Grid } from '../../../draw/grid.ts'
import { exitCodes, sentence, UserError } from '../../../errors.ts'
import { decks, type GlyphSet, parse, paste, sayPasted, sizeWord, troubleWord } from '../../../map/index.ts'
import type { MapFile } from '../../../mapping/map-file.ts'
import { layer } from '../../../screen/layer.ts'
import { cut } from '../../../text.ts'
import type { Live } from '../../../views/live.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { MapCommands, MapHelp } from './help.tsx'
import { theirsLayer } from './theirs-keys.ts'
import { useEditor } from './use-editor.tsx'
import { useLooking, useWork } from './use-work.ts'
import { mapWords } from './words.ts'

type EditorProps = { file: MapFile; glyphs?: GlyphSet; live: Live; onLeave(code: number): void }

export function MapEditor({ file, glyphs, live, onLeave }: EditorProps) {
  const { width, height, now, repaint, copyScreen, outside } = useSurface()
  const [said, tell] = useState(() => firstWord(file.text))
  const [over, setOver] = useState<'help' | 'commands'>()
  const [theirs, setTheirs] = useState<string>()
  const ask = useCallback((text: string) => {
    tell('')
    setTheirs(text)
  }, [])
  const working = useWork(file, tell, ask)
  const { document, saving } = working

  const editText = async () => {
    try {
      const text = await outside(() => file.editText(document.text))
      if (text === undefined || text === document.text) return tell(mapWords.textAsBefore)
      working.takeText(text, 'edit the text')
      tell(troubleWord(parse(text)) || mapWords.textKept)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tell(sentence(error))
    }
  }
  const pasted = (text: string) => {
    const taken = paste(document, text)
    if (taken.changes.length) working.takeText(taken.document.text, 'paste lines')
    tell(sayPasted(taken))
  }
  const save = () => {
    if (saving.state === 'theirs') return ask(saving.text)
    working.save()
    tell(mapWords.saved(file.name))
  }
  const step = (back: boolean) => () => {
    const change = working.step(back)
    if (!change) return tell(back ? mapWords.nothingToUndo : mapWords.nothingToRedo)
    if (change.stuck) return tell(mapWords.undoClash(change.words))
    if (change.chosen) editor.choose(change.chosen)
    tell(back ? mapWords.undone(change.words) : mapWords.redone(change.words))
  }
  const editor = useEditor({
    working,
    width,
    height: height - frameRows,
    apart: true,
    glyphs,
    decks: Object.values(decks),
    tell,
    beyond: {
      undo: step(true),
      redo: step(false),
      text: () => void editText(),
      save,
      copy: copyScreen,
      before: { text: file.text, when: 'when the file was opened' },
    },
  })
  const { isQuiet, rest } = editor
  useLooking(file, isQuiet && theirs === undefined && saving.state === 'saved', working.noticed)

  const asked = useRef(0)
  live.refuse = say => tell(`Not now: ${say}.`.replace(/\.\.$/, '.'))
  live.interrupt = () => {
    if (!isQuiet) {
      rest()
      return tell('')
    }
    if (now() - asked.current < 2_000) return onLeave(exitCodes.interrupted)
    asked.current = now()
    tell(mapWords.quitSaved)
  }
  const quit = () => {
    if (saving.state !== 'failed' && saving.state !== 'theirs') return onLeave(exitCodes.ok)
    tell(mapWords.quitUnsaved)
  }
  const everywhere = layer('everywhere', {
    help: () => setOver('help'),
    commands: () => setOver('commands'),
    repaint() {
      editor.refresh()
      repaint()
    },
    // What is on its way ends by its own keys.
    quit: isQuiet && theirs === undefined ? quit : undefined,
  })
  const ending = {
    tell,
    done() {
      tell('')
      setTheirs(undefined)
      rest()
    },
  }
  const hands =
    theirs !== undefined
      ? {
          main: editor.hands.main,
          message: mapWords.whichText,
          mode: 'CHANGED',
          layers: [theirsLayer(file, working, theirs, ending), everywhere],
        }
      : {
          ...editor.hands,
          layers: [...editor.hands.layers, everywhere],
          ...(isQuiet ? { paste: pasted } : {}),
        }

  const kept = { saved: 'saved', saving: 'saving', failed: 'NOT SAVED', theirs: 'NOT SAVED' }[saving.state]
  const strip = theirs === undefined ? editor.strip : new Grid(width, 1)
  if (theirs !== undefined) strip.put(0, 1, cut(mapWords.changedOutside, width - 2), 'strong')
  const header = { left: `flywheel  ${file.name}`, where: 'map', right: kept, strip }
  const back = () => setOver(undefined)
  if (over === 'help') return <MapHelp header={header} below={hands.layers} onLeave={back} />
  if (over === 'commands') return <MapCommands header={header} below={hands.layers} onLeave={back} />
  return <Frame header={header} content={hands} message={said || hands.message} />
}

/** What there is to say about a map when it is opened. */
function firstWord(text: string): string {
  const document = parse(text)
  return [troubleWord(document), sizeWord(document.map)].filter(Boolean).join('   ')
}
