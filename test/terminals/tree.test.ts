import { describe, expect, it, test } from 'vitest'
import { starTree } from '../../src/agendas/exercises/purpose/star-tree.ts'
import { readMeasure } from '../../src/interact/read-measure.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { inOrder } from '../../src/session/tree.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const [write, tree] = starTree.steps as [StepOf<'write'>, StepOf<'tree'>]
const { from: _, ...alone } = tree

const enter = '\r'
const texts = (screen: Opened) =>
  inOrder(workOf(screen.room.session, tree.id, 'tree')!.nodes).map(
    ({ node, lasts, orphan }) => `${orphan ? '?' : ''}${'  '.repeat(lasts.length)}${node.text}`,
  )

/** A star with three inputs, the last one chosen. */
async function grown(): Promise<Opened> {
  const screen = await atSteps([alone as StepOf<'tree'>])
  for (const text of ['orders', 'answers', 'reviews', 'payments', '']) await screen.type(text + enter)
  return screen
}

test('cards whose mark stands for a level are offered first there', async () => {
  const screen = await atSteps([write, tree])
  await screen.type(`i: answers${enter}no mark${enter}s: orders${enter}`)
  await screen.escape()
  await screen.type('rn')
  await screen.type('\x1b[A')
  expect(screen.text()).toContain('star > orders')
  await screen.type(`${enter}\x1b[A`)
  expect(screen.text()).toContain('input > answers')
})

describe('by keys', () => {
  it('the star comes first, its inputs by themselves, their work below the chosen one', async () => {
    const screen = await grown()
    expect(texts(screen)).toEqual(['orders', '  answers', '  reviews', '  payments'])
    await screen.type(`${enter}retry${enter}${enter}`)
    expect(texts(screen).at(-1)).toBe('    retry')
    expect(screen.text()).toContain('Test: orders depends on answers, reviews and payments, and these can move')
    expect(screen.rows()[23]).toMatch(/^ enter add work {2}r reword {2}M hang {2}x drop/)
  })

  it('another one goes beside it, and other words into it', async () => {
    const screen = await grown()
    await screen.type(`srefunds${enter}${enter}`)
    await screen.type(`r, first try${enter}`)
    expect(texts(screen)).toEqual(['orders', '  answers', '  reviews', '  payments', '  refunds, first try'])
  })

  it('a value has a unit and a day, and what cannot be read is told and kept', async () => {
    const screen = await grown()
    await screen.type(`v35 h 21 Nov${enter}`)
    expect(screen.text()).toMatch(/payments +35 h +21 Nov/)
    await screen.type(`vsoon${enter}`)
    expect(screen.text()).toContain('Type a number, its unit and day')
    expect(screen.text()).toContain('value h, day > soon')
  })

  it('what is let go or loses what it hung on is marked, counted, and hung elsewhere', async () => {
    const screen = await grown()
    await screen.type(`${enter}retry${enter}${enter}`)
    // Up to the input, and away with it.
    await screen.type('\x1b[Ax')
    expect(texts(screen)).toEqual(['orders', '  answers', '  reviews', '?retry'])
    expect(screen.text()).toContain('HANGS ON NOTHING YET, 1 of 4')
    expect(screen.text()).toContain('?  retry (work)')
    await screen.type('j')
    expect(screen.text()).toContain('Removed; 1 hangs on nothing now.  u takes it back.  M hangs it somewhere.')
    await screen.type(`M${enter}`)
    expect(texts(screen)).toEqual(['orders', '  answers', '    retry', '  reviews'])
    await screen.type('Mx')
    expect(texts(screen).at(-1)).toBe('?retry')
    await screen.type('u')
    expect(texts(screen)).toEqual(['orders', '  answers', '    retry', '  reviews'])
  })

  it('takes cards of the step before into the line', async () => {
    const screen = await atSteps([{ ...write, hidden: undefined } as unknown as StepOf<'write'>, tree])
    await screen.type(`s: orders${enter}i: answers${enter}${enter}n`)
    expect(screen.text()).toContain('ON CARDS, NOT IN THE TREE YET')
    await screen.type(`\x1b[A${enter}\x1b[A${enter}`)
    expect(texts(screen)).toEqual(['orders', '  answers'])
    expect(screen.text()).not.toContain('ON CARDS')
  })

  it('with nothing chosen, enter goes on', async () => {
    const screen = await grown()
    await screen.type('j')
    expect(screen.rows()[23]).toMatch(/^ enter go on/)
    await screen.type(enter)
    expect(screen.room.session.at).toBe('home')
  })
})

describe('a value with its unit and its day', () => {
  const today = '2026-11-22'
  it.each([
    ['61', { value: 61, at: today }],
    ['61 %', { value: 61, at: today, unit: '%' }],
    ['61% yesterday', { value: 61, at: '2026-11-21', unit: '%' }],
    ['35 h 21 Nov', { value: 35, at: '2026-11-21', unit: 'h' }],
    ['35 Nov 21', { value: 35, at: '2026-11-21' }],
    ['-1,5 hours a week 2026-11-01', { value: -1.5, at: '2026-11-01', unit: 'hours a week' }],
  ])('%s', (text, ok) => {
    expect(readMeasure(text, today)).toEqual({ ok })
  })

  it.each(['', 'soon', '1.2.3', '% 61', '35 h soon'])('%j is none', text => {
    expect(readMeasure(text, today)).toHaveProperty('say')
  })
})
