/** Calls between machines: one JSON text a line, over a connection that is theirs alone. */
import type { Duplex } from 'node:stream'
import type { Wire } from '../calls.ts'

/** The longest line that is read, in bytes. */
const longest = 8 << 20

/** A stream as a wire. Whoever sends what is none of ours is cut. */
export function wireOver(stream: Duplex): Wire {
  return {
    send: message => void (stream.writable && stream.write(`${JSON.stringify(message)}\n`)),
    listen(call) {
      const take = lines(line => call(JSON.parse(line)))
      stream.on('data', (chunk: Buffer) => {
        try {
          take(chunk)
        } catch {
          stream.destroy()
        }
      })
    },
  }
}

/** Cuts a stream of bytes into lines; what it returns takes a chunk. It throws at a line that is too long. */
function lines(call: (line: string) => void): (chunk: Buffer) => void {
  let rest: Buffer[] = []
  let waiting = 0
  return chunk => {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)]).toString()
      rest = []
      waiting = 0
      from = at + 1
      call(line)
    }
    rest.push(chunk.subarray(from))
    waiting += chunk.length - from
    if (waiting > longest) throw new Error('a line without an end')
  }
}

/** Resolves with the first line of a stream, what follows stays in it; rejects when it is longer than `most` bytes or does not come within `ms`. */
export function firstLine(stream: Duplex, most: number, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => done(new Error('no first line')), ms)
    const gone = () => done(new Error('gone'))
    const done = (error: Error | undefined, line = '') => {
      clearTimeout(late)
      stream.off('readable', look)
      stream.off('close', gone)
      if (error) reject(error)
      else resolve(line)
    }
    let read = Buffer.alloc(0)
    const look = () => {
      for (let chunk: Buffer | null = stream.read(); chunk; chunk = stream.read()) {
        read = Buffer.concat([read, chunk])
        const at = read.indexOf(10)
        if (at > most || (at < 0 && read.length > most)) return done(new Error('too long a first line'))
        if (at < 0) continue
        stream.unshift(read.subarray(at + 1))
        return done(undefined, read.subarray(0, at).toString())
      }
    }
    stream.on('readable', look)
    stream.once('close', gone)
    look()
  })
}
