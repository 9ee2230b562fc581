/** The homes that a worker shows: one a terminal, until its person goes into a room or away. */
import type { AccountId } from '../../ports/service-book.ts'
import type { Move } from '../../remote/messages.ts'
import type { RemoteTerminal } from '../../remote/terminal.ts'
import type { Place } from '../messages.ts'
import { serviceWords } from '../words.ts'
import type { ShowHome } from './worker-options.ts'

/** Whose home it is, and at which seat. */
export type HomeOf = { account: AccountId; seat: string; notice?: string }

type HomesOptions = {
  showHome: ShowHome
  /** The line people type to come here, where they can. */
  given: () => { address?: string }
  /** Finds the way to a place. @throws UserError when this person may not go there. */
  go: (seat: string, to: Place) => Promise<Move>
  /** The terminal goes on where the way leads. */
  follow: (terminal: RemoteTerminal, to: Move) => void
  fell: (error: unknown) => void
}

export class Homes {
  private readonly options: HomesOptions
  private readonly shown = new Map<RemoteTerminal, ReturnType<ShowHome>>()
  private readonly watchers = new Set<() => void>()

  constructor(options: HomesOptions) {
    this.options = options
  }

  get size(): number {
    return this.shown.size
  }

  /** Something that homes show is another now. */
  changed(): void {
    for (const call of this.watchers) call()
  }

  /** Shows one to somebody at a terminal; `notice` is what they read first. */
  show({ account, seat, notice }: HomeOf, terminal: RemoteTerminal): void {
    // Of what is typed at home nothing is to be given back.
    terminal.keeps(() => '')
    let next: Move | undefined
    const home = this.options.showHome({
      terminal,
      account,
      seat,
      ...this.options.given(),
      ...(notice === undefined ? {} : { notice }),
      go: async to => {
        next = await this.options.go(seat, to)
        void home.end(0)
      },
      watch: call => {
        this.watchers.add(call)
        return () => this.watchers.delete(call)
      },
    })
    this.shown.set(terminal, home)
    void terminal.closed.then(() => this.shown.delete(terminal) && home.end(0))
    home.over.then(
      ({ code, say }) => {
        if (!this.shown.delete(terminal)) return
        if (next) this.options.follow(terminal, next)
        else terminal.goodbye(code, say)
      },
      error => {
        this.shown.delete(terminal)
        this.options.fell(error)
        terminal.goodbye(70, serviceWords.broken)
      },
    )
  }

  /** Ends the home at a terminal, or whatever else it does, with a sentence. */
  async sendAway(terminal: RemoteTerminal, say: string): Promise<void> {
    const home = this.shown.get(terminal)
    this.shown.delete(terminal)
    await home?.end(0)
    terminal.goodbye(1, say)
  }

  /** Ends all of them with a sentence. */
  async leave(say: string): Promise<void> {
    const ending = [...this.shown].map(async ([terminal, home]) => {
      await home.end(0)
      terminal.goodbye(0, say)
    })
    const failed = (await Promise.allSettled(ending)).find(one => one.status === 'rejected')
    if (failed) throw failed.reason
  }
}
