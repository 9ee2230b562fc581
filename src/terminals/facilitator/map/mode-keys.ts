/** The keys of a map while something is on its way: a move, a stretch, a link, a letter, a line. */

import { textOf } from '../../../interact/typed.ts'
import { type Direction, nearest } from '../../../kinds/map/nearest.ts'
import { countParts, manyParts, percent, sizeWord } from '../../../map/index.ts'
import { isRefusal, made } from '../../../mapping/work.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import type { Editing } from './editing.ts'
import type { Lining, Mode, Moving, Stretching } from './mode.ts'
import { inOrder } from './side-list.ts'
import { lettersFor, type Spot } from './spots.ts'
import { isNeededBy, isPart, toggleLink } from './starts.ts'
import { cellsOf, changesOf, moveBy, moveToStage, stretchBy } from './steps.ts'
import { mapWords } from './words.ts'

const browsing: Mode = { is: 'browsing' }

/** Keeps what was made, says so, and goes back to choosing. */
function keep(
  ed: Editing,
  { words, make, id }: Pick<Moving, 'words' | 'id'> & { make: ReturnType<Moving['make']> },
): void {
  const before = countParts(ed.document.map)
  if (!ed.working.accept(make, words, ed.chosen?.id)) return
  ed.choose(id)
  ed.setMode(browsing)
  const next = made(ed.document, make)
  const grown = !isRefusal(next) && before === manyParts ? sizeWord(next.map) : ''
  ed.tell(grown || mapWords.kept(words))
}

function dropped(ed: Editing, drop: Moving['drop']): (() => void) | undefined {
  return (
    drop &&
    (() => {
      if (ed.working.accept(drop.make, drop.words, ed.chosen?.id)) ed.tell(mapWords.done(drop.words))
      ed.setMode(browsing)
    })
  )
}

/** What comes of a step that is made so often, one after the other. */
function repeated<T>(of: T, times: number, step: (of: T) => T): T {
  let now = of
  for (let i = 0; i < times; i++) now = step(now)
  return now
}

/** The arrow keys, for what goes by cells, so often at once; what is `level` only goes sideways. */
function arrows(level: boolean | undefined, by: (cells: ReturnType<typeof cellsOf>, times: number) => void) {
  const to =
    (key: string) =>
    (_: string, times = 1) =>
      by(cellsOf(key), times)
  const upright = (key: string) => (level ? undefined : to(key))
  return {
    left: to('left'),
    right: to('right'),
    up: upright('up'),
    down: upright('down'),
    far: (key: string, times = 1) => by(cellsOf(key), times),
  }
}

export function movingLayer(ed: Editing, mode: Moving): Layer {
  return layer('moving', {
    ...arrows(mode.level, (cells, times) =>
      ed.setMode(repeated(mode, times, now => moveBy(now, cells, ed.plan.scale))),
    ),
    stage: key => ed.setMode(moveToStage(mode, Number(key) - 1, ed.document.map)),
    value: () => typeValue(ed, mode),
    why: mode.why === undefined ? undefined : () => typeWhy(ed, mode),
    keep: () => keep(ed, { ...mode, make: makeOf(mode) }),
    drop: dropped(ed, mode.drop),
    leave: () => {
      ed.setMode(browsing)
      ed.tell(mode.words.startsWith('move') ? mapWords.putBack : mapWords.unchanged)
    },
  })
}

/** The move as it would be kept now, with its reason where one was typed. */
export function makeOf(mode: Moving): ReturnType<Moving['make']> {
  return mode.make(mode.at, changesOf(mode), mode.isSaid ? mode.why : undefined)
}

/** A line for why it moves; then it goes on moving. */
function typeWhy(ed: Editing, mode: Moving): void {
  ed.drafts.set('why', mode.why ?? '')
  ed.setMode({
    is: 'lining',
    mode: 'WHY',
    prompt: 'it moves because > ',
    place: 'why',
    message: mapWords.whyText,
    back: mode,
    take(text) {
      ed.setMode({ ...mode, why: text, isSaid: true })
      return true
    },
  })
}

