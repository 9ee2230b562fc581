/** A page of home, and what pages are given. */
import type { Grid } from '../../draw/grid.ts'
import type { SessionInfo } from '../../ports/session-info.ts'
import type { Edited } from '../../screen/edit-line.ts'
import type { Layer } from '../../screen/router.ts'
import type { HomeServices, RoomOpenNow } from '../../views/home-services.ts'

/** Cells of the main part. */
export type Size = { width: number; height: number; ascii: boolean }

/** What is on the screen now; asked for anew after every key and whenever something changed. */
export type Page = {
  /** Behind `flywheel ›` in the header. */
  where: string
  draw(size: Size): Grid
  /** The row below the header. */
  strip?(width: number): Grid
  /** A line that is typed in row `row` of the main part. Its text is kept under its place. */
  line?: { prompt: string; place: string; row: number }
  /** Where the terminal's cursor stands while nothing is typed: what is chosen, in rows of the main part. */
  chosen?: number
  message: string
  /** In capitals at the left of the key row while keys mean text. */
  mode?: string
  layers: Layer[]
}

/** One stay at a page. */
export type PageView = () => Page

/** Rooms that are open, and turns that are not among them; neither until they are read. */
export type Loaded = { rooms: readonly RoomOpenNow[]; turns: readonly SessionInfo[]; isRead: boolean }

/** Home as its pages know it. */
export type Home = {
  services: HomeServices
  now(): number
  loaded(): Loaded
  open(page: PageView): void
  /** Back to the list. */
  close(): void
  /** Shows the keys that work on this page. */
  help(): void
  tell(say: string): void
  /** Does what takes a while, and says `meanwhile`; further keys wait. What cannot be done is said, and everything stays as it is. */
  attempt(meanwhile: string, what: () => Promise<unknown>): void
  /** The same for what leads into a room, unless it resolves with false: what is typed behind it is meant for that room and goes along. */
  go(meanwhile: string, what: () => Promise<boolean>): void
  copy(text: string): void
  repaint(): void
  leave(code: number): void
  /** What is typed, by its place; it stays when the page is left. */
  text(place: string): string
  type(place: string, line: Edited): void
  forget(place: string): void
}
