/** Keys from bytes: the same keys however a terminal cuts its packets. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, decoder, type Key } from '../../src/ui/decode.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 1_000)

/** Runs of text are one key or several, as the packets came; they mean the same. */
function merged(keys: readonly Key[]): Key[] {
  const out: Key[] = []
  for (const key of keys) {
    const last = out.at(-1)
    if ('text' in key && last && 'text' in last) out[out.length - 1] = { text: last.text + key.text }
    else out.push(key)
  }
  return out
}

/** What somebody may send: keys, sequences, reports, pastes, letters of all scripts. No lone escape, which time decides. */
const piece = fc.oneof(
  fc.constantFrom('\r', '\t', '\x7f', '\x03', '\x0c', '\0', ' '),
  fc.constantFrom(
    '\x1b[A',
    '\x1b[B',
    '\x1bOC',
    '\x1b[1;5D',
    '\x1b[3~',
    '\x1b[Z',
    '\x1b\r',
    '\x1bx',
    '\x1b[15~',
    '\x1bOP',
  ),
  fc.constantFrom(
    '\x1b[I',
    '\x1b[O',
    '\x1b[12;40R',
    '\x1b[<0;3;4M',
    '\x1b]11;rgb:00/00/00\x07',
    '\x1bP1$r0m\x1b\\',
    '\x1b[?62c',
  ),
  fc.string({ maxLength: 40 }).map(text => `\x1b[200~${text.replaceAll('\x1b', '')}\x1b[201~`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map(text => text.replaceAll('\x1b', '')),
  fc.constantFrom('a', 'Ω', '漢字', '👩‍💻', 'é', '? [O'),
)

/** Bytes cut into packets at random places. */
const packets = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(400), { maxLength: 20 }))
  .map(([pieces, cuts]) => {
    const bytes = Buffer.from(pieces.join(''))
    const at = [...new Set([0, ...cuts.filter(c => c < bytes.length), bytes.length])].sort((a, b) => a - b)
    return { whole: pieces.join(''), chunks: at.slice(1).map((end, i) => bytes.subarray(at[i], end)) }
  })

describe('a decoder', () => {
  it('gives the same keys however the bytes are cut', () => {
    fc.assert(
      fc.property(packets, ({ whole, chunks }) => {
        const keys: Key[] = []
        const cut = decoder(found => keys.push(...found), 10_000)
        for (const chunk of chunks) cut.push(chunk)
        cut.end()
        expect(merged(keys)).toEqual(merged(decode(whole, true).keys))
      }),
      { numRuns: runs },
    )
  })

  it('never loses a printable character, and never makes one up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const typed = text.replace(/[\p{Cc}]/gu, '')
        const { keys } = decode(typed, true)
        expect(keys.map(k => ('text' in k ? k.text : '?')).join('')).toBe(typed)
      }),
      { numRuns: runs },
    )
  })

  it('takes anything at all without a fault, and comes to an end', () => {
    const bytes = fc.array(fc.oneof(fc.constantFrom(0x1b, 0x5b, 0x4f, 0x3b, 0x7e, 0x5d, 0x07, 0x30), fc.nat(255)), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(bytes, all => {
        const cut = decoder(() => {}, 10_000)
        cut.push(Buffer.from(all))
        cut.end()
        expect(decode(Buffer.from(all).toString(), true).rest).toBe('')
      }),
      { numRuns: runs },
    )
  })
})

describe('escape', () => {
  it('is a key when nothing follows it, and the beginning of one when something does', () => {
    expect(decode('\x1b')).toEqual({ keys: [], rest: '\x1b' })
    expect(decode('\x1b', true).keys).toEqual([{ name: 'escape' }])
    expect(decode('\x1b[A').keys).toEqual([{ name: 'up' }])
    expect(decode('\x1b\x1b[A').keys).toEqual([{ name: 'escape' }, { name: 'up' }])
    expect(decode('\x1b\r').keys).toEqual([{ name: 'alt-enter' }])
  })
})

describe('a paste', () => {
  it('of 10 kB in packets of any size is one key, complete', () => {
    const text = 'wait for review, two days\n'.repeat(400)
    for (const size of [1, 7, 4_096]) {
      const keys: Key[] = []
      const cut = decoder(found => keys.push(...found), 10_000)
      const bytes = Buffer.from(`\x1b[200~${text}\x1b[201~`)
      for (let i = 0; i < bytes.length; i += size) cut.push(bytes.subarray(i, i + size))
      expect(keys).toEqual([{ paste: text }])
    }
  })
})