/** A place typed as numbers, for those who know it or do not see the map; then it goes on moving from there. */
function typeValue(ed: Editing, mode: Moving): void {
  const now = [mode.at.evolution, ...(mode.level ? [] : [mode.at.visibility])].map(percent).join(' ')
  // Empty, so that what is typed is the place; numbers standing there would run into those that are typed.
  ed.drafts.set('value', '')
  ed.setMode({
    is: 'lining',
    mode: 'VALUE',
    prompt: mode.level ? 'evolution > ' : 'evolution, visible > ',
    place: 'value',
    message: mapWords.placeText(mode.level ? '' : ': how evolved, then how visible to the user', now),
    back: mode,
    take(text) {
      const numbers = text.split(/[\s,;]+/).filter(Boolean)
      const values = numbers.map(Number)
      if (values.length > (mode.level ? 1 : 2) || !values.every(n => n >= 0 && n <= 100)) {
        ed.tell(mapWords.numbersFrom(mode.level ? 'one number' : mapWords.oneOrTwo))
        return false
      }
      const [evolution = mode.at.evolution * 100, visibility = mode.at.visibility * 100] = values
      ed.setMode({ ...mode, at: { evolution: evolution / 100, visibility: visibility / 100 } })
      return true
    },
  })
}

export function stretchingLayer(ed: Editing, mode: Stretching): Layer {
  return layer('stretching', {
    ...arrows(mode.level, (cells, times) =>
      ed.setMode(repeated(mode, times, now => stretchBy(now, cells, ed.plan.scale))),
    ),
    end: () => ed.setMode({ ...mode, second: !mode.second }),
    keep: () => keep(ed, { ...mode, make: mode.make(mode.corners) }),
    drop: dropped(ed, mode.drop),
    leave: () => {
      ed.setMode(browsing)
      ed.tell(mapWords.unchanged)
    },
  })
}

export function linkingLayer(ed: Editing, mode: Extract<Mode, { is: 'linking' }>): Layer {
  const { chosen, document } = ed
  const spots = ed.spots.filter(s => isPart(s) && s.id !== chosen?.id)
  const to = spots.find(s => s.id === mode.to)
  const letters = lettersFor(spots)
  const aim = (spot: Spot) =>
    ed.setMode({ ...mode, to: spot.id, typed: '', back: chosen ? isNeededBy(chosen, spot) : false })
  const go = (direction: Direction) => () => {
    const next = to && nearest(spots, to, direction)
    if (next) aim(next)
    else ed.tell(mapWords.noFurther)
  }
  return layer('linking', {
    letter(key) {
      const typed = mode.typed + key.toLowerCase()
      const spot = letters.get(typed)
      if (spot) aim(spot)
      else if ([...letters.keys()].some(l => l.startsWith(typed))) ed.setMode({ ...mode, typed })
      else ed.tell(mapWords.noPartLetter(typed.toUpperCase()))
    },
    left: go('left'),
    right: go('right'),
    up: go('up'),
    down: go('down'),
    turn: () => ed.setMode({ ...mode, back: !mode.back }),
    keep() {
      if (!chosen || !to) return
      const { words, make } = mode.back ? toggleLink(to, chosen, document.map) : toggleLink(chosen, to, document.map)
      keep(ed, { words, make, id: chosen.id })
    },
    leave: () => ed.setMode(browsing),
  })
}

export function letteringLayer(ed: Editing, typed: string): Layer {
  const letters = lettersFor(ed.spots)
  return layer('lettering', {
    letter(key) {
      const now = typed + key.toLowerCase()
      const spot = letters.get(now)
      if (spot) {
        ed.choose(spot.id)
        ed.setMode(browsing)
      } else if ([...letters.keys()].some(l => l.startsWith(now))) ed.setMode({ is: 'lettering', typed: now })
      else ed.tell(mapWords.noLetter(now.toUpperCase()))
    },
    leave: () => ed.setMode(browsing),
  })
}

export function listingLayer(ed: Editing): Layer {
  const all = inOrder(ed.spots)
  const by = (step: 1 | -1) => () => {
    const at = all.findIndex(s => s.id === ed.chosen?.id)
    const to = all[Math.max(0, Math.min(all.length - 1, at + step))]
    if (to) ed.choose(to.id)
  }
  return layer('mapList', { up: by(-1), down: by(1), leave: () => ed.setMode(browsing) })
}

export function liningLayer(ed: Editing, mode: Lining): Layer {
  return layer('line', {
    save() {
      // A line may begin the next mode; only an empty one that nobody wants ends this.
      if (mode.take(textOf(ed.drafts.get(mode.place)))) ed.drafts.set(mode.place, '')
    },
    leave: () => ed.setMode(mode.back ?? browsing),
  })
}
