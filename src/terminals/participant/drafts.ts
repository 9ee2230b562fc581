/** A person's unsent lines at one terminal: where each cursor is, and kept by the host at once. */

import type { Drafts } from '../../interact/stay.ts'
import type { Draft } from '../../ports/session-store.ts'
import type { Edited } from '../../screen/edit-line.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { HostServices } from '../../views/host-services.ts'

export type PersonDrafts = Drafts & {
  line(place: string): Edited
  edit(place: string, line: Edited): void
  /** The lines as the facilitator's screens begin with them. */
  all(): Draft[]
}

/** The lines of this person; a place is `step person` for a line of their own, anything else for other lines. */
export function draftsOf(services: HostServices, me: PersonId): PersonDrafts {
  const lines = new Map<string, Edited>()
  const nameOf = (place: string) => (place.endsWith(` ${me}`) ? place.slice(0, -me.length - 1) : place)
  const line = (place: string): Edited => {
    let known = lines.get(place)
    if (!known) {
      const text = services.draft(me, nameOf(place))
      known = { text, at: text.length }
      lines.set(place, known)
    }
    return known
  }
  const edit = (place: string, to: Edited) => {
    const isSame = line(place).text === to.text
    lines.set(place, to)
    if (!isSame) services.keep(me, nameOf(place), to.text)
  }
  return {
    get: place => line(place).text,
    set: (place, text) => edit(place, { text, at: text.length }),
    line,
    edit,
    all: () =>
      [...lines].flatMap(([place, { text }]) => {
        const [step = '', ...rest] = place.split(' ')
        const person = rest.join(' ')
        return text ? [{ step, person, text }] : []
      }),
  }
}
