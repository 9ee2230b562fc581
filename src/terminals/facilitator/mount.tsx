/** One terminal's app: streams in and out, Ink in the middle, the painter at the end. */
import '../../screen/force-colour.ts'
import { type Instance, render } from 'ink'
import { UserError } from '../../errors.ts'
import { clipboard } from '../../screen/clipboard.ts'
import { Frames } from '../../screen/frames.ts'
import { GroundQuestion } from '../../screen/ground.ts'
import { decoder } from '../../screen/keys/decode.ts'
import { entering, leaving, mouse } from '../../screen/modes.ts'
import { router } from '../../screen/router.ts'
import { InkIn } from '../../screen/streams.ts'
import type { MountedScreen, Terminal } from '../../screen/terminal.ts'
import type { AppServices } from '../../views/app-services.ts'
import type { Live } from '../../views/live.ts'
import type { Stand } from '../../views/stand.ts'
import { App, type Start } from './app.tsx'
import type { Surface } from './context.ts'
import { SurfaceSize } from './surface-size.tsx'
import { screenWords } from './words.ts'

/**
 * `painted` are rows that are on the terminal already, with its modes set (see first-frame.ts): the first frame then
 * writes only what differs from them.
 */
export type MountOptions = {
  terminal: Terminal
  appServices: AppServices
  start: Start
  now?: () => number
  painted?: readonly string[]
  /** The terminal is switched over and given back by whoever starts the app; no other program gets it meanwhile. */
  guest?: boolean
  /** How the terminal stands, where that is kept. */
  stand?: Stand | undefined
  /** What ctrl-z does: stops the whole program. Without it, the key says why it does nothing. */
  stop?: () => void
}

/** Starts an app on a terminal: switches it over, reads its keys, paints its frames. */
export function mountApp(options: MountOptions): MountedScreen {
  const app = new TerminalApp(options)
  return {
    exited: app.exited,
    suspend: () => app.suspend(),
    resume: () => app.resume(),
    quit(code) {
      app.exit(code)
      return app.exited
    },
    settled: () => app.settled(),
    rows: () => app.rows(),
  }
}

class TerminalApp {
  readonly exited: Promise<number>
  private readonly options: MountOptions
  private readonly frames: Frames
  private readonly keyboard = new InkIn()
  private readonly live: Live = { refuse: () => {}, interrupt: () => {} }
  private readonly keys: ReturnType<typeof router>
  private readonly decode: ReturnType<typeof decoder>
  private readonly ink: Instance
  private readonly question: GroundQuestion
  private readonly unwatch: () => void
  private finished = (_code: number) => {}
  private failed = (_error: unknown) => {}
  private ended = false
  private away = false

  constructor(options: MountOptions) {
    const { terminal, guest = false, painted } = options
    const { output } = terminal
    this.options = options
    this.exited = new Promise<number>((resolve, reject) => {
      this.finished = resolve
      this.failed = reject
    })
    this.exited.catch(() => {})
    // Another program has the terminal: what was missed is shown when it is back.
    this.frames = new Frames(terminal, painted, () => this.away)
    this.keys = this.routed()
    this.question = terminal.question ?? new GroundQuestion(terminal.theme)
    this.decode = decoder(found => this.keys.feed(found), undefined, undefined, terminal.mouse, this.question)
    if (!painted && !guest) output.write(entering(terminal.theme))
    if (terminal.mouse && !guest) output.write(mouse)
    this.listen()
    this.question.ask(output)
    this.unwatch = this.question.watch(theme => void this.frames.sink.emit('look', theme))
    output.on('resize', this.onResize)
    output.on('drain', this.onDrain)
    this.ink = this.rendered()
    // A fault while drawing ends the app; without this the terminal would stay switched over, deaf to every key.
    this.ink.waitUntilExit().catch(error => this.failed(error))
  }

