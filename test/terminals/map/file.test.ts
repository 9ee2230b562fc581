import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { checkout, difference, esc, keys, onMap } from './given.ts'

const moveTaxRules = `/Tax rules${keys.enter}M1${keys.enter}`
const mine = ['- component Tax rules [0.40, 0.36]', '+ component Tax rules [0.40, 0.09]']

describe('every change is saved', () => {
  test('at once, and the header says so', async () => {
    const map = await onMap()
    await map.type(moveTaxRules)
    expect(map.writes()).toBe(1)
    expect(map.rows()[0]).toMatch(/saved$/)
  })

  test('a failure stays marked and w tries again', async () => {
    let full = true
    const map = await onMap(checkout, { fails: () => (full ? 'No space is left on the disk.' : undefined) })
    await map.type(moveTaxRules)
    expect(map.rows()[0]).toMatch(/NOT SAVED$/)
    expect(map.held()).toBe(checkout)
    await map.type('q')
    expect(map.text()).toContain('It is not saved: w saves')
    full = false
    await map.type('w')
    expect(map.rows()[0]).toMatch(/saved$/)
    expect(difference(checkout, map.held())).toEqual(mine)
  })
})

describe('a file that somebody else changed', () => {
  const theirs = checkout.replace('[0.36, 0.86]', '[0.36, 0.91]')

  async function given() {
    const map = await onMap()
    map.put(theirs)
    await map.type(moveTaxRules)
    return map
  }

  test('is noticed, asked about, and not overwritten', async () => {
    const map = await given()
    expect(map.text()).toContain('This file was changed by somebody else; nothing of it was overwritten.')
    expect(map.rows()[0]).toMatch(/NOT SAVED$/)
    expect(map.held()).toBe(theirs)
  })

  test('enter takes theirs and makes the change again on it', async () => {
    const map = await given()
    await map.type(keys.enter)
    expect(difference(theirs, map.held())).toEqual(mine)
    expect(map.rows()[0]).toMatch(/saved$/)
    await map.type('u')
    expect(map.held()).toBe(theirs)
    await map.type('u')
    expect(map.held()).toBe(theirs)
  })

  test('t takes theirs, and u brings mine back', async () => {
    const map = await given()
    await map.type('t')
    expect(map.held()).toBe(theirs)
    await map.type('u')
    expect(difference(checkout, map.held())).toEqual(mine)
  })

  test('k keeps mine in a file beside it', async () => {
    const map = await given()
    await map.type('k')
    expect(map.held()).toBe(theirs)
    expect(map.aside.map(text => difference(checkout, text))).toEqual([mine])
    expect(map.text()).toContain('Yours is kept as checkout.mine.owm')
  })

  test('comes in quietly while nothing of mine waits: what is chosen stays, and u takes back mine alone', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const map = await onMap()
    await map.type(moveTaxRules)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(map.text()).not.toContain('Changed by somebody else')
    const both = map
      .held()
      .replace('[0.36, 0.86]', '[0.36, 0.91]')
      .replace('note who', 'component Late [0.7, 0.7]\nnote who')
    map.put(both)
    await vi.advanceTimersByTimeAsync(2_000)
    await map.type('')
    expect(map.text()).toMatch(/Changed by somebody else: new component Late \(and 1 more\)/)
    expect(map.text()).toContain('Tax ●')
    expect(map.rows()[0]).toMatch(/saved$/)
    await map.type('u')
    expect(difference(checkout, map.held())).toEqual([
      '- \tcomponent Sign-in [0.36, 0.86]',
      '+ \tcomponent Sign-in [0.36, 0.91]',
      '+ component Late [0.7, 0.7]',
    ])
  })

  test('what both have changed is not taken back, and nothing is lost', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const map = await onMap()
    await map.type(moveTaxRules)
    map.put(map.held().replace(/component Tax rules .*/, 'component Tax rules [0.11, 0.11]'))
    await vi.advanceTimersByTimeAsync(2_000)
    await map.type('u')
    expect(map.text()).toContain('Not taken back: move Tax rules.')
    expect(map.held()).toContain('component Tax rules [0.11, 0.11]')
  })

  test('esc decides later: it stays unsaved and w asks again', async () => {
    const map = await given()
    await map.type(esc)
    expect(map.text()).toContain('Not saved: the file was changed by somebody else.')
    expect(map.held()).toBe(theirs)
    await map.type('w')
    expect(map.text()).toContain('Which text do you want to keep?')
  })
})

describe('E edits the text elsewhere', () => {
  test('what comes back is one change', async () => {
    let away = ''
    const map = await onMap(checkout, {
      edited: async text => {
        away = text
        return text.replace('Tax rules [0.40, 0.36]', 'Tax rules [0.40, 0.37]')
      },
    })
    map.taken()
    await map.type('E')
    expect(away).toBe(checkout)
    expect(difference(checkout, map.held())).toEqual([
      '- component Tax rules [0.40, 0.36]',
      '+ component Tax rules [0.40, 0.37]',
    ])
    // The terminal was given away and taken back.
    expect(map.taken()).toMatch(/\x1b\[\?1049l[\s\S]*\x1b\[\?1049h/)
    await map.type('u')
    expect(map.held()).toBe(checkout)
    expect(map.text()).toContain('Taken back: edit the text.')
  })

  test('a text left as it was is no change', async () => {
    const map = await onMap(checkout, { edited: async text => text })
    await map.type('E')
    expect(map.text()).toContain('The text is as it was.')
    expect(map.writes()).toBe(0)
  })

  test('without an editor it says how to name one', async () => {
    const map = await onMap(checkout, {
      edited: async () => {
        throw new UserError('There is no editor to edit the text in.', 'Say which in the variable EDITOR.')
      },
    })
    await map.type('E')
    expect(map.text()).toContain('There is no editor to edit the text in. Say which in the variable EDITOR.')
  })
})
