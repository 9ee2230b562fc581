import { describe, expect, test } from 'vitest'
import { placeLine, reasonLine, retextLine } from '../../src/map/edit-line.ts'
import { inertiaReason, inertiaTypes } from '../../src/map/inertia-types.ts'
import { parse } from '../../src/map/parse.ts'

const text = (answer: ReturnType<typeof placeLine>) => ('why' in answer ? answer.say : answer.text)

describe('a place on a line', () => {
  test.each([
    ['note ask them [.5,0.3] // soon', [undefined, 0.4], 0, 'note ask them [.5,0.40] // soon'],
    ['note ask them', [0.2, 0.4], 0, 'note ask them [0.20, 0.40]'],
    ['annotation 1 [[0.1, 0.2],[0.3, 0.4]] here', [0.35, undefined], 1, 'annotation 1 [[0.1, 0.2],[0.35, 0.4]] here'],
    ['pioneers [0.9, 0.1, 0.6, 0.3]', [0.9, 0.1, 0.6, 0.35], 0, 'pioneers [0.90, 0.10, 0.60, 0.35]'],
  ])('%s', (line, values, nth, wanted) => {
    expect(text(placeLine(parse(`// top\r\n${line}\r\n`), 2, values, nth))).toBe(`// top\r\n${wanted}\r\n`)
  })

  test('a line that is not there is a sentence', () => {
    expect(text(placeLine(parse('note a [0.1, 0.2]'), 7, [0.1]))).toBe('That line is no longer there.')
  })
})

describe('another text', () => {
  test.each([
    ['note ask them [0.5, 0.3]', 'ask [all] of them', 'note "ask [all] of them" [0.5, 0.3]'],
    ['annotation 1 [0.5, 0.3] rent it', 'buy it', 'annotation 1 [0.5, 0.3] buy it'],
    ['annotation 1 [0.5, 0.3]', 'buy it', 'annotation 1 [0.5, 0.3] buy it'],
    ['accelerator tide [0.5, 0.3]', 'storm', 'accelerator storm [0.5, 0.3]'],
  ])('%s', (line, to, wanted) => {
    expect(text(retextLine(parse(line), 1, to))).toBe(wanted)
  })

  test('read again, it says what was typed', () => {
    for (const to of ['a "quoted" word', '[0.1, 0.2]', 'a // b', '日本']) {
      const after = retextLine(parse('note x [0.5, 0.3]'), 1, to)
      expect('why' in after ? after.say : after.map.notes[0]?.text).toBe(to)
    }
  })
})

describe('why a part resists', () => {
  test('there are seventeen types, each with a name of its own', () => {
    expect(new Set(inertiaTypes.map(t => t.name)).size).toBe(17)
    expect(inertiaTypes.filter(t => t.side === 'supplier')).toHaveLength(3)
  })

  test('it stands in a comment, which changes nothing of the map, and another comment stays', () => {
    const before = parse('component A [0.5, 0.5] inertia // ask Bo\n')
    const after = reasonLine(before, 1, 'sunk capital')
    expect(text(after)).toBe('component A [0.5, 0.5] inertia // ask Bo // inertia: sunk capital\n')
    if ('why' in after) throw new Error(after.say)
    expect(after.map).toEqual(before.map)
    expect(inertiaReason(after, 1)).toBe('sunk capital')
    expect(text(reasonLine(after, 1, undefined))).toBe(before.text)
  })
})
