/** Leads terminals on: home from a room, to another process, and after a room that is elsewhere now. */
import { exitCodes, sentence, UserError } from '../../errors.ts'
import type { AccountId } from '../../ports/service-book.ts'
import type { Move } from '../../remote/messages.ts'
import type { RemoteTerminal } from '../../remote/terminal.ts'
import type { DeskWork } from '../messages.ts'
import { serviceWords } from '../words.ts'

/** The seat that somebody at a terminal has, and whose account it is. */
export type TakenSeat = { seat: string; account?: AccountId }

type OnwardOptions = {
  desk: Pick<DeskWork, 'go'>
  /** The socket of this process. */
  socket: string
  seatOf(terminal: RemoteTerminal): TakenSeat | undefined
  /** Shows what a pass of this process leads to. */
  show(pass: string, terminal: RemoteTerminal): void
}

/** How often it is asked where a room is now, in ms, and how many times. */
const tryEvery = 250
const mostTries = 80
/** Tries after which people are told that they wait, and after which they wait no longer for a session that another program has. */
const saidAfter = 2
const triesWhenHeld = 8

export class Onward {
  private readonly options: OnwardOptions

  constructor(options: OnwardOptions) {
    this.options = options
  }

  /** Somebody left a room, or was brought home and reads why: who has an account goes there. False for all others. */
  home(terminal: RemoteTerminal, notice?: string): boolean {
    const at = this.options.seatOf(terminal)
    if (at?.account === undefined) return false
    this.options.desk.go(at.seat, { is: 'home', ...(notice === undefined ? {} : { notice }) }).then(
      to => this.follow(terminal, to),
      error => terminal.goodbye(0, notice ?? (error instanceof Error ? error.message : undefined)),
    )
    return true
  }

  /** The terminal goes on where it was shown the way to, which may be here. */
  follow(terminal: RemoteTerminal, to: Move): void {
    if (to.socket === this.options.socket) this.options.show(to.pass, terminal)
    else terminal.move(to)
  }

  /** Leads a terminal whose room is elsewhere now to where that is; tries on for as long as people wait. */
  async toRoom(terminal: RemoteTerminal): Promise<void> {
    const seat = this.options.seatOf(terminal)?.seat
    if (seat === undefined) return
    let why: string = serviceWords.broken
    for (let tries = 0; tries < mostTries; tries++) {
      try {
        this.follow(terminal, await this.options.desk.go(seat, { is: 'again' }))
        // What was typed on the way goes along.
        if (terminal.moved) await terminal.closed
        return
      } catch (error) {
        if (error instanceof UserError) why = sentence(error)
        if (tries === saidAfter) terminal.output.write(`${serviceWords.oneMoment}\r\n`)
        // Another program that has the session seldom gives it back within the time that people wait.
        if (isHeld(error) && tries >= triesWhenHeld) break
      }
      await new Promise(resolve => setTimeout(resolve, tryEvery))
    }
    if (!this.home(terminal, why)) terminal.goodbye(1, why)
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof UserError && error.exit === exitCodes.locked
}
