import { describe, expect, test } from 'vitest'
import { prefersAscii, settings, shown } from '../../src/cli/environment.ts'

describe('settings', () => {
  test('a flag wins over a variable, a variable over what is usual', () => {
    expect(settings({}, {}).dir).toMatch(/\/sessions$/)
    expect(settings({}, { FLYWHEEL_DIR: '/a' }).dir).toBe('/a')
    expect(settings({ dir: '/b' }, { FLYWHEEL_DIR: '/a' }).dir).toBe('/b')
  })

  test('NO_COLOR counts with any value but an empty one', () => {
    expect(settings({}, { NO_COLOR: '1' }).color).toBe(false)
    expect(settings({}, { NO_COLOR: '' }).color).toBe(true)
    expect(settings({ color: false }, {}).color).toBe(false)
  })

  test('a terminal that can do nothing gets plain lines without colours', () => {
    expect(settings({}, { TERM: 'dumb' })).toMatchObject({ linear: true, color: false })
    expect(settings({}, { ACCESSIBLE: '1' }).linear).toBe(true)
    expect(settings({}, { ACCESSIBLE: '0' }).linear).toBe(false)
  })
})

describe('ASCII is drawn', () => {
  test.each([
    [{ LANG: 'C' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'ja_JP.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, true],
    [{ LANG: 'en_US.UTF-8' }, false],
    [{ LC_ALL: 'C.UTF-8', LANG: 'C' }, false],
    [{}, false],
  ])('%j: %s', (env, ascii) => {
    expect(prefersAscii(env)).toBe(ascii)
  })
})

test('a folder is shown as people would type it', () => {
  expect(shown('/home/ana/shop/sessions', '/home/ana/shop')).toBe('./sessions')
  expect(shown('/home/ana/shop', '/home/ana/shop')).toBe('.')
  expect(shown('/srv/sessions', '/home/ana/shop')).toBe('/srv/sessions')
})
