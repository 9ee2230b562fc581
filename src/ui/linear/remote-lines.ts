/** Lines from a terminal that came in over the network: what is typed is shown by us where nothing there shows it. */
import { graphemes, width } from '../../text.ts'
import { decoder, type Key } from '../decode.ts'
import { lineLimit } from '../edit-line.ts'
import type { Terminal } from '../mount.tsx'
import { type Speaker, speaker } from './speaker.ts'

type RemoteLines = Pick<Speaker, 'say'> & {
  /** Takes what is typed so far out of the line; empty where the terminal shows it itself and sends whole lines. */
  take(): string
  /** Stops reading and gives the terminal back. */
  close(): void
}

/**
 * Calls back with each line, and with undefined when ctrl-c or ctrl-d ends it; `isBurst` when several came at once, as a paste
 * does. A line that is begun is written again after what is said.
 */
export function remoteLines(
  { input, output, theme, echoes = false }: Terminal,
  onLine: (line: string | undefined, isBurst: boolean) => void,
): RemoteLines {
  let typed = ''
  let isBurst = false
  const write = (text: string) => void output.write(echoes ? text : text.replace(/\r?\n/g, '\r\n'))
  const echo = (text: string) => echoes || write(text)
  const voice = speaker({ write, isTTY: true, columns: output.columns }, { ascii: theme.ascii })
  const press = (key: Key) => {
    if ('text' in key || 'paste' in key) {
      const text = ('text' in key ? key.text : key.paste).replace(
        /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu,
        ' ',
      )
      const room = lineLimit - typed.length
      typed += text.slice(0, room)
      return void echo(text.slice(0, room))
    }
    switch (key.name) {
      case 'enter':
      case 'ctrl-j': {
        const line = typed
        typed = ''
        echo('\n')
        return onLine(line, isBurst)
      }
      case 'backspace': {
        const last = graphemes(typed).at(-1) ?? ''
        typed = typed.slice(0, typed.length - last.length)
        return void echo('\b \b'.repeat(width(last)))
      }
      case 'ctrl-c':
        return onLine(undefined, false)
      case 'ctrl-d':
        // The end of what was sent ends its last line too.
        if (echoes && typed) onLine(typed, isBurst)
        if (!typed || echoes) onLine(undefined, false)
        return
    }
  }
  const isEnd = (key: Key) => 'name' in key && (key.name === 'enter' || key.name === 'ctrl-j')
  const keys = decoder(found => {
    isBurst = found.filter(isEnd).length > 1
    found.forEach(press)
  })
  const onData = (chunk: Buffer | string) => keys.push(chunk)
  input.setRawMode?.(true)
  input.on('data', onData)
  input.resume?.()
  return {
    say(...texts) {
      if (typed) echo('\n')
      voice.say(...texts)
      if (typed) echo(typed)
    },
    take() {
      const begun = echoes ? '' : typed
      if (begun) {
        typed = ''
        echo('\n')
      }
      return begun
    },
    close() {
      input.removeListener('data', onData)
      keys.end()
      input.setRawMode?.(false)
      input.pause?.()
    },
  }
}
