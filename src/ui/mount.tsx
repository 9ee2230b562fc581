/** One terminal's app: streams in and out, Ink in the middle, the painter at the end. */
import './force-colour.ts'
import { render } from 'ink'
import { UserError } from '../errors.ts'
import { width as widthOf } from '../text.ts'
import { App, type Start } from './app.tsx'
import type { Surface } from './context.ts'
import { decoder } from './decode.ts'
import type { Doors } from './doors.ts'
import { clampSize, enter, leave } from './modes.ts'
import { painter } from './painter.ts'
import { router } from './router.ts'
import { type Slots, slots } from './slots.ts'
import { InkIn, InkOut, type Size } from './streams.ts'
import { SurfaceSize } from './surface-size.tsx'
import { type Theme, unstyled } from './theme.ts'

/** A terminal as mount needs it: bytes in, bytes out, a size that may change. */
export type Terminal = {
  input: NodeJS.EventEmitter & { setRawMode?(on: boolean): unknown; resume?(): unknown; pause?(): unknown }
  /** `stuck`: it cannot take more now; it emits `drain` when it can, and is then shown the newest frame. */
  output: { write(bytes: string): unknown; columns?: number; rows?: number; stuck?: boolean } & NodeJS.EventEmitter
  theme: Theme
  /** Inside tmux, sequences for the outer terminal have to be wrapped. */
  tmux?: boolean
  /** Plain lines are asked for; only a seat of a room with many terminals looks at it, the others are started otherwise. */
  linear?: boolean
  /** With `linear`: what is typed is shown at the other end already. */
  echoes?: boolean
}

/**
 * `painted` are rows that are on the terminal already, with its modes set (see first-frame.ts): the first frame then
 * writes only what differs from them.
 */
export type MountOptions = {
  terminal: Terminal
  doors: Doors
  start: Start
  now?: () => number
  painted?: readonly string[]
  /** The terminal is switched over and given back by whoever starts the app; no other program gets it meanwhile. */
  guest?: boolean
  /** What ctrl-z does: stops the whole program. Without it, the key says why it does nothing. */
  stop?: () => void
}

/**
 * A running app. `exited` resolves with the exit code once the terminal is as it was before, and rejects when a screen
 * fell: then the terminal has to be given back by whoever waits.
 */
export type Mounted = {
  exited: Promise<number>
  /** Leaves in order, as if the person had quit; for signals. */
  quit(code: number): Promise<number>
  /** Gives the terminal back until `resume`: the program is about to stop. */
  suspend?(): void
  /** Takes the terminal again, as after a stop, and paints everything anew. */
  resume?(): void
  /** Resolves when all input so far is worked off and painted. */
  settled(): Promise<void>
}

