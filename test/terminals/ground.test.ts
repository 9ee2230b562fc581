/** A terminal that is asked for its ground: its hues follow the answer, and no answer is ever a key, in whatever pieces and however late it comes. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lookFrom } from '../../src/cli/environment.ts'
import { type Answer, GroundQuestion } from '../../src/screen/ground.ts'
import { decoder, type Key } from '../../src/screen/keys/decode.ts'

const answers = {
  light: ['\x1b]11;rgb:ffff/ffff/dddd\x1b\\', '\x1b]11;rgb:fd/f6/e3\x07', '\x9d11;rgba:ffff/ffff/ffff/ffff\x9c'],
  dark: ['\x1b]11;rgb:0000/2b2b/3636\x1b\\', '\x1b]11;rgb:0/0/0\x07', '\x1b]11;rgb:2e2e/3434/4040\x07'],
}
const attributes = '\x1b[?62;22c'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function asked() {
  const question = new GroundQuestion({ colour: true, ascii: false, asks: true })
  const keys: Key[] = []
  const decode = decoder(found => void keys.push(...found), undefined, undefined, false, question)
  const written: string[] = []
  question.ask({ write: bytes => written.push(bytes) })
  return { question, decode, keys, written }
}

describe.each(['light', 'dark'] as const)('%s', ground => {
  it.each(answers[ground])('is understood: %j', answer => {
    const { question, decode, keys, written } = asked()
    expect(written).toEqual(['\x1b]11;?\x1b\\\x1b[c'])
    decode.push(Buffer.from(answer, answer.startsWith('\x9d') ? 'latin1' : 'utf8'))
    expect(question.theme.ground).toBe(ground)
    expect(question.isOpen()).toBe(true)
    decode.push(attributes)
    expect(question.isOpen()).toBe(false)
    expect(keys).toEqual([])
  })
})

it('an answer that comes in any pieces, with pauses, between keys or too late gives exactly the keys', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_900 }), { minLength: 60, maxLength: 60 }),
      fc.integer({ min: 0, max: 5_000 }),
      (pauses, late) => {
        const { decode, keys } = asked()
        vi.advanceTimersByTime(late)
        const bytes = `a${answers.light[0]}b${attributes}c`
        // An escape alone is a key after 50 ms, whoever sent it: the terminal writes it with what follows.
        const pieces = bytes.match(/\x1b.|[^\x1b]/g) ?? []
        for (const [i, piece] of pieces.entries()) {
          decode.push(piece)
          vi.advanceTimersByTime(late > 900 || piece === '\x1b[' ? 0 : (pauses[i] ?? 0) % 40)
        }
        vi.advanceTimersByTime(3_000)
        expect(keys.map(key => ('text' in key ? key.text : key))).toEqual(['a', 'b', 'c'])
      },
    ),
  )
})

it('while an answer may be on its way its beginning is no key, also where the rest comes seconds later', () => {
  const { decode, keys } = asked()
  decode.push('\x1b]')
  vi.advanceTimersByTime(900)
  decode.push('11;rgb:0/0/0\x07x')
  expect(keys).toEqual([{ text: 'x' }])
})

it.each([
  ['xterm-256color', undefined, true],
  ['tmux-256color', undefined, true],
  ['screen-256color', undefined, undefined],
  ['screen-256color', '/tmp/tmux', true],
  ['linux', undefined, undefined],
  ['dumb', undefined, undefined],
  ['vt220', undefined, undefined],
  ['', undefined, undefined],
])('TERM=%s is asked only where it is safe', (TERM, TMUX, asks) => {
  expect(lookFrom({ TERM, ...(TMUX ? { TMUX } : {}) }).look.asks).toBe(asks)
})

it('who says it, has a theme or no colours is not asked', () => {
  expect(lookFrom({ TERM: 'xterm', COLORFGBG: '0;15' }).look).toMatchObject({ ground: 'light' })
  expect(lookFrom({ TERM: 'xterm', COLORFGBG: '0;15' }).look.asks).toBeUndefined()
  expect(lookFrom({ TERM: 'xterm', FLYWHEEL_THEME: 'dark' }).look.asks).toBeUndefined()
  expect(lookFrom({ TERM: 'xterm', NO_COLOR: '1' }).look.asks).toBeUndefined()
})

it('an answer that is none, or not asked for, changes nothing', () => {
  const { question } = asked()
  for (const answer of [{ ground: 'rgb:zz/00/00' }, { ground: '' }] as Answer[]) question.heard(answer)
  expect(question.theme.ground).toBeUndefined()
  vi.advanceTimersByTime(1_001)
  question.heard({ ground: 'rgb:0/0/0' })
  expect(question.theme.ground).toBeUndefined()
})
