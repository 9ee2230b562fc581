/** Text that wants to be more than text, typed and pasted wherever people can type, seen from the terminal and the files. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notes } from '../../src/export/notes/markdown.ts'
import { width as cells } from '../../src/text.ts'
import { noAppServices, screen } from '../support/screen.ts'
import { begun, type Opened, opened, sessions } from './given.ts'

const many = Number(process.env.FLYWHEEL_RUNS ?? 50)
const naughty: string[] = Object.values(
  JSON.parse(readFileSync(new URL('../fixtures/naughty.json', import.meta.url), 'utf8')) as Record<string, string[]>,
).flat()

/** Sequences and characters a terminal might obey, in the midst of words. */
const sharp = fc.constantFrom(
  '\x1b[2J',
  '\x1b]0;owned\x07',
  '\x1b]52;c;ZXZpbA==\x07',
  '\x1bPq#0\x1b\\',
  '\x9b31m',
  '\x9d0;x\x9c',
  '\x1b[6n',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0300'.repeat(30),
  '\x08\x08\x08',
  '\r\n',
  '\x0e',
  '\0',
  '\ue000',
  '\ue0001.2\ue001',
  '\ud800',
  '漢字',
  '👩‍👩‍👧‍👦',
)
const hostile = fc
  .array(fc.oneof(sharp, fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('release', ' queue ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map(parts => parts.join(''))

/** Our own sequences; whatever else begins with a control byte was somebody's text. */
const ours = /\x1b\[(?:\d*(?:;\d+)*[mHCK]|2J|\?(?:2026|25|1049|2004)[hl])|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x07/g

function strange(bytes: string): string[] {
  return [
    ...bytes
      .replace(ours, '')
      .matchAll(/[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/g),
  ].map(m => `U+${m[0].charCodeAt(0).toString(16)}`)
}

/** As a terminal pastes it: the end of the paste inside of the text ends it, as it does in the world. */
function pasted(text: string): string {
  return `\x1b[200~${text}\x1b[201~`
}

async function fits(shown: { rows(): string[]; taken(): string }, text: string): Promise<void> {
  const why = `${text}\n${shown.rows().join('\n')}`
  expect(strange(shown.taken()), why).toEqual([])
  expect(
    shown.rows().filter(row => cells(row) > 80),
    why,
  ).toEqual([])
  expect(shown.rows()[2], why).toMatch(/^─{80}$/)
  expect(shown.rows()[21], why).toMatch(/^─{80}$/)
}

/** Where people can type: the step, the keys before the line, and whether the cards have to be shown first. */
const places: { step: string; keys: string }[] = [
  { step: 'open.settle', keys: 'p' },
  { step: 'open.settle', keys: 'a' },
  { step: 'open.settle', keys: 'i\r' },
  { step: 'open.checkin', keys: '\r' },
  { step: 'purpose.star', keys: 's' },
  { step: 'purpose.deliveries', keys: '\r' },
  { step: 'challenge.write', keys: '\r!' },
  { step: 'challenge.group', keys: '\ra\r' },
  { step: 'action.options', keys: '\r' },
  { step: 'action.bet', keys: 's' },
  { step: 'close.gates', keys: '\rp\r' },
  { step: 'close.actions', keys: 'a' },
  { step: 'close.summary', keys: 'N' },
]

/** Puts a text into the lines of a place; looks at the screen while it stands there, when it is kept, and at the overlays. */
async function at(shown: Opened, { step, keys }: (typeof places)[number], text: string): Promise<void> {
  if (step === 'challenge.group') shown.room.submit({ by: 'p1' }, { do: 'reveal', step: 'challenge.write' })
  shown.room.submit({ by: 'p1' }, { do: 'go', to: step })
  await shown.type('')
  await shown.escape()
  await shown.escape()
  await shown.type(keys)
  await shown.type(pasted(text))
  await fits(shown, text)
  // Enter twice: a paste of several lines asks first.
  await shown.type('\r\r')
  await fits(shown, text)
  await shown.escape()
  await shown.escape()
  await shown.type('iwg')
  await fits(shown, text)
  await shown.escape()
  await shown.escape()
  await shown.escape()
}

function clean(kept: string, why: string): void {
  const found = kept
    .replace(/\n/g, '')
    .match(/[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]|\\u00[01]|\\u[dD][89a-fA-F]/)
  expect(found?.[0], why).toBeUndefined()
}

describe('hostile text', () => {
  it.each([
    [
      'the public list of naughty strings',
      () => naughty.filter((_, i) => i % Math.ceil(naughty.length / many) === 0 || many > 400),
    ],
    [
      'sequences, overrides and halves of characters',
      () => fc.sample(hostile, { numRuns: Math.ceil(many / 3), seed: 11 }),
    ],
  ])('%s is text: on the screen, in the log, in the notes', async (_, texts) => {
    for (const group of chunks(texts(), 26)) {
      const shown = await opened(begun())
      shown.taken()
      // Every text comes to two of the places, every place to many of the texts.
      for (const [i, text] of group.entries()) {
        await at(shown, places[i % places.length]!, text)
        await at(shown, places[(i * 5 + 3) % places.length]!, text)
      }
      const { log, session } = shown.room
      expect(log.length).toBeGreaterThan(7 + group.length)
      clean(JSON.stringify(log), JSON.stringify(group))
      for (const audience of ['team', 'others'] as const)
        clean(notes(session, log, { for: audience }), JSON.stringify(group))
      await shown.quit()
    }
  })

  it('as the name of a team stands on the home screen as text', async () => {
    for (const team of naughty.slice(0, 60)) {
      const list = sessions.map(s => ({ ...s, team }))
      const shown = await screen({ at: 'home', sessions: list }, noAppServices({ list: async () => list }))
      await fits(shown, JSON.stringify(team))
      await shown.quit()
    }
  })
})

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
