/** Who is at a terminal of a hosted session or was: as the facilitator sees them, and as everybody else does. */
import type { Guest } from '../../views/host-services.ts'

/** How a terminal is told to leave: somebody else connected in its place, or it was removed. */
export type TerminalHandle = { leave(code: number, say: string): void }

/** A guest, and the terminal while they are at one that came in. */
export type Connected = Guest & { handle?: TerminalHandle }

export class GuestList {
  private readonly connected = new Map<string, Connected>()
  private lists: { whole: Guest[]; plain: Guest[] } | undefined
  private readonly changed: () => void

  /** `changed` is called after every change. */
  constructor(changed: () => void) {
    this.changed = changed
  }

  get(id: string): Connected | undefined {
    return this.connected.get(id)
  }

  /** They are here now, at this terminal. */
  arrive(guest: Connected): void {
    this.connected.set(guest.id, guest)
    this.update()
  }

  /** They left their terminal and stay in the list; `since` is in ms since 1970. */
  leave(id: string, since: number): void {
    const guest = this.connected.get(id)
    if (!guest) return
    const { handle: _, ...left } = guest
    this.connected.set(id, { ...left, here: false, since })
    this.update()
  }

  remove(id: string): void {
    this.connected.delete(id)
    this.update()
  }

  /** Everybody, those who take part before those who look on. The same list until somebody comes or goes. */
  whole(): readonly Guest[] {
    return this.shown().whole
  }

  /** The same without where they come from, which is the facilitator's to know. */
  plain(): readonly Guest[] {
    return this.shown().plain
  }

  private shown(): { whole: Guest[]; plain: Guest[] } {
    if (!this.lists) {
      const all = [...this.connected.values()].map(({ handle: _, ...guest }) => guest)
      const whole = [...all.filter(g => g.person !== undefined), ...all.filter(g => g.person === undefined)]
      this.lists = { whole, plain: whole.map(({ address: _, ...guest }) => guest) }
    }
    return this.lists
  }

  private update(): void {
    this.lists = undefined
    this.changed()
  }
}
