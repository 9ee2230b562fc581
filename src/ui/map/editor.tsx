/** A map on the whole screen, edited by keys: the drawing, the list beside it, and what the keys do now. */
import { Box } from 'ink'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { exitCodes, sentence, UserError } from '../../errors.ts'
import { paint } from '../../map/draw.ts'
import type { GlyphSet } from '../../map/glyphs.ts'
import { type Document, parse } from '../../map/parse.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import type { Live } from '../live.ts'
import { LineBelow } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import type { Layer } from '../router.ts'
import { type Hands, layer } from '../screen.ts'
import { browseLayer } from './browse-keys.ts'
import { Choices } from './choices.tsx'
import type { Editing, Extras } from './editing.ts'
import { MapCommands, MapHelp } from './help.tsx'
import type { MapFile } from './map-file.ts'
import type { Mode } from './mode.ts'
import {
  letteringLayer,
  liningLayer,
  linkingLayer,
  listingLayer,
  movingLayer,
  stretchingLayer,
  theirsLayer,
} from './mode-keys.ts'
import { modeWords } from './mode-words.ts'
import { markChosen, markGrid, markLetters } from './picture.ts'
import { sizeWord, troubleWord } from './says.ts'
import { drawList, inOrder } from './side-list.ts'
import { lettersFor, type Spot, spotsOf } from './spots.ts'
import { isPart, toggleLink } from './starts.ts'
import { changesOf } from './steps.ts'
import { useShown, useWhole } from './use-plan.ts'
import { useLooking, useWork } from './use-work.ts'
import { isRefusal } from './work.ts'

/** Cells of the list beside the map, and the width from which there is room for it. */
const sideColumns = 36
const sideFrom = 100

type EditorProps = { file: MapFile; glyphs?: GlyphSet; live: Live; onLeave(code: number): void }

export function MapEditor({ file, glyphs = 'braille', live, onLeave }: EditorProps) {
  const { width, height, theme, now, repaint, copyScreen, outside } = useSurface()
  const [mode, setMode] = useState<Mode>({ is: 'browsing' })
  const [said, tell] = useState(() => firstWord(file.text))
  const [id, setId] = useState('')
  const [extras, setExtras] = useState<Extras>({ grid: false, ghosts: false, chain: false, zoom: 1 })
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [fresh, setFresh] = useState(0)
  const [over, setOver] = useState<'help' | 'commands'>()
  const working = useWork(file, tell, text => setMode({ is: 'theirs', text }))
  const { document, saving } = working

  const set = theme.ascii ? 'ascii' : glyphs
  const side = width >= sideFrom ? sideColumns : 0
  // The title row of the drawing stands in the frame, so the drawing has a row more.
  const size = { columns: width - side, rows: height - frameRows + 1 }
  const plan = useWhole(document.map, size, set, fresh)
  const spots = useMemo(() => spotsOf(plan), [plan])
  const chosen = useChosen(spots, id)

  const draft = draftOf(mode, document, chosen, spots)
  const shownMap = draft && !isRefusal(draft) ? draft.map : document.map
  const moved = mode.is === 'moving' ? mode.id : undefined
  const shown = useShown(plan, shownMap, { size, glyphs: set, extras, opened: file.text, chosen })
  const seen = useMemo(() => (shown === plan ? spots : spotsOf(shown)), [shown, plan, spots])
  const here = seen.find(s => s.id === (moved ?? chosen?.id)) ?? seen.find(s => s.id === chosen?.id)

  const choose = (next: string) => {
    tell('')
    setId(next)
  }
  const ed: Editing = {
    file,
    document,
    working,
    plan,
    spots,
    chosen,
    mode,
    extras,
    setMode(next) {
      tell('')
      setMode(next)
    },
    setExtras,
    choose,
    tell,
    drafts: { get: place => typed[place] ?? '', set: (place, text) => setTyped(all => ({ ...all, [place]: text })) },
  }

  useLooking(file, mode.is === 'browsing' && saving.state === 'saved', working.noticed)

  const asked = useRef(0)
  live.refuse = say => tell(`Not now: ${say}.`.replace(/\.\.$/, '.'))
  live.interrupt = () => {
    if (mode.is !== 'browsing') return ed.setMode({ is: 'browsing' })
    if (now() - asked.current < 2_000) return onLeave(exitCodes.interrupted)
    asked.current = now()
    tell('Every change is saved. Press ctrl-c again to quit; q does it at once.')
  }

  const editText = async () => {
    try {
      const text = await outside(() => file.editText(document.text))
      if (text === undefined || text === document.text) return tell('The text is as it was.')
      const next = parse(text)
      working.accept(() => next, 'edit the text', chosen?.id)
      tell(troubleWord(next) || 'Kept: the text as you edited it.  u takes it back.')
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tell(sentence(error))
    }
  }
  const save = () => {
    if (saving.state === 'theirs') return ed.setMode({ is: 'theirs', text: saving.text })
    working.save()
    tell(`Saved: ${file.name}. Every change is saved by itself.`)
  }
  const quit = () => {
    if (saving.state !== 'failed' && saving.state !== 'theirs') return onLeave(exitCodes.ok)
    tell('It is not saved: w saves, ctrl-c twice leaves it so.')
  }
  const everywhere = layer('everywhere', {
    help: () => setOver('help'),
    commands: () => setOver('commands'),
    repaint() {
      // Names look for their best places anew.
      setFresh(fresh + 1)
      repaint()
    },
    // What is on its way ends by its own keys.
    quit: mode.is === 'browsing' || mode.is === 'listing' ? quit : undefined,
  })
  const browse = browseLayer(ed, { editText: () => void editText(), save, copy: copyScreen })
  const layers = layersFor(mode, ed, browse, everywhere)

  const kept = { saved: 'saved', saving: 'saving', failed: 'NOT SAVED', theirs: 'NOT SAVED' }[saving.state]
  const grid = useMemo(() => paint(shown), [shown])
  const letters =
    mode.is === 'lettering'
      ? lettersFor(spots)
      : mode.is === 'linking'
        ? lettersFor(spots.filter(s => isPart(s) && s.id !== chosen?.id))
        : undefined
  const words = modeWords(mode, document, here, chosen, spots)
  const picture = () => {
    const out = new Grid(size.columns, size.rows)
    out.paste(0, 0, grid)
    if (extras.grid) markGrid(out, shown, seen)
    if (letters)
      markLetters(out, onScreen(letters, seen), mode.is === 'lettering' || mode.is === 'linking' ? mode.typed : '')
    if (mode.is !== 'lettering') markChosen(out, shown, here)
    if (mode.is === 'linking')
      markChosen(
        out,
        shown,
        seen.find(s => s.id === mode.to),
      )
    return out
  }
  const out = picture()
  const strip = new Grid(width, 1)
  if (words.title) strip.put(0, 1, cut(words.title, width - 2), 'strong')
  else strip.paste(0, 0, out)
  const header = {
    left: `flywheel  ${file.name}`,
    where: 'map',
    right: kept,
    strip,
  }

  const back = () => setOver(undefined)
  if (over === 'help') return <MapHelp header={header} below={layers} onLeave={back} />
  if (over === 'commands') return <MapCommands header={header} below={layers} onLeave={back} />
  if (mode.is === 'choosing') return <Choices what={mode.what} ed={ed} header={header} />

  const rows = height - frameRows
  const listing = mode.is === 'listing'
  const body = new Grid(width, rows)
  const list = () => drawList(inOrder(spots), document, chosen, side || width, rows, listing)
  if (side || !listing) body.paste(-1, 0, out)
  if (side) body.paste(0, width - side, list())
  else if (listing) body.paste(0, 0, list())

  const hands: Hands = {
    main: <Rows of={body} />,
    message: words.message,
    layers,
    ...(words.mode && { mode: words.mode }),
  }
  if (mode.is === 'lining') {
    hands.main = (
      <Box flexDirection="column">
        <LineBelow of={body} height={rows} prompt={mode.prompt} drafts={ed.drafts} place={mode.place} />
      </Box>
    )
    hands.typing = true
  }
  return <Frame header={header} hands={hands} message={said || hands.message} />
}

