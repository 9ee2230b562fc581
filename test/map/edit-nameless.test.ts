import { describe, expect, test } from 'vitest'
import { edit } from '../../src/map/changes/edit.ts'
import { placeLine, remarkLine, retextLine } from '../../src/map/changes/edit-nameless.ts'
import { inertia } from '../../src/map/decks/inertia.ts'
import { parse } from '../../src/map/text/parse.ts'
import { inertiaReason } from '../../src/map/text/remarks.ts'

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
    expect(new Set(inertia.cards.map(t => t.name)).size).toBe(17)
    expect(inertia.cards.filter(t => t.group === 'supplier')).toHaveLength(3)
  })

  test('it stands in a comment, which changes nothing of the map, and another comment stays', () => {
    const before = parse('component A [0.5, 0.5] inertia // ask Bo\n')
    const after = remarkLine(before, 1, 'inertia', 'sunk capital')
    expect(text(after)).toBe('component A [0.5, 0.5] inertia // ask Bo // inertia: sunk capital\n')
    if ('why' in after) throw new Error(after.say)
    expect(after.map).toEqual(before.map)
    expect(inertiaReason(after, 1)).toBe('sunk capital')
    expect(text(remarkLine(after, 1, 'inertia', undefined))).toBe(before.text)
  })
})

describe('a movement on the line of its part', () => {
  const document = parse(
    'component A [0.5, 0.3] evolve 0.9 // soon\ncomponent B [0.2, 0.2]\nevolve B->C 0.5\nA->B\nA->C\n',
  )

  test('goes somewhere else there', () => {
    expect(text(edit(document, { do: 'evolve', name: 'A', to: 0.8 }))).toContain(
      'component A [0.5, 0.3] evolve 0.80 // soon\n',
    )
  })

  test('is taken away without its part', () => {
    expect(text(edit(document, { do: 'settle', name: 'A' }))).toContain('component A [0.5, 0.3] // soon\n')
  })

  test('a part goes with the links of what it was to become', () => {
    expect(text(edit(document, { do: 'remove', name: 'B' }))).toBe('component A [0.5, 0.3] evolve 0.9 // soon\n')
  })

  test('a part that shares its line is not taken away with the others', () => {
    const inline = parse('component P [0.5, 0.3]\npipeline P { component X [0.2]; component Y [0.6] }\n')
    expect(inline.map.pipelines[0]?.children).toHaveLength(2)
    expect(text(edit(inline, { do: 'remove', name: 'X' }))).toBe(
      '"X" stands on line 2 together with others; edit that line.',
    )
  })
})
