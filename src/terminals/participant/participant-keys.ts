/** The keys of a participant's terminal and of one that looks on: at the step, and over it. */

import { layer } from '../../screen/layer.ts'
import type { Layer } from '../../screen/router.ts'
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
}

/** What somebody who takes part can do besides the step's own keys. */
type Taking = { isLive: boolean; take?: () => void; done?: () => void; hasKept: boolean; copy(): void }

/** The keys at a step, the step's own first. `taking` is false for those who look on. */
export function layersAtStep(own: Own, { open, begin }: Overlay, acts: Acts, taking: Taking | false): Layer[] {
  const pages = { wheel: () => open('wheel'), clock: () => open('clock') }
  const everywhere = layer('everywhere', {
    help: () => open('help'),
    commands: () => open('help'),
    repaint: undefined,
    quit: () => open('leave'),
  })
  if (!taking) return [...own.layers, layer('looking', { ...pages, page: undefined }), everywhere]
  const { isLive, take, done, hasKept, copy } = taking
  const person = layer('person', {
    take,
    done: isLive ? done : undefined,
    action: isLive ? () => begin('action') : undefined,
    park: isLive ? () => begin('park') : undefined,
    mine: () => open('mine'),
    kept: isLive && hasKept ? () => begin('kept') : undefined,
    ...pages,
    undo: isLive ? acts.undo : undefined,
    redo: isLive ? acts.redo : undefined,
    copy,
  })
  return [...own.layers, person, everywhere]
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
