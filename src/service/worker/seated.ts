/** Who sits where in a worker: the seat of each terminal, and the terminal at each seat. */
import type { RemoteTerminal } from '../../remote/terminal.ts'
import type { TakenSeat } from './onward.ts'

export class Seated {
  private readonly seats = new WeakMap<RemoteTerminal, TakenSeat>()
  private readonly terminals = new Map<string, RemoteTerminal>()

  /** The seat of a terminal, as long as there is a terminal; undefined for one that was given none. */
  seatOf(terminal: RemoteTerminal): TakenSeat | undefined {
    return this.seats.get(terminal)
  }

  /** True for a terminal of somebody who came by this machine, whose name its seats begin with. */
  isFrom(machine: string, terminal: RemoteTerminal): boolean {
    return this.seats.get(terminal)?.seat.startsWith(machine) ?? true
  }

  /** The terminal that is at a seat now. */
  at(seat: string): RemoteTerminal | undefined {
    return this.terminals.get(seat)
  }

  /** A terminal sits down, and gets up when it is closed, unless another one is at the seat by then. */
  take(taken: TakenSeat, terminal: RemoteTerminal): void {
    this.seats.set(terminal, taken)
    this.terminals.set(taken.seat, terminal)
    void terminal.closed.then(() => {
      if (this.terminals.get(taken.seat) === terminal) this.terminals.delete(taken.seat)
    })
  }
}
