/** Home of a service at a terminal: keys in, frames out, without a React of its own. */
import { exitCodes, sentence, UserError } from '../../errors.ts'
import { clipboard } from '../../screen/clipboard.ts'
import { type Edited, edit, typeInto } from '../../screen/edit-line.ts'
import { keyQueue } from '../../screen/key-queue.ts'
import { decoder, type Key } from '../../screen/keys/decode.ts'
import { answers, nameOfKey } from '../../screen/keys/keys.ts'
import { clampSize, entering, leaving } from '../../screen/modes.ts'
import { painter } from '../../screen/painter.ts'
import { edits, liveRows } from '../../screen/router.ts'
import type { Mounted, Terminal } from '../../screen/terminal.ts'
import { groundOf } from '../../screen/theme.ts'
import type { HomeServices } from '../../views/home-services.ts'
import { composeHome } from './compose.ts'
import { eachMinute } from './each-minute.ts'
import { helpPage } from './help-page.ts'
import { keysBehind } from './keys-behind.ts'
import { listPage } from './list-page.ts'
import { type Listing, listing } from './listing.ts'
import { noticePage } from './notice-page.ts'
import type { Home, Loaded, Page, PageView } from './page.ts'
import { homeWords } from './words.ts'

export type HomeOptions = { terminal: Terminal; services: HomeServices; now?: () => number }

/** Two ctrl-c within this leave, in ms. */
const twice = 2_000
/** A first frame waits so long for rooms and turns, in ms. */
const patience = 40
/** Home waits so long to be ended once somebody is led into a room, in ms. */
const stays = 2_000

/** Shows home until the person leaves or `quit` is called: going into a room, whoever runs the service ends it so. */
export function homeTerminal({ terminal, services, now = Date.now }: HomeOptions): Mounted {
  const home = new HomeTerminal(terminal, services, now)
  return { exited: home.exited, quit: code => home.end(code), settled: () => home.settled() }
}

class HomeTerminal implements Home {
  readonly exited: Promise<number>
  readonly services: HomeServices
  readonly now: () => number
  private readonly terminal: Terminal
  private readonly list: PageView
  private readonly lines = new Map<string, Edited>()
  private readonly decode: ReturnType<typeof decoder>
  private readonly behind: ReturnType<typeof keysBehind>
  private readonly keys: ReturnType<typeof keyQueue>
  private readonly paint: ReturnType<typeof painter>
  private readonly listing: Listing
  private readonly first: NodeJS.Timeout
  private readonly endClock: () => void
  private late: NodeJS.Timeout | undefined
  private view: PageView
  private said = ''
  private interrupted = 0
  private held: Promise<unknown> | undefined
  /** Keys are taken: before there is a list they could be meant for, they wait. */
  private hasKeys = false
  private shown = false
  private ended = false
  private finished = (_code: number) => {}
  private failed = (_error: unknown) => {}

  constructor(terminal: Terminal, services: HomeServices, now: () => number) {
    this.terminal = terminal
    this.services = services
    this.now = now
    this.exited = new Promise<number>((resolve, reject) => {
      this.finished = resolve
      this.failed = reject
    })
    this.exited.catch(() => {})
    this.list = listPage(this)
    this.view = services.notice === undefined ? this.list : noticePage(services.notice, () => this.close())
    const { input, output } = terminal
    this.paint = painter(
      bytes => void output.write(bytes),
      undefined,
      () => groundOf(terminal.theme),
    )
    this.keys = keyQueue({
      press: key => this.press(key),
      isTyping: () => this.view().line !== undefined,
      held: () => this.takeHeld(),
      worked: () => this.show(),
      guarded: what => this.guarded(what),
      stopped: () => this.ended,
    })
    this.decode = decoder(keys => this.keys.feed(keys))
    this.behind = keysBehind({
      input,
      take: bytes => this.decode.push(bytes),
      interrupt: () => {
        this.interrupt()
        this.show()
      },
    })
    this.behind.wait()
    output.write(entering(terminal.theme))
    input.setRawMode?.(true)
    input.resume?.()
    input.on('data', this.onData)
    output.on('resize', this.onResize)
    output.on('drain', this.onDrain)
    this.listing = listing(services, { read: why => this.read(why), fell: error => this.fell(error) })
    this.first = setTimeout(() => this.begin(), patience)
    this.endClock = eachMinute(now, () => this.show())
  }

  loaded(): Loaded {
    return this.listing.known() ?? { rooms: [], turns: [], isRead: false }
  }

  open(page: PageView): void {
    this.view = page
  }

  close(): void {
    this.view = this.list
  }

  help(): void {
    const below = this.view
    this.view = helpPage(below().layers, () => this.open(below))
  }

