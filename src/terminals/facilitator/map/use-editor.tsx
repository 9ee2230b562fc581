/** A map edited by keys, wherever it is kept: what is chosen, what is going on, the drawing and the list beside it. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Grid } from '../../../draw/grid.ts'
import { markChosen, markOthers, type OtherCursor } from '../../../kinds/map/cursors.ts'
import { type Deck, type Document, type GlyphSet, type Layout, paint } from '../../../map/index.ts'
import { isRefusal, made } from '../../../mapping/work.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import { cut } from '../../../text.ts'
import { useSurface } from '../context.ts'
import { useChoices } from '../pages/list.tsx'
import { LineBelow } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import type { ScreenContent } from '../screen.ts'
import { type Beyond, browseLayer } from './browse-keys.ts'
import { choicesFor } from './choices.ts'
import type { Editing, Extras, Working } from './editing.ts'
import type { Mode } from './mode.ts'
import {
  letteringLayer,
  liningLayer,
  linkingLayer,
  listingLayer,
  makeOf,
  movingLayer,
  stretchingLayer,
} from './mode-keys.ts'
import { modeWords } from './mode-words.ts'
import { markGrid, markLetters } from './picture.ts'
import { drawQuestions } from './questions.ts'
import { drawList, inOrder } from './side-list.ts'
import { lettersFor, type Spot, spotsOf } from './spots.ts'
import { isPart, toggleLink } from './starts.ts'
import { useShown, useWhole } from './use-plan.ts'
import { mapWords } from './words.ts'

/** Cells of the list beside the map, and the width from which there is room for it. */
const sideColumns = 36
const sideFrom = 100

type EditorOptions = {
  working: Working
  /** Cells for the map and what stands beside it, without the row of its title where that stands apart. */
  width: number
  height: number
  /** True when the title of the map stands in the frame and not above the drawing. */
  apart?: boolean
  glyphs?: GlyphSet
  decks: readonly Deck[]
  beyond: Beyond
  tell(say: string): void
  /** Where others are who work on the same map. */
  others?: readonly OtherCursor[]
}

type Edited = {
  hands: ScreenContent
  /** The row above the map, where it stands apart. */
  strip: Grid
  /** Nothing is on its way: keys choose, and begin a change. */
  isQuiet: boolean
  /** Nobody has chosen anything yet. */
  isFresh: boolean
  chosen: Spot | undefined
  choose(id: string): void
  /** Drops what is on its way. */
  rest(): void
  /** Names look for their best places anew. */
  refresh(): void
}

export function useEditor(options: EditorOptions): Edited {
  const { working, width, height, apart = false, glyphs = 'braille', decks, beyond, tell, others = [] } = options
  const { theme } = useSurface()
  const [mode, setMode] = useState<Mode>({ is: 'browsing' })
  const [id, setId] = useState('')
  const [asked, setExtras] = useState<Extras & { isAsked?: boolean }>({
    grid: false,
    ghosts: !apart && beyond.before !== undefined,
    chain: false,
    zoom: 1,
  })
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [fresh, setFresh] = useState(0)
  const { document } = working

  const set = theme.ascii ? 'ascii' : glyphs
  const side = width >= sideFrom ? sideColumns : 0
  const size = { columns: width - side, rows: height + (apart ? 1 : 0) }
  const plan = useWhole(document.map, size, set, fresh)
  const spots = useMemo(() => spotsOf(plan), [plan])
  // A wall of numbers says less than what is near the chosen part; until somebody asks for more or less.
  const isNear = !asked.isAsked && size.columns < 80 && isWall(plan)
  const extras: Extras = isNear ? { ...asked, zoom: 2 } : asked
  const chosen = useChosen(spots, id)

  const draft = draftOf(mode, document, chosen, spots)
  const shownMap = draft && !isRefusal(draft) ? draft.map : document.map
  const moved = mode.is === 'moving' ? mode.id : undefined
  const shown = useShown(plan, shownMap, { size, glyphs: set, extras, earlier: beyond.before?.text, chosen })
  const seen = useMemo(() => (shown === plan ? spots : spotsOf(shown)), [shown, plan, spots])
  const here = seen.find(s => s.id === (moved ?? chosen?.id)) ?? seen.find(s => s.id === chosen?.id)

  const ed: Editing = {
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
    setExtras: next => setExtras({ ...next, isAsked: true }),
    choose(next) {
      tell('')
      setId(next)
    },
    tell,
    drafts: { get: place => typed[place] ?? '', set: (place, text) => setTyped(all => ({ ...all, [place]: text })) },
  }

  const words = modeWords(mode, document, here, chosen, spots)
  const grid = useMemo(() => paint(shown), [shown])
  const picture = drawPicture({ grid, plan: shown, seen, here, spots, ed, others })
  const strip = new Grid(width, 1)
  if (words.title) strip.put(0, 1, cut(words.title, width - 2), 'strong')
  else strip.paste(0, 0, picture)

  const listing = mode.is === 'listing'
  const body = new Grid(width, height)
  const list = () => drawList(inOrder(spots), document, chosen, side || width, height, listing)
  if (side || !listing) {
    body.paste(apart ? -1 : 0, 0, picture)
    if (!apart && words.title) {
      body.fill(0, 0, size.columns, ' ')
      body.paste(0, 0, strip)
    }
  }
  if (side) body.paste(0, width - side, list())
  else if (listing) body.paste(0, 0, list())

  const choices = useChoices(
    choicesFor(mode, ed),
    { width, height },
    mode.is === 'choosing' ? `${mode.what} ${chosen?.id}` : '',
  )
  const hands: ScreenContent = choices ?? {
    main: <Rows of={body} />,
    message: isNear && mode.is === 'browsing' ? nearby : words.message,
    layers: layersFor(mode, ed, browseLayer(ed, beyond)),
    ...(words.mode && { mode: words.mode }),
  }
  if (mode.is === 'lining') {
    hands.main = <LineBelow of={body} height={height} prompt={mode.prompt} drafts={ed.drafts} place={mode.place} />
    hands.typing = true
  }
  if (mode.is === 'asking' && chosen) {
    hands.main = <Rows of={drawQuestions(document.map, chosen, decks, { width, height })} />
    hands.message = mapWords.takeOneQuestion
  }
  return {
    hands,
    strip,
    isQuiet: mode.is === 'browsing' || mode.is === 'listing',
    isFresh: id === '' && mode.is === 'browsing',
    chosen,
    choose: setId,
    rest: () => setMode({ is: 'browsing' }),
    refresh: () => setFresh(fresh + 1),
  }
}

