import { describe, expect, test } from 'vitest'
import { type KeyRow, keyTable } from '../../../src/screen/keys/keys.ts'
import { width } from '../../../src/text.ts'
import { checkout, esc, keys, onMap } from './given.ts'

const sizes = [
  [60, 20],
  [80, 24],
  [120, 40],
] as const

describe.each(sizes)('at %ix%i', (columns, rows) => {
  test.each([
    ['browsing', ''],
    ['jumping', 'f'],
    ['moving', 'jM'],
    ['linking', 'jL'],
    ['stretching', 'TPion\r'],
    ['typing', 'a'],
    ['the list', keys.tab],
    ['inertia', 'jji'],
    ['help', '?'],
    ['commands', ':'],
    ['the grid, close', 'g+'],
    ['ghosts and a chain', 'jM1\roz'],
  ])('%s fits: frame in place, no row too wide, the same in ASCII', async (_, typed) => {
    for (const ascii of [false, true]) {
      const map = await onMap(checkout, { columns, rows, ascii })
      await map.type(typed)
      const shown = map.rows()
      expect(shown[0]).toContain('checkout.owm')
      expect(shown[2]).toMatch(ascii ? /^-+$/ : /^─+$/)
      expect(shown[rows - 3]).toMatch(ascii ? /^-+$/ : /^─+$/)
      expect(shown[rows - 2]).not.toBe('')
      for (const row of shown) expect(width(row)).toBeLessThanOrEqual(columns)
      if (ascii) expect(map.text()).toMatch(/^[\x20-\x7e\n]*$/)
    }
  })
})

describe('names stay put', () => {
  /** Where each name stands, as row and column, without the one that moves. */
  const places = (rows: readonly string[]) =>
    ['Shopper', 'Delivery promise', 'Checkout ', 'Stock view', 'Sign-in', 'Data store', 'Release path', 'Compute'].map(
      name => {
        const y = rows.findIndex((row, i) => i > 2 && i < rows.length - 4 && row.includes(name))
        return `${name} ${y} ${rows[y]?.indexOf(name)}`
      },
    )

  test('while a part moves, and when it is kept', async () => {
    const map = await onMap()
    await map.type(`/Tax rules${keys.enter}`)
    const before = places(map.rows())
    await map.type('M')
    for (const key of [keys.right, keys.right, keys.right, keys.down, keys.right, keys.right]) {
      await map.type(key)
      expect(places(map.rows())).toEqual(before)
    }
    await map.type(keys.enter)
    expect(places(map.rows())).toEqual(before)
  })
})

describe('what is said while a part moves', () => {
  test('its place in words and numbers, and where it was', async () => {
    const map = await onMap()
    await map.type(`/Payments  vis${keys.enter}M4`)
    expect(map.rows()[1]).toContain('Payments    85 commodity, later half;  visible 52 half way down')
    expect(map.text()).toContain('was 58, visible 52.')
    expect(map.rows().at(-1)).toContain('MOVE')
  })
})

describe('keys', () => {
  test('every hint of the footer works here, and every key is in the help', async () => {
    const map = await onMap(checkout, { columns: 120, rows: 40 })
    await map.type('?')
    for (const row of keyTable.editing as readonly KeyRow[]) expect(map.text()).toContain(row.on[0])
    for (const row of keyTable.editing as readonly KeyRow[]) expect(map.text()).toContain(row.does.slice(0, 20))
  })

  test('help over a move leaves the move as it is', async () => {
    const map = await onMap()
    await map.type(`/Tax rules${keys.enter}M${keys.right}?`)
    expect(map.text()).toContain('put it back')
    await map.type(esc)
    await map.type(keys.enter)
    expect(map.held()).toContain('component Tax rules [0.40, 0.37]')
  })

  test('a command from the list does what its key does', async () => {
    const map = await onMap()
    await map.type(`/Tax rules${keys.enter}:delete it${keys.enter}`)
    expect(map.held()).not.toContain('Tax rules')
  })

  test('ctrl-c leaves a move first, then asks, then ends; q ends at once', async () => {
    const map = await onMap()
    await map.type(`M${keys.right}\x03`)
    expect(map.text()).not.toContain('MOVE')
    await map.type('\x03')
    expect(map.text()).toContain('Press ctrl-c again to quit')
    await map.type('\x03')
    expect(await map.exited).toBe(130)
    const other = await onMap()
    await other.type('q')
    expect(await other.exited).toBe(0)
  })

  test('a window that changes its size keeps the move', async () => {
    const map = await onMap()
    await map.type(`/Tax rules${keys.enter}M1`)
    await map.resize(44, 14)
    await map.resize(120, 40)
    expect(map.rows()[1]).toContain('Tax rules    9 genesis')
    await map.type(keys.enter)
    expect(map.held()).toContain('component Tax rules [0.40, 0.09]')
  })
})
