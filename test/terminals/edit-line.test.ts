/** Editing a line: whole characters, a cursor that never leaves it, and a limit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atCursor, type Edit, type Edited, edit, lineLimit, typeInto } from '../../src/screen/edit-line.ts'
import { graphemes } from '../../src/text.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 500)

const edits: Edit[] = [
  'left',
  'right',
  'home',
  'end',
  'backspace',
  'delete',
  'cut-to-start',
  'cut-word',
  'word-left',
  'word-right',
  'cut-to-end',
  'cut-word-right',
]
const stroke = fc.oneof(
  fc.constantFrom(...edits).map(how => (line: Edited) => edit(line, how)),
  fc
    .constantFrom('a', 'bc', ' ', '漢字', '👩‍💻', 'é', '🇩', '🇪', '\u0301', '\x1b[2J', '\u202e', '\n')
    .map(text => (line: Edited) => typeInto(line, text)),
)

/** A line after these strokes. */
function edited(strokes: readonly ((line: Edited) => Edited)[]): Edited {
  return strokes.reduce((line, make) => make(line), { text: '', at: 0 })
}

function bounds(text: string): number[] {
  const ends = [0]
  for (const g of graphemes(text)) ends.push(ends.at(-1)! + g.length)
  return ends
}

describe('whatever is done to a line', () => {
  it('its cursor stands between whole characters, and nothing of it is lost by looking', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 30 }), strokes => {
        const line = edited(strokes)
        expect(bounds(line.text)).toContain(line.at)
        expect(atCursor(line).join('')).toBe(line.text)
        expect(line.text).toBe(line.text.toWellFormed())
        expect(line.text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/)
      }),
      { numRuns: runs },
    )
  })

  it('a word that begins with a mark over a blank begins with the blank', () => {
    expect(edit({ text: 'a  \u0301b', at: 5 }, 'word-left').at).toBe(2)
    expect(edit({ text: ' \u0301', at: 2 }, 'word-left').at).toBe(0)
    expect(edit({ text: ' \u0301', at: 2 }, 'cut-word')).toEqual({ text: '', at: 0 })
  })

  it('left and right, home and end change no text, and stop at its ends', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 20 }), fc.nat(40), (strokes, far) => {
        const line = edited(strokes)
        let left = line
        for (let i = 0; i < far; i++) left = edit(left, 'left')
        let right = left
        for (let i = 0; i < far + line.text.length; i++) right = edit(right, 'right')
        expect(left.text).toBe(line.text)
        expect(right).toEqual(edit(line, 'end'))
        if (far >= line.text.length) expect(left).toEqual(edit(line, 'home'))
      }),
      { numRuns: runs },
    )
  })
})

describe('a line', () => {
  const line = (text: string, at = text.length): Edited => ({ text, at })
  it('takes text where the cursor is', () => {
    expect(typeInto(line('ab', 1), 'x')).toEqual(line('axb', 2))
    expect(typeInto(edit(line('ab'), 'right'), 'xy')).toEqual(line('abxy'))
    expect(typeInto(edit(line('ab', 0), 'left'), 'xy')).toEqual(line('xyab', 2))
  })
  it('loses whole characters', () => {
    expect(edit(line('a👩‍💻'), 'backspace')).toEqual(line('a'))
    expect(edit(line('👩‍💻a', 0), 'delete')).toEqual(line('a', 0))
    expect(edit(line('the release queue '), 'cut-word')).toEqual(line('the release '))
    expect(edit(line('the release', 4), 'cut-to-start')).toEqual(line('release', 0))
  })
  it('is at most so long', () => {
    const full = typeInto(line(''), 'a'.repeat(lineLimit + 20))
    expect(full.text).toHaveLength(lineLimit)
    expect(typeInto(full, 'b').text).toBe(full.text)
  })
})

it.each<[Edit, number, string, number]>([
  ['word-left', 16, 'the release 漢字 queue', 15],
  ['word-left', 15, 'the release 漢字 queue', 12],
  ['word-left', 0, 'the release 漢字 queue', 0],
  ['word-right', 3, 'the release 漢字 queue', 11],
  ['word-right', 20, 'the release 漢字 queue', 20],
  ['cut-word-right', 3, 'the 漢字 queue', 3],
  ['cut-word', 11, 'the  漢字 queue', 4],
  ['cut-to-end', 11, 'the release', 11],
])('%s from %i', (how, at, text, to) => {
  expect(edit({ text: 'the release 漢字 queue', at }, how)).toEqual({ text, at: to })
})