const nearby = mapWords.nearPart

/** A drawing of which most names are numbers. */
function isWall({ nodes }: Layout): boolean {
  return nodes.length > 20 && nodes.filter(n => n.words.key !== undefined).length > nodes.length / 2
}

type Picture = {
  grid: Grid
  plan: Layout
  /** What can be chosen, where it is seen now, and on the whole map. */
  seen: readonly Spot[]
  here: Spot | undefined
  spots: readonly Spot[]
  ed: Editing
  others: readonly OtherCursor[]
}

/** The drawing with what is chosen, the letters to choose by, and the lines between the stages. */
function drawPicture({ grid, plan, seen, here, spots, others, ed: { mode, extras, chosen } }: Picture): Grid {
  const out = new Grid(grid.width, grid.height)
  out.paste(0, 0, grid)
  const letters =
    mode.is === 'lettering'
      ? lettersFor(spots)
      : mode.is === 'linking'
        ? lettersFor(spots.filter(s => isPart(s) && s.id !== chosen?.id))
        : undefined
  if (extras.grid) markGrid(out, plan, seen)
  if (letters)
    markLetters(out, onScreen(letters, seen), mode.is === 'lettering' || mode.is === 'linking' ? mode.typed : '')
  if (!letters) markOthers(out, plan, others)
  if (mode.is !== 'lettering') markChosen(out, plan, here)
  if (mode.is === 'linking')
    markChosen(
      out,
      plan,
      seen.find(s => s.id === mode.to),
    )
  return out
}

/** Letters with the cells their spots have on the screen; those out of sight are left out. */
function onScreen(letters: ReadonlyMap<string, Spot>, seen: readonly Spot[]): Map<string, Spot> {
  const here = new Map(seen.map(s => [s.id, s]))
  return new Map(
    [...letters].flatMap(([letter, spot]) => {
      const there = here.get(spot.id)
      return there ? [[letter, there] as const] : []
    }),
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
  if (mode.is === 'moving') return made(document, makeOf(mode))
  if (mode.is === 'stretching') return made(document, mode.make(mode.corners))
  const to = mode.is === 'linking' ? spots.find(s => s.id === mode.to) : undefined
  if (mode.is !== 'linking' || !to || !chosen) return undefined
  const link = mode.back ? toggleLink(to, chosen, document.map) : toggleLink(chosen, to, document.map)
  return made(document, link.make)
}

function layersFor(mode: Mode, ed: Editing, browse: Layer): Layer[] {
  switch (mode.is) {
    case 'moving':
      return [movingLayer(ed, mode)]
    case 'stretching':
      return [stretchingLayer(ed, mode)]
    case 'linking':
      return [linkingLayer(ed, mode)]
    case 'lettering':
      return [letteringLayer(ed, mode.typed)]
    case 'lining':
      return [liningLayer(ed, mode)]
    case 'asking': {
      const back = () => ed.setMode({ is: 'browsing' })
      return [layer('overlay', { leave: back, page: undefined })]
    }
    case 'listing':
      return [listingLayer(ed), browse]
    default:
      return [browse]
  }
}
