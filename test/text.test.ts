import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { clean, cleanDeep, cleanPage, slug } from '../src/clean.ts'
import { cut, graphemes, list, pad, plural, width, wrap } from '../src/text.ts'
import { workRatio } from './support/work.ts'

const numRuns = Number(process.env.FLYWHEEL_RUNS ?? 2_000)
const naughty: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('fixtures/naughty.json', import.meta.url), 'utf8'),
)

/** Any code point, the troublesome ones as often as the rest. */
const anything = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.constantFrom(
        ...[0x1b, 0x9b, 0x5d, 0x5b, 0x6d, 0x07, 0x5c, 0x0d, 0x0a, 0x09, 0x20, 0x85, 0x2028, 0x300, 0x35c],
      ),
      fc.constantFrom(...[0x200d, 0xfe0f, 0x20e3, 0x1f468, 0x1f3fb, 0x2764, 0x31, 0xe0067, 0x1f3f4, 0x1f1e6, 0x202e]),
      fc.constantFrom(...[0x1100, 0x1161, 0x11a8, 0xac00, 0x915, 0x94d, 0x93f, 0xe33, 0x4e00, 0x3000, 0xff9e, 0xd800]),
      fc.integer({ min: 0x20, max: 0x17f }),
    ),
    { maxLength: 60 },
  )
  .map(points => points.map(p => String.fromCodePoint(p)).join(''))

const forbidden =
  /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029]|(?![\u200d\ufe0f])[\p{Cf}\p{Default_Ignorable_Code_Point}]/u

function expectClean(text: string, max = 1_000): void {
  const once = clean(text, max)
  expect(once).not.toMatch(forbidden)
  expect(once).not.toMatch(/\p{M}{5}|^[\s\p{M}]|\s$/u)
  expect(once.isWellFormed()).toBe(true)
  expect(once.normalize('NFC')).toBe(once)
  expect(graphemes(once).length).toBeLessThanOrEqual(max)
  expect(Buffer.byteLength(once)).toBeLessThanOrEqual(8_192)
  expect(clean(once, max)).toBe(once)
}

