/** Asks a terminal how wide it draws texts: writes each at the left edge, asks where the cursor is then (DSR 6), and clears the row again. */

/** A terminal in bytes: what is written, and what comes back. */
type Asked = {
  input: NodeJS.EventEmitter & { setRawMode?(on: boolean): unknown; resume(): unknown; pause(): unknown }
  output: { write(bytes: string): unknown }
}

/** ms for an answer; over a slow line it takes a while, and a terminal that never answers is not waited for longer. */
const patience = 1_000
/** Bytes of answers that are looked at. */
const most = 4_096

/**
 * The cells the terminal moved on for each text, in order; undefined when it has not answered all within a second. The terminal is as it
 * was afterwards; keys that were pressed meanwhile are lost.
 */
export function askWidths(
  texts: readonly string[],
  { input, output }: Asked,
  wait = patience,
): Promise<number[] | undefined> {
  return new Promise(resolve => {
    let heard = ''
    const done = (widths?: number[]) => {
      clearTimeout(late)
      input.off('data', listen)
      input.setRawMode?.(false)
      input.pause()
      output.write('\r\x1b[K')
      resolve(widths)
    }
    const listen = (bytes: Buffer | string) => {
      heard = (heard + bytes.toString()).slice(0, most)
      const columns = [...heard.matchAll(/\x1b\[\d{1,4};(\d{1,4})R/g)].map(([, column]) => Number(column) - 1)
      if (columns.length >= texts.length) done(columns.slice(0, texts.length))
    }
    const late = setTimeout(done, wait)
    input.setRawMode?.(true)
    input.on('data', listen)
    input.resume()
    output.write(texts.map(text => `\r\x1b[K${text}\x1b[6n`).join(''))
  })
}
