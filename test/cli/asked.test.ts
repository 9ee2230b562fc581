import { describe, expect, test } from 'vitest'
import { helpAsked, homeAsked } from '../../src/cli/asked.ts'

describe('home', () => {
  test('is asked for by nothing, or by flags that only say how it looks', () => {
    expect(homeAsked([], {})).toMatchObject({ color: true, ascii: false, linear: false })
    expect(homeAsked(['--ascii', '--no-color', '--dir', '/tmp'], {})).toMatchObject({
      dir: '/tmp',
      ascii: true,
      color: false,
    })
  })

  test.each([[['list']], [['x.json']], [['--dir']], [['--dir', '--ascii']], [['--asci']]])(
    '%j goes to the parser',
    argv => {
      expect(homeAsked(argv, {})).toBeUndefined()
    },
  )
})

describe('help', () => {
  test.each([
    [['--help'], 'flywheel'],
    [['--ascii', 'new', '-h'], 'new'],
    [['--version'], 'version'],
  ])('%j', (argv, page) => {
    expect(helpAsked(argv)).toBe(page)
  })

  test('is not asked for behind --', () => {
    expect(helpAsked(['open', '--', '--help'])).toBeUndefined()
  })
})
