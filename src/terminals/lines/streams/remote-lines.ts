/** A conversation with a terminal that came in over the network: what is typed is shown by us where nothing there shows it. */

import type { Terminal } from '../../../screen/terminal.ts'
import { speaker } from './speaker.ts'
import { attempted, type Talk } from './talk.ts'
import { TypedLines } from './typed-lines.ts'

export type RemoteTalk = Talk & {
  /** No more lines are taken; what came before is still worked off. */
  stop(): void
  /** Takes the lines that came and were not heard, the one that is begun and the end, as they were typed. */
  unread(): string
  /** Stops reading and gives the terminal back. */
  close(): void
}

/**
 * Talks over a terminal's bytes. A line that is begun is written again after what is said meanwhile; where the terminal shows
 * what is typed by itself (`echoes`), news begin with a line break. `onType` is told what stands in the line, where that is known.
 */
export function remoteTalk(
  { input, output, theme, echoes = false }: Terminal,
  onType: (text: string) => void = () => {},
): RemoteTalk {
  let echoed = ''
  const flush = () => {
    const text = echoed
    echoed = ''
    if (text) output.write(text.replace(/\r?\n/g, '\r\n'))
  }
  const write = (text: string) => {
    flush()
    output.write(echoes ? text : text.replace(/\r?\n/g, '\r\n'))
  }
  const echo = (text: string) => {
    if (!echoes) echoed += text
  }
  const voice = speaker({ write, isTTY: true, columns: output.columns }, { ascii: theme.ascii })
  const typed = new TypedLines({ input, echoes, echo, flush, onType, tell: text => say(text) })
  const { line } = typed
  const say = (...texts: readonly string[]) => {
    if (!texts.some(Boolean)) return
    if (typed.waits() && (echoes || line.text())) write('\n')
    voice.say(...texts)
    if (line.text()) echo(line.text())
    flush()
  }
  return {
    say,
    hear: typed.next,
    async ask(...texts) {
      say(...texts)
      return typed.next()
    },
    attempt: what => attempted(what, say),
    get ended() {
      return typed.ended()
    },
    isBurst: typed.isBurst,
    rest: typed.rest,
    // What is said is never written into a line that is begun.
    midLine: () => false,
    keepsLines: () => echoes,
    hasBegun: () => echoes && line.text() !== '',
    hide() {},
    take() {
      if (echoes) return ''
      const begun = typed.take()
      if (begun) echo('\n')
      flush()
      return begun
    },
    put(text) {
      line.type(text)
      line.settled()
      flush()
    },
    done: typed.done,
    unread: typed.unread,
    stop: () => typed.end('stop'),
    close: typed.close,
  }
}