describe('clean', () => {
  test.each([
    ['colour', '\x1b[31mred\x1b[0m card', 'red card'],
    ['8-bit CSI', 'a\x9b2Jb', 'ab'],
    ['CSI without end', 'a\x1b[31', 'a'],
    ['clipboard write, OSC 52', 'a\x1b]52;c;cm0gLXJmIC8=\x07b', 'ab'],
    ['title, OSC 0', '\x1b]0;owned\x1b\\card', 'card'],
    ['link, OSC 8', '\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\ here', 'click here'],
    ['OSC without end takes its line only', 'card \x1b]0;owned\nnext', 'card next'],
    ['8-bit OSC', 'a\x9d0;owned\x9cb', 'ab'],
    ['DCS', 'a\x1bPq#0;2;0;0;0\x1b\\b', 'ab'],
    ['APC and PM and SOS', 'a\x1b_x\x1b\\b\x1b^y\x1b\\c\x1bXz\x1b\\d', 'abcd'],
    ['reset', 'a\x1bcb', 'ab'],
    ['character set', 'a\x1b(0b', 'ab'],
    ['an arrow key in application mode', 'a\x1bOAb', 'ab'],
    ['lone ESC at the end', 'a\x1b', 'a'],
    ['carriage return cannot overwrite', 'approve\rreject', 'approve reject'],
    ['backspace cannot overwrite', 'no\b\byes', 'noyes'],
    ['line breaks of all kinds', 'a\nb\r\nc\rd\u0085e\u2028f\u2029g\vh\fi', 'a b c d e f g h i'],
    ['empty lines', 'a\n\n  b', 'a b'],
    ['tab', 'a\tb', 'a b'],
    ['bidi override', 'user\u202etxt.exe\u202c', 'usertxt.exe'],
    ['bidi isolates and marks', '\u2066a\u2069\u200eb\u200f\u061cc', 'abc'],
    ['zero width', 'pay\u200b\u200c\u2060\ufeffpal', 'paypal'],
    ['soft hyphen', 'un\u00addo', 'undo'],
    ['tag characters', 'hi\u{e0068}\u{e0069}\u{e007f}', 'hi'],
    ['lone joiner', 'a\u200db', 'ab'],
    ['variation selector after a letter', 'a\ufe0f', 'a'],
    ['private use', 'a\ue000\u{f0000}b', 'ab'],
    ['noncharacter', 'a\ufffe\uffffb', 'ab'],
    ['blank that is no blank', '\u2800\u3164 \u00a0', ''],
    ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['composed', 'Cafe\u0301', 'Caf\u00e9'],
    ['marks without a letter', '\u0301\u0302abc', 'abc'],
  ])('%s', (_, typed, kept) => {
    expect(clean(typed)).toBe(kept)
    expectClean(typed)
  })

  test.each([
    'שלום עולם',
    'مرحبا بالعالم',
    '日本語　全角',
    '한국어',
    'नमस्ते',
    'สวัสดี',
    'Tiếng Việt',
    '👩‍👩‍👧‍👦 family',
    '👩🏻‍❤️‍💋‍👩🏼',
    '❤️ 1️⃣ 🇩🇪 👍🏽 🏳️‍🌈',
    'naïve œuvre "ok" – 50 %',
  ])('keeps %s', text => expect(clean(text)).toBe(text.normalize('NFC')))

  test('500 marks on a letter leave four', () => {
    const kept = clean(`z${'\u0317'.repeat(500)}a`)
    expect(kept).toBe(`z${'\u0317'.repeat(4)}a`)
  })

  test('a chain of 100 joined pictures falls apart', () => {
    const kept = clean(Array(100).fill('👩').join('\u200d'))
    expect(kept).toBe(Array(25).fill('👩\u200d👩\u200d👩\u200d👩').join(''))
  })

  test('a character of a hundred parts is none', () => expect(clean(`a${'\u1100'.repeat(100)}b`)).toBe('a\ufffdb'))

  test('every control character at every place', () => {
    for (const code of [...Array(32).keys(), ...Array.from({ length: 33 }, (_, i) => 0x7f + i)])
      for (const at of [0, 2, 4]) {
        const c = String.fromCharCode(code)
        const text = 'card'.slice(0, at) + c + 'card'.slice(at)
        expect(clean(text), `U+${code.toString(16)} at ${at}`).not.toMatch(/\p{Cc}/u)
        expectClean(text)
      }
  })

  test('caps graphemes, not halves of them', () => {
    expect(clean('👩‍👩‍👧'.repeat(5), 2)).toBe('👩‍👩‍👧'.repeat(2))
    expect(clean('abc def', 4)).toBe('abc')
    expect(graphemes(clean('é'.repeat(3_000)))).toHaveLength(1_000)
  })

  describe('with lines', () => {
    const kept = (text: string) => clean(text, undefined, { lines: true })

    test('keeps breaks as \\n and indents', () => expect(kept(' a \r\n  b\rc\n\n')).toBe('a\n  b\nc'))
    test('the twenty-first line goes on in the twentieth', () => {
      const lines = Array.from({ length: 23 }, (_, i) => `l${i + 1}`)
      expect(kept(lines.join('\n')).split('\n')).toEqual([...lines.slice(0, 19), 'l20 l21 l22 l23'])
    })
    test('cleaning twice changes nothing', () => {
      fc.assert(
        fc.property(anything, text => {
          expect(kept(kept(text))).toBe(kept(text))
        }),
        { numRuns, seed: 7 },
      )
    })
  })

  test('law: nothing invisible is left and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(anything, text => expectClean(text)),
      { numRuns, seed: 42 },
    )
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 20 }), (text, max) => expectClean(text, max)),
      { numRuns: numRuns / 4, seed: 43 },
    )
  })

  test.each(Object.keys(naughty))('naughty: %s', group => {
    for (const text of naughty[group]!) expectClean(text)
  })

  test.each(['a', '日', 'e\u0301', '\u0958', '\ud800', '👨‍👩‍👧‍👦', 'क्', 'word '])(
    '9,000 times %j stays within 8 kB',
    unit => {
      expectClean(unit.repeat(9_000), 10_000)
      expect(clean(clean(unit.repeat(9_000), 1e4, { lines: true }), 1e4)).toBe(clean(unit.repeat(9_000), 1e4))
    },
  )

  test.each([
    ['letters', 'a'],
    ['marks', 'e\u0301\u0317'],
    ['escapes', '\x1b'],
    ['open strings', '\x1b]0;'],
    ['pictures', '👩\u200d'],
    ['jamo', '\u1100'],
    ['wide', '語'],
    ['blank lines', ' \n'],
  ])('a megabyte of %s is hardly more work than the part of it that is kept', (_, unit) => {
    const cleaned = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length))
      return () => Array.from({ length: 10 }, () => clean(text))
    }
    expect(workRatio(cleaned(10_000), cleaned(1_000_000), 2)).toBeLessThan(2)
  })
})

describe('cleanDeep', () => {
  test('leaves no number that a file gives back as another one', () => {
    expect(cleanDeep({ at: [-0, 1.5] })).toStrictEqual({ at: [0, 1.5] })
  })

  test('cleans texts and keys, leaves the rest', () => {
    const kept = cleanDeep({ a: ['x\x07', 1, null, true], 'k\u202e': { 'b c': ' y ' } })
    expect(kept).toEqual({ a: ['x', 1, null, true], k: { 'b c': 'y' } })
  })
  test('keeps lines when told to', () => {
    expect(cleanDeep({ text: 'a\r\nb' }, { lines: true })).toEqual({ text: 'a\nb' })
  })
  test('a thousand levels do not end it', () => {
    let deep: unknown = 'end'
    for (let i = 0; i < 1_000; i++) deep = { deep }
    expect(JSON.stringify(cleanDeep(deep)).match(/deep/g)).toHaveLength(64)
  })
})

