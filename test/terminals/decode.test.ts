/** Keys from bytes: the same keys however a terminal cuts its packets. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, decoder, type Key, sizeOf } from '../../src/screen/keys/decode.ts'
import { eventually } from '../support/eventually.ts'
import { answers } from './answers.ts'

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
        expect(merged(keys)).toEqual(merged(decode(whole)))
      }),
      { numRuns: runs },
    )
  })

  it('never loses a printable character, and never makes one up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const typed = text.replace(/[\p{Cc}]/gu, '')
        expect(
          decode(typed)
            .map(k => ('text' in k ? k.text : '?'))
            .join(''),
        ).toBe(typed)
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
        let last: Key | undefined
        const cut = decoder(keys => {
          last = keys.at(-1)
        }, 10_000)
        cut.push(Buffer.from(all))
        cut.end()
        cut.push('q')
        expect(last).toEqual({ text: 'q' })
      }),
      { numRuns: runs },
    )
  })
})

describe('escape', () => {
  it('is a key when nothing follows it, and the beginning of one when something does', () => {
    const found: Key[] = []
    const bytes = decoder(keys => found.push(...keys), 10_000)
    bytes.push('\x1b')
    expect(found).toEqual([])
    bytes.end()
    expect(found).toEqual([{ name: 'escape' }])
    expect(decode('\x1b[A')).toEqual([{ name: 'up' }])
    expect(decode('\x1b\x1b[A')).toEqual([{ name: 'escape' }, { name: 'up' }])
    expect(decode('\x1b\r')).toEqual([{ name: 'alt-enter' }])
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

it('a paste whose end never comes is taken as it is, and the keys after it are keys again', async () => {
  const found: Key[] = []
  const bytes = decoder(keys => found.push(...keys), 1, 1)
  bytes.push('\x1b[200~three words')
  await eventually(() => expect(found).toEqual([{ paste: 'three words' }]))
  bytes.push('q')
  expect(found.at(-1)).toEqual({ text: 'q' })
})

describe('what a terminal sends by itself', () => {
  /** The keys among bytes that come in packets cut at these places. */
  function keysOf(bytes: Buffer, cuts: readonly number[]): Key[] {
    const found: Key[] = []
    const cut = decoder(keys => found.push(...keys), 10_000)
    const at = [...new Set([0, ...cuts.map(c => c % bytes.length), bytes.length])].sort((a, b) => a - b)
    for (const [i, end] of at.slice(1).entries()) cut.push(bytes.subarray(at[i], end))
    cut.push('q')
    cut.end()
    return found
  }

  it('is never a key, however it is cut, and the key after it is one', () => {
    fc.assert(
      fc.property(
        fc.array(answers, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(2_000), { maxLength: 20 }),
        (all, cuts) => {
          const bytes = Buffer.concat(all)
          const found = keysOf(bytes, cuts)
          expect(found, JSON.stringify(bytes.toString('latin1'))).toEqual([{ text: 'q' }])
        },
      ),
      { numRuns: runs },
    )
  })

  it('is never a key when every byte comes alone', () => {
    fc.assert(
      fc.property(answers, bytes => {
        expect(keysOf(bytes, Array.from(bytes.keys()))).toEqual([{ text: 'q' }])
      }),
      { numRuns: runs },
    )
  })

  it('is read in steps that grow with its length, however small the packets are', () => {
    for (const open of ['\x1b]52;c;', '\x1bP', '\x1b[', '\x1b[200~'])
      for (const size of [200_000, 1_000_000]) {
        const found: Key[] = []
        const cut = decoder(keys => found.push(...keys), 10_000)
        cut.push(open)
        for (let i = 0; i < size; i += 50) cut.push('1'.repeat(50))
        cut.push(open === '\x1b[200~' ? '\x1b[201~' : open === '\x1b[' ? 'n' : '\x1b\\')
        cut.push('q')
        const pasted = found.flatMap(k => ('paste' in k ? [k.paste] : [])).join('')
        expect(pasted.length).toBe(open === '\x1b[200~' ? size : 0)
        expect(found.at(-1)).toEqual({ text: 'q' })
        expect(found.filter(k => !('paste' in k))).toHaveLength(1)
      }
  })

  it('given up in the middle leaves no key behind', async () => {
    for (const begun of ['\x1b[<0;12', '\x1b[M \xc3', '\x1bP1$r0', '\x1b]11;rgb:00/', '\x9b1;2', '\x1b[?62;4']) {
      const found: Key[] = []
      const bytes = decoder(keys => found.push(...keys), 1, 1)
      bytes.push(Buffer.from(begun, 'latin1'))
      await eventually(() => {
        found.length = 0
        bytes.push('q')
        expect(found).toEqual([{ text: 'q' }])
      })
    }
  })
})