/** Starts an app on a terminal: switches it over, reads its keys, paints its frames. */
export function mountApp({
  terminal,
  doors,
  start,
  now = Date.now,
  painted,
  guest = false,
  stop,
}: MountOptions): Mounted {
  const { input, output, theme, tmux = false } = terminal
  const paint = painter(bytes => void output.write(bytes), painted)
  const kept = slots()
  let size = clampSize(output.columns, output.rows)
  let lines: string[] = []
  let due = false
  let ended = false
  let away = false
  let drawnFor = size

  const show = () => {
    due = false
    // Another program has the terminal, or it cannot take more: what was missed is shown when it is back.
    if (away || output.stuck) return
    // Rows of another size would wrap and leave pieces behind; those of this size are on their way.
    if (drawnFor.width !== size.width || drawnFor.height !== size.height) return
    const { rows, cursor } = finish(lines, kept.over, size.height)
    paint.paint(rows, cursor)
  }
  // Several commits in one turn of the loop make one frame.
  const plan = () => {
    if (due) return
    due = true
    // A frame that was due when the app ended has been shown; by now the terminal is somebody else's.
    setImmediate(() => ended || show())
  }
  const sink = new InkOut(frame => {
    // Ink's last words come when the terminal is given back already.
    if (ended) return
    lines = frame.split('\n')
    plan()
  }, size)
  sink.on('drawn', (done: Size) => {
    drawnFor = done
    plan()
  })
  const keyboard = new InkIn()

  let finished = (_code: number) => {}
  let failed = (_error: unknown) => {}
  const exited = new Promise<number>((resolve, reject) => {
    finished = resolve
    failed = reject
  })
  exited.catch(() => {})
  const exit = (code: number) => {
    if (ended) return
    ended = true
    input.removeListener('data', onData)
    output.removeListener('resize', onResize)
    output.removeListener('drain', show)
    if (due) show()
    ink.unmount()
    if (!guest) {
      input.setRawMode?.(false)
      input.pause?.()
      output.write(leave)
    }
    finished(code)
  }

  const repaint = () => {
    paint.reset()
    show()
  }

  const live = { refuse: (_say: string) => {}, interrupt: () => {} }
  const keys = router({
    type: bytes => keyboard.push(bytes),
    // An arrow up means nothing to a line of Ink's, but brings React's input handling about.
    nudge: () => keyboard.push('\x1b[A'),
    refuse: say => live.refuse(say),
    interrupt: () => live.interrupt(),
    repaint,
    suspend: stop ?? (() => live.refuse('ctrl-z would stop the room for everybody; q leaves it.')),
  })
  const decode = decoder(found => keys.feed(found))
  const onData = (chunk: Buffer | string) => decode.push(chunk)
  const onResize = () => {
    size = clampSize(output.columns, output.rows)
    paint.reset()
    sink.resize(size)
  }

  const suspend = () => {
    if (ended || away) return
    away = true
    input.removeListener('data', onData)
    input.setRawMode?.(false)
    input.pause?.()
    output.write(leave)
  }
  const resume = () => {
    if (ended) return
    away = false
    // Before anything shows that it is back: an enter of somebody quicker than this would come as the end of a line.
    input.setRawMode?.(true)
    output.write(enter)
    input.removeListener('data', onData)
    input.on('data', onData)
    input.resume?.()
    // The window may have another size by now.
    onResize()
    show()
  }

  const surface: Omit<Surface, 'width' | 'height'> = {
    theme,
    slots: kept,
    router: keys,
    doors,
    now,
    send: bytes => void output.write(bytes),
    repaint,
    copyScreen() {
      const text = finish(lines, kept.over, size.height)
        .rows.map(row => unstyled(row).trimEnd())
        .join('\n')
      output.write(clipboard(text, tmux))
    },
    async outside(run) {
      if (guest) throw new UserError('Another program can only be started at the machine that hosts.')
      suspend()
      try {
        return await run()
      } finally {
        resume()
      }
    },
    exit,
  }

  if (!painted && !guest) output.write(enter)
  input.setRawMode?.(true)
  input.on('data', onData)
  input.resume?.()
  output.on('resize', onResize)
  output.on('drain', show)

  const ink = render(
    <SurfaceSize sink={sink} surface={surface}>
      <App start={start} live={live} />
    </SurfaceSize>,
    {
      stdout: sink as unknown as NodeJS.WriteStream,
      stderr: sink as unknown as NodeJS.WriteStream,
      stdin: keyboard as unknown as NodeJS.ReadStream,
      // Whole frames, unthrottled: the painter decides what is written.
      debug: true,
      interactive: true,
      patchConsole: false,
      exitOnCtrlC: false,
    },
  )

  // A fault while drawing ends the app; without this the terminal would stay switched over, deaf to every key.
  ink.waitUntilExit().catch(failed)

  return {
    exited,
    suspend,
    resume,
    async quit(code) {
      exit(code)
      return exited
    },
    async settled() {
      await keys.idle()
      while (due) await new Promise(resolve => setImmediate(resolve))
    },
  }
}

/** Ink's frame as rows for the painter: drawings put in, the line's cursor found and taken out. */
export function finish(lines: readonly string[], over: Slots['over'], height: number) {
  let cursor: { row: number; column: number } | undefined
  const own = lines.map((line, row) => {
    const at = line.indexOf('\x1b[7m')
    if (at < 0) return line
    cursor = { row, column: widthOf(unstyled(line.slice(0, at))) }
    return line.replace(/\x1b\[27?m/g, '')
  })
  return { rows: over(own, height), cursor }
}

/** The clipboard sequence (OSC 52), wrapped for tmux when it runs in one. */
export function clipboard(text: string, tmux: boolean): string {
  const osc = `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`
  return tmux ? `\x1bPtmux;${osc.replaceAll('\x1b', '\x1b\x1b')}\x1b\\` : osc
}
