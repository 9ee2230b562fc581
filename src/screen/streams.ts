/** The streams Ink believes are its terminal: frames go to the painter, keys come from the router. */
import { Duplex, Writable } from 'node:stream'

export type Size = { width: number; height: number }

/** Takes Ink's output: every write that is not a mode switch is one whole frame. */
export class InkOut extends Writable {
  readonly isTTY = true
  columns: number
  rows: number
  private readonly onFrame: (frame: string) => void

  constructor(onFrame: (frame: string) => void, size: Size) {
    super({ decodeStrings: false })
    this.onFrame = onFrame
    this.columns = size.width
    this.rows = size.height
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    const text = String(chunk)
    // Terminal modes are mount's to switch, not Ink's.
    if (!/^(?:\x1b\[\?[0-9;]*[a-zA-Z])*$/.test(text)) this.onFrame(text)
    done()
  }

  resize(size: Size): void {
    this.columns = size.width
    this.rows = size.height
    this.emit('resize')
  }
}

/** Gives Ink the keys that belong to the line being typed. */
export class InkIn extends Duplex {
  readonly isTTY = true

  override _read(): void {}

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done()
  }

  setRawMode(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
