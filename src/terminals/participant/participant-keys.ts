/** The keys of a participant's terminal and of one that looks on: at the step, and over it. */

import { type ReactionMark, reactionMarks } from '../../room/signs.ts'
import { layer } from '../../screen/layer.ts'
import type { Layer } from '../../screen/router.ts'
import { markWords } from '../../views/online/sign-words.ts'
import type { Acts } from './acts.ts'
import type { Own } from './own-view.ts'
import type { PageName } from './pages.ts'

/** A line that can be typed at any step. */
export type Anywhere = 'action' | 'park' | 'kept'

/** What lies over the step. */
export type Overlay = {
  open(page: PageName): void
  close(): void
  /** To the page after it; in the wheel to the phase with this number. */
  turn(by: string): void
  begin(what: Anywhere | undefined): void
  /** Chooses a reaction, or does not after all. */
  reacting(on: boolean): void
}

/** What somebody who takes part can do besides the step's own keys. */
type Taking = {
  isLive: boolean
  take?: () => void
  done?: () => void
  hasKept: boolean
  /** Raises one's hand or lowers it. */
  hand: () => void
  isUp: boolean
  copy(): void
  links(): void
}

/** The keys at a step, the step's own first. `taking` is false for those who look on. */
export function layersAtStep(
  own: Own,
  { open, begin, reacting }: Overlay,
  acts: Acts,
  taking: Taking | false,
): Layer[] {
  const pages = { wheel: () => open('wheel'), clock: () => open('clock') }
  const everywhere = layer('everywhere', {
    help: () => open('help'),
    commands: () => open('help'),
    repaint: undefined,
    quit: () => open('leave'),
  })
  if (!taking) return [...own.layers, layer('looking', { ...pages, page: undefined }), everywhere]
  const { isLive, take, done, hasKept, hand, isUp, copy, links } = taking
  const runs = {
    take,
    done: isLive ? done : undefined,
    hand,
    react: () => reacting(true),
    action: isLive ? () => begin('action') : undefined,
    park: isLive ? () => begin('park') : undefined,
    mine: () => open('mine'),
    kept: isLive && hasKept ? () => begin('kept') : undefined,
    ...pages,
    undo: isLive ? acts.undo : undefined,
    redo: isLive ? acts.redo : undefined,
    copy,
    links,
  }
  return [...own.layers, layer('person', runs, isUp ? { hand: 'lower hand' } : {}), everywhere]
}

/** The keys while a reaction is chosen: by its number. */
export function layersReacting(give: (mark: ReactionMark) => void, leave: () => void): Layer[] {
  const mark = (key: string) => {
    const chosen = reactionMarks.find(one => markWords[one].key === key)
    if (chosen) give(chosen)
  }
  const everywhere = layer('everywhere', { help: undefined, commands: undefined, repaint: undefined, quit: leave })
  return [layer('reacting', { mark, leave }), everywhere]
}

/** The keys while a line is typed that belongs to no step. `save` keeps it. */
export function layersTyping({ begin, open }: Overlay, save: () => void): Layer[] {
  const leave = () => begin(undefined)
  const help = () => {
    leave()
    open('help')
  }
  const everywhere = layer('everywhere', { help, commands: undefined, repaint: undefined, quit: undefined })
  return [layer('line', { save, leave }), everywhere]
}

/** The keys over a step. `leave` leaves the room. */
export function layersOver(page: PageName, { close, turn }: Overlay, leave: () => void): Layer[] {
  const over = layer('everywhere', { help: close, commands: close, repaint: undefined, quit: close })
  switch (page) {
    case 'leave':
      return [layer('sure', { yes: leave, leave: close })]
    case 'wheel':
      return [
        layer('wheel', {
          leave: close,
          phase: turn,
          older: undefined,
          page: undefined,
          down: undefined,
          up: undefined,
          open: undefined,
        }),
        over,
      ]
    case 'clock':
      return [layer('clock', { leave: close, more: undefined, less: undefined, pause: undefined }), over]
    case 'help':
    case 'mine':
      return [layer('overlay', { leave: close, page: turn }), over]
  }
}
