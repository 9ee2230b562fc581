/** Bytes from a terminal become keys: one event a key, whatever the packets looked like. */
import type { GroundQuestion } from '../ground.ts'
import type { Key } from './key.ts'
import { Reader } from './key-reader.ts'

export { type Cell, type Key, sizeOf } from './key.ts'

/** The keys in bytes that are complete: nothing comes after them. */
export function decode(bytes: Buffer | string): Key[] {
  const reader = new Reader()
  const keys = reader.read(Buffer.from(bytes))
  return [...keys, ...reader.end()]
}

const unasked = { heard() {}, isOpen: () => false }

/** `open`: how many bytes came that are no whole key yet. */
export type Decoder = { push(chunk: Buffer | string): void; end(): void; open(): number }

/**
 * A decoder over time: an escape alone is a key after `escapeAfter` ms without another byte (default 50), and a paste or
 * another sequence whose end never comes is given up after `sequenceAfter` ms (default 2,000), so that no key is swallowed
 * for ever: of a paste, what came is taken. `hasMouse`: reports of the mouse were asked for. `question` hears what the terminal says of itself.
 */
export function decoder(
  onKeys: (keys: Key[]) => void,
  escapeAfter = 50,
  sequenceAfter = 2_000,
  hasMouse = false,
  question: Pick<GroundQuestion, 'heard' | 'isOpen'> = unasked,
): Decoder {
  const reader = new Reader(hasMouse, question.heard)
  let timer: NodeJS.Timeout | undefined
  const tell = (keys: Key[]) => {
    if (keys.length) onKeys(keys)
  }
  return {
    push(chunk) {
      clearTimeout(timer)
      tell(reader.read(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
      const { waiting } = reader
      // An answer or a paste may come in many packets with pauses between.
      const isKey = waiting === 'key' || (waiting === 'answer' && !question.isOpen())
      if (waiting) timer = setTimeout(() => tell(reader.giveUp()), isKey ? escapeAfter : sequenceAfter)
    },
    end() {
      clearTimeout(timer)
      tell(reader.end())
    },
    open: () => reader.unfinished,
  }
}
