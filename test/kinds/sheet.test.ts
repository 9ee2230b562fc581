import { describe, expect, it } from 'vitest'
import { type Block, drawSheet, facts, idsByPage, line, lines } from '../../src/kinds/shared/sheet.ts'

/** A block of so many rows: `a1`, `a2` … */
const block = (id: string, rows: number): Block =>
  Array.from({ length: rows }, (_, i) => ({ ...line(`${id}${i + 1}`), id }))
const blocks = (...sizes: number[]) => sizes.map((rows, i) => block(String.fromCharCode(97 + i), rows))
const small = { width: 40, height: 6 }

describe('a sheet', () => {
  it('is only as high as it needs', () => {
    expect(drawSheet({ blocks: blocks(1, 1) }, small).lines()).toEqual([' a1', '', ' b1'])
  })

  it('gives blank rows up before it needs a second page', () => {
    expect(drawSheet({ blocks: blocks(2, 2, 2) }, small).lines()).toEqual([' a1', ' a2', ' b1', ' b2', ' c1', ' c2'])
  })

  it('says what is below, and pages go round', () => {
    const sheet = { blocks: blocks(3, 3, 3), rest: (below: Block[]) => below.map(b => b[0]?.id).join(' ') }
    const page = (n: number) => drawSheet(sheet, { ...small, page: n }).lines()
    expect(page(0)).toEqual([' a1', ' a2', ' a3', '   more below: b c       page 1 of 3  ↓'])
    expect(page(2).at(-1)).toBe('                         page 3 of 3')
    expect(page(3)).toEqual(page(0))
  })

  it('shows the page with what is pointed at, marked', () => {
    const rows = drawSheet({ blocks: blocks(3, 3, 3) }, { ...small, focus: 'b' }).lines()
    expect(rows.slice(0, 3)).toEqual(['▸b1', ' b2', ' b3'])
  })

  it('lets head and foot go before what it is about', () => {
    const sheet = { head: [line('head')], blocks: blocks(3), foot: [line('foot')] }
    expect(drawSheet(sheet, { width: 40, height: 9 }).lines()).toEqual([' head', ' a1', ' a2', ' a3', ' foot'])
    expect(drawSheet(sheet, { width: 40, height: 5 }).lines()).toEqual([' head', ' a1', ' a2', ' a3'])
    expect(drawSheet(sheet, { width: 40, height: 3 }).lines()).toEqual([' a1', ' a2', ' a3'])
  })
})

describe('what stays together', () => {
  it('goes to the next column whole', () => {
    const rows = drawSheet({ blocks: blocks(4, 4), columns: 2 }, { width: 40, height: 7 }).lines()
    expect(rows).toEqual(['a', 'a', 'a', 'a'].map((_, i) => ` a${i + 1}${' '.repeat(18)}b${i + 1}`))
  })

  it('is split only when it is taller than a page', () => {
    expect(idsByPage({ blocks: blocks(3, 4) }, small)).toEqual([['a'], ['b']])
    expect(idsByPage({ blocks: blocks(9, 2) }, small)).toEqual([['a'], ['a'], ['b']])
  })

  it('or between two things of it, where it may', () => {
    const mixed = [...block('a', 2), ...block('b', 2), ...block('c', 2)]
    expect(idsByPage({ blocks: [block('x', 2), mixed], loose: true }, small)).toEqual([
      ['x', 'a'],
      ['b', 'c'],
    ])
  })
})

it('facts break between, not inside', () => {
  const text = facts(['written by 5', '', 'seen 14 of 14', '11 of 15 dots'], 1, 32).map(r => r.pieces[0]?.text)
  expect(text).toEqual(['written by 5   seen 14 of 14', '11 of 15 dots'])
})

it('a text wraps at its column', () => {
  expect(lines('one two three', 4, 12).map(r => r.pieces[0])).toEqual([
    { at: 4, text: 'one two', tone: 'plain' },
    { at: 4, text: 'three', tone: 'plain' },
  ])
})
