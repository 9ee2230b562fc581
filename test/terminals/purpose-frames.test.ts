/** Trees, rings and the sentence in the frame: every row fits, at every size, in plain ASCII too. */
import { describe, expect, it } from 'vitest'
import { amazonFlywheel } from '../../src/agendas/exercises/purpose/amazon-flywheel.ts'
import { starTree } from '../../src/agendas/exercises/purpose/star-tree.ts'
import { theAsk, theAskStands } from '../../src/agendas/exercises/purpose/the-ask.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver } from '../../src/session/types.ts'
import { width as cells } from '../../src/text.ts'
import { atSteps } from './steps.ts'

const enter = '\r'
const { from: _, ...tree } = starTree.steps[1] as StepOf<'tree'>
const grown = [
  'orders finished without help',
  'first answer within a day',
  '日本語の部品',
  '',
  `${enter}search by id`,
  '',
]
const long = 'payments that pass first try, on whatever card or wallet people happen to have with them that day'
const stands = { choices: { ask: { text: `one answer for ${long}`, since: 'checkout-t0003' } } }
const written = ['late orders hear the day', long, 'shops sell on day one', '', '']

const views: Record<string, [StepOf[], Partial<CarriedOver>, string[]]> = {
  'tree, empty': [[tree], {}, []],
  'tree, growing': [[tree], {}, grown.slice(0, 3)],
  'tree, chosen': [[tree], {}, grown],
  'tree, hanging': [[tree], {}, [...grown, 'M\x00']],
  'tree, value': [[tree], {}, [...grown, 'k\x00', 'v35 h soon']],
  'tree, long': [[tree], {}, [...grown.slice(0, 3), ...Array.from({ length: 8 }, () => long), '']],
  'ring, its links': [[amazonFlywheel.steps[0]!], {}, []],
  'ring, weakest': [[amazonFlywheel.steps[0]!], {}, ['s\x00']],
  'ring, long': [[amazonFlywheel.steps[0]!], {}, [`${enter}${long}`, long, '']],
  'choose, typing': [theAskStands.steps, {}, []],
  'choose, stands': [theAskStands.steps, stands, []],
  'choose, cards': [theAsk.steps, stands, [...written, 'rnj\x00']],
  'choose, taken': [theAsk.steps, {}, [...written, `rnj${enter}\x00`]],
}

describe.each(Object.keys(views))('%s', name => {
  const [steps, carried, keys] = views[name]!
  it.each([
    [60, 20, false],
    [80, 24, false],
    [120, 40, false],
    [80, 24, true],
  ])('%dx%d, ascii %s', async (columns, rows, ascii) => {
    const screen = await atSteps(steps as StepOf[], carried, { columns, rows, ascii })
    for (const typed of keys) await screen.type(typed.endsWith('\x00') ? typed.slice(0, -1) : typed + enter)
    const shown = screen.rows()
    const where = shown.join('\n')
    const rule = (ascii ? '-' : '─').repeat(columns)
    expect(shown, where).toHaveLength(rows)
    expect(
      shown.filter(row => cells(row) > columns),
      where,
    ).toEqual([])
    expect([shown[2], shown[rows - 3]], where).toEqual([rule, rule])
    expect(shown[rows - 2], where).toMatch(/^ \S/)
    expect(shown[rows - 1], where).toMatch(/^ \S.*(F1 help|esc (keys|back|stays))$/)
    if (columns >= 80) expect(shown[rows - 2], where).not.toMatch(/…$/)
    if (ascii) expect(where.replace(/[\x20-\x7e\n\u3000-\u9fff]/g, ''), where).toBe('')
  })
})
