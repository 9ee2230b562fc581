/** Hidden is hidden in the bytes: nothing of a card leaves for the terminal before the reveal, not even its length. */
import { expect, it } from 'vitest'
import { attackTheAsk } from '../../src/agendas/exercises/challenge/attack-the-ask.ts'
import { cardsOf } from '../../src/kinds/made/board.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { before, exampleLog, type Opened, opened } from './given.ts'
import { atSteps } from './steps.ts'

/** The hidden step as it opens, everything before it done. */
async function writing(): Promise<Opened> {
  const shown = await opened(before(exampleLog(1), 'challenge.write'))
  await shown.escape()
  await shown.type('n')
  shown.taken()
  return shown
}

const canary = 'xyzzy the release queue waits for zork'

it('no byte of a card is written while it is typed, kept, handed on, undone, helped with or waited for', async () => {
  const shown = await writing()
  for (const key of canary) await shown.type(key)
  await shown.type('\r')
  await shown.type(`- ${canary}\r`)
  await shown.type('\t')
  await shown.type(`+ ${canary}\r${canary}`)
  await shown.escape()
  for (const key of ['u', 'U', '?']) await shown.type(key)
  await shown.escape()
  for (const key of ['w', 'w', 'i', 'i', 'o']) await shown.type(key)
  await shown.escape()
  await shown.type(':')
  await shown.escape()
  await shown.type('y')
  await shown.resize(120, 40)
  await shown.resize(44, 14)
  await shown.resize(80, 24)
  await shown.type('n')
  await shown.type('b')
  const bytes = shown.taken()
  for (const word of ['xyzzy', 'zork', 'queue', 'release']) expect(bytes).not.toContain(word)
  // The copied screen travels in other letters.
  for (const [, text] of bytes.matchAll(/\x1b\]52;c;([^\x07]*)\x07/g))
    expect(Buffer.from(text!, 'base64').toString()).not.toContain('xyzzy')
  await shown.escape()
  await shown.type('r')
  expect(shown.taken()).toContain('zork')
})

it('the number of bytes says nothing about the length of a card', async () => {
  const sizes: number[][] = []
  for (const text of ['a', canary, canary.repeat(12)]) {
    const shown = await writing()
    const counts: number[] = []
    const count = () => counts.push(Buffer.byteLength(shown.taken()))
    await shown.type(text)
    count()
    await shown.type('\r')
    count()
    await shown.type('\t')
    count()
    await shown.type(text)
    count()
    await shown.resize(44, 14)
    count()
    await shown.resize(80, 24)
    count()
    await shown.escape()
    count()
    sizes.push(counts)
  }
  expect(sizes[1]).toEqual(sizes[0])
  expect(sizes[2]).toEqual(sizes[0])
})

it('each key of a hidden line writes the same, whatever it was', async () => {
  const shown = await writing()
  await shown.type('a')
  shown.taken()
  for (const key of 'release queue 漢') {
    await shown.type(key)
    expect(shown.taken()).toBe('')
  }
})

it('who asks to see it sees it, for two seconds and on purpose', async () => {
  const shown = await writing()
  await shown.type(canary)
  expect(shown.text()).not.toContain('zork')
  await shown.type('\x1b[A')
  expect(shown.text()).toContain('zork')
})

it('where ! is a mark, a card that begins with it is as hidden as any other', async () => {
  const marks = [{ mark: '!', label: 'why it failed' }]
  const write = { ...attackTheAsk.steps[0]!, marks } as StepOf<'write'>
  const shown = await atSteps([write])
  expect(shown.text()).not.toContain('said aloud')
  shown.taken()
  await shown.type(`! ${canary}`)
  await shown.type('\r')
  expect(shown.taken()).not.toContain('xyzzy')
  const [card] = cardsOf(shown.room.session, write.id)
  expect(card).toMatchObject({ text: canary, mark: '!' })
  expect(card?.via).not.toBe('said')
})