it.each([
  ['\x1bPtmux;\x1b\x1b]52;c;YWJj\x07\x1b\\'],
  ['\x1bPtmux;\x1b\x1b]52;c;YWJj\x1b\x1b\\\x1b\\'],
  ['\x1bPtmux;\x1b\x1b[A\x1b\\'],
  ['\x1bP\x1b[A\x1b\\'],
  ['\x1bP\x1b]11;?\x07\x1b\\'],
  ['\x90\x1b[A\x9c'],
  ['\x1b_\x1b[A\x1b\\'],
])('%j, wrapped for another terminal, is no key', bytes => {
  expect(decode(Buffer.from(`${bytes}q`, 'latin1'))).toEqual([{ text: 'q' }])
})

it('keys come again after a wrapper whose end never comes', async () => {
  const found: Key[] = []
  const bytes = decoder(keys => found.push(...keys), 1, 1)
  bytes.push('\x1bPtmux;\x1b\x1b]52;c;YW')
  await eventually(() => {
    found.length = 0
    bytes.push('q')
    expect(found).toEqual([{ text: 'q' }])
  })
  bytes.push('\x1bPtmux;\x1b\x1b]52;c;YW\x03')
  expect(found.at(-1)).toEqual({ name: 'ctrl-c' })
})

describe('keys with alt', () => {
  it.each([...'bfdx[]OPX^_.<é漢'])('alt-%s', async letter => {
    const found: Key[] = []
    const bytes = decoder(keys => found.push(...keys), 1)
    bytes.push(`\x1b${letter}`)
    await eventually(() => expect(found).toEqual([{ name: `alt-${letter}` }]))
    bytes.push('q')
    expect(found.at(-1)).toEqual({ text: 'q' })
  })
})

it.each([
  ['\x1b[[A', 'f1'],
  ['\x1b[3$', 'shift-delete'],
  ['\x1b[1;5C', 'ctrl-right'],
  ['\x1b[1;1:1A', 'up'],
  ['\x1bOA', 'up'],
  ['\x9bB', 'down'],
  ['\xc2\x9bB', 'down'],
])('%j is %s', (bytes, name) => expect(decode(Buffer.from(bytes, 'latin1'))).toEqual([{ name }]))

it('ctrl-c is heard in the middle of an answer that does not end', () => {
  expect(decode('\x1b]52;c;abcdef\x03')).toEqual([{ name: 'ctrl-c' }])
})

it('knows of all bytes that came which key they are, or that they are none yet', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }),
      fc.array(fc.nat(9), { minLength: 1 }),
      (all, cuts) => {
        const bytes = Buffer.from(all.join(''))
        let known = 0
        const { push, open, end } = decoder(keys => {
          for (const key of keys) known += sizeOf(key)
        })
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const size = 1 + (cuts[n % cuts.length] ?? 0)
          push(bytes.subarray(at, at + size))
          at = Math.min(bytes.length, at + size)
          // What was no key is not counted; nothing is counted twice.
          expect(known + open()).toBeLessThanOrEqual(at)
        }
        end()
      },
    ),
    { numRuns: runs },
  )
})

it.each([
  ['letters and enter', 'abc\r', [3, 1]],
  ['an arrow among letters', 'a\x1b[1;5Db', [1, 6, 1]],
  ['letters of more bytes', 'né\r', [3, 1]],
  ['a paste', '\x1b[200~two\rlines\x1b[201~\r', [21, 1]],
])('%s: each key has its bytes, however they come', (_what, text, sizes) => {
  for (let cut = 0; cut <= Buffer.byteLength(text); cut++) {
    const keys: Key[] = []
    const { push, open } = decoder(found => keys.push(...found))
    push(Buffer.from(text).subarray(0, cut))
    const before = keys.reduce((all, key) => all + sizeOf(key), 0)
    expect(before + open()).toBe(cut)
    push(Buffer.from(text).subarray(cut))
    expect(keys.reduce((all, key) => all + sizeOf(key), 0)).toBe(sizes.reduce((all, size) => all + size, 0))
    if (cut === 0) expect(keys.map(sizeOf)).toEqual(sizes)
  }
})