  exit(code: number): void {
    if (this.ended) return
    const { input, output } = this.options.terminal
    this.worked()
    this.ended = true
    this.unwatch()
    output.removeListener('resize', this.onResize)
    output.removeListener('drain', this.onDrain)
    this.frames.end()
    this.ink.unmount()
    const leave = () => {
      input.removeListener('data', this.onData)
      if (!this.options.guest) this.giveBack()
      this.finished(code)
    }
    // An answer on its way would be typed into the shell; a guest's terminal stays with whoever asked.
    const answered = this.options.guest ? undefined : this.question.settled()
    if (answered) void answered.then(leave)
    else leave()
  }

  suspend(): void {
    if (this.ended || this.away) return
    this.away = true
    this.options.terminal.input.removeListener('data', this.onData)
    this.giveBack()
  }

  resume(): void {
    if (this.ended) return
    this.away = false
    const { output, theme, mouse: hasMouse } = this.options.terminal
    output.write(entering(theme) + (hasMouse ? mouse : ''))
    this.listen()
    // The window may have another size by now.
    this.frames.resize()
    this.frames.show()
  }

  rows(): readonly string[] {
    return this.frames.rows()
  }

  async settled(): Promise<void> {
    await this.keys.idle()
    await this.frames.settled()
  }

  private readonly onData = (chunk: Buffer | string) => {
    this.decode.push(chunk)
    this.worked()
  }
  private readonly onResize = () => this.frames.resize()
  private readonly onDrain = () => this.frames.show()

  private listen(): void {
    const { input } = this.options.terminal
    input.setRawMode?.(true)
    input.removeListener('data', this.onData)
    input.on('data', this.onData)
    input.resume?.()
  }

  private giveBack(): void {
    const { input, output, theme } = this.options.terminal
    input.setRawMode?.(false)
    input.pause?.()
    output.write(leaving(theme))
  }

  private routed() {
    const { keyboard, live, frames, options } = this
    return router({
      type: bytes => keyboard.push(bytes),
      // An arrow up means nothing to a line of Ink's, but brings React's input handling about.
      nudge: () => keyboard.push('\x1b[A'),
      refuse: say => live.refuse(say),
      interrupt: () => live.interrupt(),
      repaint: () => frames.repaint(),
      suspend: options.stop ?? (() => live.refuse(screenWords.noSuspend)),
      worked: () => this.worked(),
    })
  }

  private worked(): void {
    if (!this.ended) this.options.terminal.input.worked?.(this.decode.open() + this.keys.left())
  }

  private surface(): Omit<Surface, 'width' | 'height' | 'reduced' | 'theme'> {
    const { options, frames } = this
    const { output, keys, bell = 'end', tmux = false } = options.terminal
    return {
      keys,
      bell,
      slots: frames.slots,
      router: this.keys,
      appServices: options.appServices,
      now: options.now ?? Date.now,
      stand: options.stand,
      send: bytes => void output.write(bytes),
      draw: frames.plan,
      repaint: () => frames.repaint(),
      shownRows: () => frames.text().split('\n'),
      copyScreen: () => void output.write(clipboard(frames.text(), tmux)),
      copy: text => void output.write(clipboard(text, tmux)),
      outside: async run => {
        if (options.guest) throw new UserError(screenWords.otherProgram)
        this.suspend()
        try {
          return await run()
        } finally {
          this.resume()
        }
      },
      exit: code => this.exit(code),
    }
  }

  private rendered(): Instance {
    const sink = this.frames.sink
    return render(
      <SurfaceSize sink={this.frames.sink} surface={this.surface()} theme={this.question.theme}>
        <App start={this.options.start} live={this.live} />
      </SurfaceSize>,
      {
        stdout: sink,
        stderr: sink,
        stdin: this.keyboard,
        // Whole frames, unthrottled: the painter decides what is written.
        debug: true,
        interactive: true,
        patchConsole: false,
        exitOnCtrlC: false,
      },
    )
  }
}