  tell(say: string): void {
    this.said = say
  }

  attempt(meanwhile: string, what: () => Promise<unknown>): void {
    this.tell(meanwhile)
    this.held = what()
      .then(
        () => {
          if (this.said === meanwhile) this.tell('')
        },
        error => {
          if (!(error instanceof UserError)) return this.fell(error)
          this.tell(sentence(error))
        },
      )
      .then(() => this.show())
  }

  go(meanwhile: string, what: () => Promise<boolean>): void {
    this.behind.wait()
    let isLed = false
    this.attempt(meanwhile, async () => {
      isLed = await what()
    })
    // Whoever runs the service ends home now; if nobody does, it goes on.
    void this.held?.then(() => {
      if (isLed) this.late = setTimeout(() => this.behind.goOn(), stays)
      else this.behind.goOn()
    })
  }

  copy(text: string): void {
    this.terminal.output.write(clipboard(text, this.terminal.tmux ?? false))
  }

  repaint(): void {
    this.paint.reset()
  }

  leave(code: number): void {
    void this.end(code)
  }

  text(place: string): string {
    return this.lines.get(place)?.text ?? ''
  }

  type(place: string, line: Edited): void {
    this.lines.set(place, line)
  }

  forget(place: string): void {
    this.lines.delete(place)
  }

  end(code: number): Promise<number> {
    if (this.ended) return this.exited
    this.stop()
    const { input, output } = this.terminal
    this.behind.handOn()
    input.setRawMode?.(false)
    input.pause?.()
    output.write(leaving(this.terminal.theme))
    this.finished(code)
    return this.exited
  }

  async settled(): Promise<void> {
    await this.listing.settled()
    await this.keys.settled()
  }

  private readonly onData = (chunk: Buffer | string) => this.behind.take(Buffer.from(chunk))
  private readonly onDrain = () => this.show()
  private readonly onResize = () => {
    this.paint.reset()
    this.show()
  }

  private stop(): void {
    const { input, output } = this.terminal
    this.ended = true
    this.listing.stop()
    clearTimeout(this.first)
    this.endClock()
    clearTimeout(this.late)
    input.removeListener('data', this.onData)
    output.removeListener('resize', this.onResize)
    output.removeListener('drain', this.onDrain)
  }

  private fell(error: unknown): void {
    if (this.ended) return
    this.stop()
    this.failed(error)
  }

  private guarded(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.fell(error)
    }
  }

  private takeHeld(): Promise<unknown> | undefined {
    const { held } = this
    this.held = undefined
    return held
  }

  /** Rooms and turns are there, or it is said why not: now keys have something they are meant for. */
  private read(why?: string): void {
    if (why !== undefined) this.tell(why)
    this.begin()
    if (!this.hasKeys) this.behind.goOn()
    this.hasKeys = true
  }

  private begin(): void {
    this.shown = true
    this.show()
  }

  private press(key: Key) {
    const { line, layers } = this.view()
    if (line && 'text' in key) return this.edited(line.place, typeInto(this.at(line.place), key.text))
    if ('paste' in key) {
      if (!line) return this.tell(homeWords.pasteNotTaken)
      return this.edited(line.place, typeInto(this.at(line.place), key.paste.replace(/[\r\n\t]+/g, ' ')))
    }
    const name = nameOfKey(key)
    if (name === 'ctrl-c') return this.interrupt()
    const run = liveRows(layers, line !== undefined).find(l => answers(l.row, name))?.run
    if (typeof run === 'string') return this.tell(run)
    if (run) {
      this.tell('')
      run(name)
    } else if (line && edits[name]) this.edited(line.place, edit(this.at(line.place), edits[name]))
    else if (name === 'ctrl-l') this.repaint()
  }

  private at(place: string): Edited {
    return this.lines.get(place) ?? { text: '', at: 0 }
  }

  private edited(place: string, next: Edited) {
    this.tell('')
    this.type(place, next)
  }

  private interrupt() {
    if (this.now() - this.interrupted < twice) return this.leave(exitCodes.interrupted)
    this.interrupted = this.now()
    this.tell(homeWords.quitAgain)
  }

  private show(): void {
    this.guarded(() => {
      const { output, theme } = this.terminal
      if (this.ended || !this.shown || output.stuck) return
      const page: Page = this.view()
      const message = this.said || (this.listing.known() ? page.message : homeWords.reading)
      const typed = page.line && { ...page.line, text: this.at(page.line.place) }
      const { name } = this.services.me()
      const size = clampSize(output.columns, output.rows)
      const { rows, cursor } = composeHome({ page, message, typed, name, now: this.now(), theme, ...size })
      this.paint.paint(rows, cursor)
    })
  }
}