/** What there is to say about a map when it is opened. */
function firstWord(text: string): string {
  const document = parse(text)
  return [troubleWord(document), sizeWord(document.map)].filter(Boolean).join('   ')
}

/** Letters with the cells their spots have on the screen; those out of sight are left out. */
function onScreen(letters: ReadonlyMap<string, Spot>, seen: readonly Spot[]): Map<string, Spot> {
  const here = new Map(seen.map(s => [s.id, s]))
  return new Map(
    [...letters].flatMap(([letter, spot]) => (here.has(spot.id) ? [[letter, here.get(spot.id)!] as const] : [])),
  )
}

/** The chosen one; when it is gone, what stands nearest to where it stood. */
function useChosen(spots: readonly Spot[], id: string): Spot | undefined {
  const last = useRef<Spot>(undefined)
  const found = spots.find(s => s.id === id) ?? closest(spots, last.current)
  useLayoutEffect(() => {
    last.current = found
  })
  return found
}

function closest(spots: readonly Spot[], to: Spot | undefined): Spot | undefined {
  if (!to) return spots[0]
  const far = (s: Spot) => Math.abs(s.row - to.row) * 2 + Math.abs(s.column - to.column)
  return spots.toSorted((a, b) => far(a) - far(b))[0]
}

/** The map as it would be if what is going on were kept now; undefined when nothing is. */
function draftOf(mode: Mode, document: Document, chosen: Spot | undefined, spots: readonly Spot[]) {
  if (mode.is === 'moving') return mode.make(mode.at, changesOf(mode))(document)
  if (mode.is === 'stretching') return mode.make(mode.corners)(document)
  const to = mode.is === 'linking' ? spots.find(s => s.id === mode.to) : undefined
  if (mode.is !== 'linking' || !to || !chosen) return undefined
  const link = mode.back ? toggleLink(to, chosen, document.map) : toggleLink(chosen, to, document.map)
  return link.make(document)
}

function layersFor(mode: Mode, ed: Editing, browse: Layer, everywhere: Layer): Layer[] {
  switch (mode.is) {
    case 'moving':
      return [movingLayer(ed, mode), everywhere]
    case 'stretching':
      return [stretchingLayer(ed, mode), everywhere]
    case 'linking':
      return [linkingLayer(ed, mode), everywhere]
    case 'lettering':
      return [letteringLayer(ed, mode.typed), everywhere]
    case 'lining':
      return [liningLayer(ed, mode), everywhere]
    case 'theirs':
      return [theirsLayer(ed, mode.text), everywhere]
    case 'listing':
      return [listingLayer(ed), browse, everywhere]
    default:
      return [browse, everywhere]
  }
}
