/** Whatever is to be said, what is written are plain lines. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speaker, type Voice } from '../../../src/terminals/lines/streams/speaker.ts'
import { width } from '../../../src/text.ts'

function said(texts: string[], voice: Voice = {}, isTTY = false): string {
  let out = ''
  const write = (text: string) => {
    out += text
  }
  speaker({ write, isTTY, columns: isTTY ? 40 : undefined }, voice).say(...texts)
  return out
}

const groups: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('../../fixtures/naughty.json', import.meta.url), 'utf8'),
)
const naughty = Object.values(groups).flat()
const plain = /^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$/

test('no control byte but the line break comes out, whatever goes in', () => {
  for (const text of naughty as string[]) expect(said([text])).toMatch(plain)
  const nasty = fc.string({
    unit: fc.constantFrom(
      '\x1b',
      '[',
      ']',
      '0',
      ';',
      'm',
      '\x07',
      '\x9b',
      '\r',
      '\n',
      '\t',
      '\b',
      '\u202e',
      'a',
      ' ',
      '\u200b',
    ),
  })
  fc.assert(
    fc.property(nasty, text => {
      expect(said([text])).toMatch(plain)
      expect(said([text])).not.toMatch(/[\u202e\u200b]/)
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 200) },
  )
})

test('a text is one line in a pipe and at most as wide as a terminal, broken at blanks', () => {
  const long = 'one plain line that is longer than the forty cells of a small window, 日本語 too'
  expect(said([long])).toBe(`${long}\n`)
  const lines = said([long], {}, true).trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(width(line)).toBeLessThanOrEqual(40)
  expect(lines.join(' ')).toBe(long)
})

test('with ascii our own marks have their twins; nothing to say writes nothing', () => {
  expect(said(['wait 52 → 35 · done ✓ …'], { ascii: true })).toBe('wait 52 > 35 . done v ~\n')
  expect(said(['', ''])).toBe('')
})

test('news that come while a line is waited for stand alone, and the line is waited for again', () => {
  let out = ''
  const write = (text: string) => {
    out += text
  }
  const voice = speaker({ write, isTTY: true })
  voice.prompt()
  voice.say('1 minute left.')
  voice.heard(false)
  voice.say('Card 1 saved.')
  expect(out).toBe('> \n1 minute left.\n> \nCard 1 saved.\n')
})