describe('width', () => {
  test('agrees with string-width on every assigned character', () => {
    const different: string[] = []
    for (let code = 0; code < 0x20000; code++) {
      const c = String.fromCodePoint(code)
      if (/\p{Cn}|\p{Co}|\p{Cs}/u.test(c)) continue
      if (width(c) !== stringWidth(c)) different.push(code.toString(16))
    }
    expect(different).toEqual([])
  })
  test('agrees with string-width on anything', () => {
    fc.assert(
      fc.property(anything, text => {
        const kept = clean(text).replace(/\p{Cn}/gu, '')
        expect(width(kept)).toBe(stringWidth(kept))
      }),
      { numRuns, seed: 44 },
    )
  })
  test('graphemes are those of the segmenter', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anything, text => {
        expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), s => s.segment))
      }),
      { numRuns, seed: 45 },
    )
  })
})

describe('cut, pad and wrap', () => {
  test('cut says that something is gone', () => {
    expect(cut('a longer text', 9)).toBe('a longer…')
    expect(cut('a longer text', 13)).toBe('a longer text')
    expect(cut('日本語', 4)).toBe('日…')
    expect(cut('abc', 1)).toBe('…')
    expect(cut('abc', 0)).toBe('')
  })
  test('pad is exactly as wide', () => {
    expect(pad('日本', 6)).toBe('日本  ')
    expect(pad('日本語', 4)).toBe('日… ')
  })
  test.each([
    ['the release queue waits for one person', 20, ['the release queue', 'waits for one person']],
    ['a\n\nb', 10, ['a', '', 'b']],
    ['', 10, ['']],
    ['see https://example.org/a/long/path now', 12, ['see', 'https://exam', 'ple.org/a/lo', 'ng/path now']],
    ['リリースが遅い、困る。', 8, ['リリース', 'が遅い、', '困る。']],
    ['deploy が 遅い', 9, ['deploy が', '遅い']],
    ['語語', 1, ['語', '語']],
    ['one  two', 3, ['one', 'two']],
  ])('wrap %j at %i', (text, cells, rows) => expect(wrap(text, cells)).toEqual(rows))

  test('law: no row is too wide and no letter is lost', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 30 }), (text, cells) => {
        const kept = clean(text).replace(/\p{M}|\p{Cn}|[\u1100-\u11ff\uff9e\uff9f]/gu, '')
        const rows = wrap(kept, cells)
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(cells)
        expect(rows.join('').replace(/\s/g, '')).toBe(kept.replace(/\s/g, ''))
        expect(width(cut(kept, cells))).toBeLessThanOrEqual(cells)
        expect(width(pad(kept, cells))).toBe(cells)
      }),
      { numRuns, seed: 46 },
    )
  })
})

describe('small words', () => {
  test.each([
    ['Check out', 'check-out'],
    ['  Größe & Maß! ', 'grosse-mass'],
    ['Ærøskøbing', 'aeroskobing'],
    ['CON', 'x-con'],
    ['com1', 'x-com1'],
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'unnamed'],
    ['日本', 'name-hwbr'],
    ['a'.repeat(63) + ' b', 'a'.repeat(63)],
  ])('slug of %j', (text, name) => expect(slug(text)).toBe(name))

  test('law: a slug is a slug', () => {
    fc.assert(
      fc.property(anything, text => {
        expect(slug(text)).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/)
        expect(slug(slug(text))).toBe(slug(slug(slug(text))))
      }),
      { numRuns: numRuns / 4, seed: 47 },
    )
  })
  test('plural', () => {
    expect([plural(1, 'card'), plural(0, 'card'), plural(2, 'person', 'people')]).toEqual([
      '1 card',
      '0 cards',
      '2 people',
    ])
  })
  test('list', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })
})

describe('a text of many lines', () => {
  test('keeps its breaks and what its lines begin with, and loses what steers a terminal', () => {
    expect(cleanPage('title A\r\n  component B\u001b[31m [0.5]\n\n\u202eend')).toBe(
      'title A\r\n  component B [0.5]\n\nend',
    )
    expect(cleanDeep({ do: 'load', text: 'a\nb' }, { page: (_, key) => key === 'text' })).toEqual({
      do: 'load',
      text: 'a\nb',
    })
  })

  test('stays the same when it is cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), text => {
        expect(cleanPage(cleanPage(text))).toBe(cleanPage(text))
      }),
    )
  })
})

test.each([4, 10, 20, 60, 199])(
  'a word that is broken in rows of %i leaves no comma or bracket to begin a row',
  cells => {
    for (const end of [',', ';', ')', '.', '?'])
      for (const length of [cells, 2 * cells, 3 * cells]) {
        const text = `${'a'.repeat(length)}${end} b`
        const rows = wrap(text, cells)
        expect(rows.filter(row => /^[,;:.!?)\]}]/.test(row))).toEqual([])
        expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(Math.max(...rows.map(width))).toBeLessThanOrEqual(cells)
      }
  },
)
