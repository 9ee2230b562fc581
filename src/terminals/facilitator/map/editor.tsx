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
      if (text === undefined || text === document.text) return tell('The text is as it was.')
      working.takeText(text, 'edit the text')
      tell(troubleWord(parse(text)) || 'Kept: the text as you edited it.  u takes it back.')
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
    tell(`Saved: ${file.name}. Every change is saved by itself.`)
  }
  const step = (back: boolean) => () => {
    const change = working.step(back)
    if (!change) return tell(back ? 'Nothing to take back.' : 'Nothing to make again.')
    if (change.stuck)
      return tell(`Not taken back: ${change.words}. Somebody else has changed the same lines; nothing was lost.`)
    if (change.chosen) editor.choose(change.chosen)
    tell(back ? `Taken back: ${change.words}.  U makes it again.` : `Made again: ${change.words}.  u takes it back.`)
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
    tell('Every change is saved. Press ctrl-c again to quit; q does it at once.')
  }
  const quit = () => {
    if (saving.state !== 'failed' && saving.state !== 'theirs') return onLeave(exitCodes.ok)
    tell('It is not saved: w saves, ctrl-c twice leaves it so.')
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
          message: 'Which text shall it be?  Yours is not lost either way.',
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
  if (theirs !== undefined)
    strip.put(0, 1, cut('This file was changed by somebody else; nothing of it was overwritten.', width - 2), 'strong')
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
