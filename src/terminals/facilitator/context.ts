/** What every screen may reach: the terminal's size and looks, the world outside, the keys that work now. */
import { createContext, useContext, useMemo } from 'react'
import { changed, type KeyChanges } from '../../screen/keys/changes.ts'
import type { Layer, Router } from '../../screen/router.ts'
import type { Slots } from '../../screen/slots.ts'
import type { Bell } from '../../screen/terminal.ts'
import type { Theme } from '../../screen/theme.ts'
import type { AppServices } from '../../views/app-services.ts'
import type { Stand } from '../../views/stand.ts'

export type Surface = {
  width: number
  /** Rows of the whole frame and what is in it. A reduced frame has fewer rows, so there it is more than the window has. */
  height: number
  /** The frame is reduced, because the window is small. */
  reduced?: boolean
  theme: Theme
  slots?: Slots
  /** Keys that the person at this terminal changed. */
  keys?: KeyChanges | undefined
  router: Router
  appServices: AppServices
  /** When this terminal rings, to begin with. */
  bell: Bell
  /** How the terminal stands, where that is kept. */
  stand?: Stand | undefined
  /** The time, ms since 1970. */
  now(): number
  /** Sends bytes that are no part of a frame: the bell. */
  send(bytes: string): void
  /** Paints drawings that were put into the frame since it was painted. */
  draw(): void
  /** Forgets what is on the terminal and paints it whole. */
  repaint(): void
  /** What is on the terminal now, row by row. */
  shownRows(): string[]
  /** Sends what is on the screen as text to the terminal's clipboard; there is no telling whether it arrived. */
  copyScreen(): void
  /** Sends a text there. */
  copy(text: string): void
  /** Gives the terminal to another program until that has ended, then takes it back and paints it whole. */
  outside<T>(run: () => Promise<T>): Promise<T>
  /** Ends this terminal's app. */
  exit(code: number): void
}

export const SurfaceContext = createContext<Surface | undefined>(undefined)

/** Layers with the keys as the person at this terminal has them. */
export function useChanged(layers: readonly Layer[]): readonly Layer[] {
  const { keys } = useSurface()
  return useMemo(() => changed(layers, keys), [layers, keys])
}

/** The surface of the terminal a screen is on. Throws outside of one. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('a screen outside of a terminal')
  return surface
}
