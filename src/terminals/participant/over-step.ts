/** What one person has laid over the step: a page to look at, or a line that can be typed anywhere. */

import * as v from 'valibot'
import { textOf } from '../../interact/typed.ts'
import { actionsHome } from '../../kinds/made/board.ts'
import type { Room } from '../../room/room.ts'
import type { Stand } from '../../views/stand.ts'
import { viewWords } from '../../views/words.ts'
import type { Acts } from './acts.ts'
import type { PersonDrafts } from './drafts.ts'
import type { KeptLine } from './kept-line.ts'
import type { Own } from './own-view.ts'
import { type PageName, pageNames } from './pages.ts'
import type { Anywhere, Overlay } from './participant-keys.ts'

export type OverStep = Overlay & {
  /** Is a reaction chosen now? Then its keys are the only ones. */
  reacts(): boolean
  /** The step is another one: help for the one before closes. */
  moved(): void
  /** The page, and which part of it: the pages of help, the phase of the wheel. */
  page(): { name: PageName; at: number } | undefined
  anywhere(): Anywhere | undefined
  /** The line that is typed now: one from anywhere, or the step's own. */
  line(own: Own): Own['line']
  /** Sends what was typed anywhere, and ends the line. */
  keep(): void
}

const places = { action: 'anywhere ACTION', park: 'anywhere PARK' }

type Given = {
  room: Room
  acts: Pick<Acts, 'submit' | 'tell'>
  drafts: PersonDrafts | undefined
  kept: KeptLine
  stand: Stand | undefined
  changed(): void
}

/** What lies over the step, as it is kept for another process. */
const overShape = v.object({
  page: v.optional(v.object({ name: v.picklist(pageNames), at: v.number() })),
  anywhere: v.optional(v.picklist(['action', 'park', 'kept'])),
  reacts: v.boolean(),
})

export function overStep({ room, acts, drafts, kept, stand, changed }: Given): OverStep {
  const was = v.safeParse(overShape, stand?.was('over'))
  let { page, anywhere, reacts }: v.InferOutput<typeof overShape> = was.success ? was.output : { reacts: false }
  stand?.keep('over', () => ({ page, anywhere, reacts }))
  const begin = (what: Anywhere | undefined) => {
    anywhere = what
    changed()
  }
  return {
    page: () => page,
    anywhere: () => anywhere,
    line(own) {
      if (reacts) return undefined
      if (anywhere === 'kept') return kept.line()
      if (anywhere) return { prompt: `${anywhere} > `, place: places[anywhere], on: 'bottom' }
      return page ? undefined : own.line
    },
    open(to) {
      page = { name: to, at: 0 }
      changed()
    },
    close() {
      page = undefined
      changed()
    },
    turn(by) {
      if (page) page.at = page.name === 'wheel' ? Number(by) : page.at + 1
      changed()
    },
    begin,
    moved() {
      if (page?.name === 'help') page = undefined
      reacts = false
    },
    reacts: () => reacts,
    reacting(on) {
      reacts = on
      changed()
    },
    keep() {
      if (!anywhere) return
      if (anywhere === 'kept') {
        if (kept.send(acts)) begin(undefined)
        return
      }
      const text = textOf(drafts?.get(places[anywhere]) ?? '')
      const home = actionsHome(room.session)
      if (text && anywhere === 'action' && !home) return acts.tell(viewWords.noActionStep)
      if (text && !acts.submit(anywhere === 'park' ? { do: 'park', text } : { in: home!.id, do: 'add', text })) return
      drafts?.set(places[anywhere], '')
      begin(undefined)
    },
  }
}
