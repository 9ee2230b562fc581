import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { helpAsked, homeAsked } from '../../src/cli/asked.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { nameOf } from '../../src/cli/parsing/command.ts'
import { commandNames } from '../../src/cli/parsing/command-names.ts'

describe('home', () => {
  test('is asked for by nothing, or by flags that only say how it looks', () => {
    expect(homeAsked([], {})).toMatchObject({ color: true, ascii: false, linear: false })
    expect(homeAsked(['--ascii', '--no-color', '--dir', '/tmp'], {})).toMatchObject({
      dir: '/tmp',
      ascii: true,
      color: false,
    })
  })

  test('has no colour with the flag alone, of a folder too, and with the variable', () => {
    for (const argv of [
      ['--no-color'],
      ['--no-color', '/tmp'],
      ['/tmp', '--no-color'],
      ['--dir', '/tmp', '--no-color'],
    ])
      expect(homeAsked(argv, {})).toMatchObject({ color: false, ascii: false, linear: false })
    expect(homeAsked(['/tmp'], { NO_COLOR: '1' })).toMatchObject({ color: false })
    expect(homeAsked(['/tmp'], { NO_COLOR: '' })).toMatchObject({ color: true })
  })

  test('of a folder is asked for by its path, or by its name in --dir', () => {
    const cwd = process.cwd()
    const top = mkdtempSync(join(realpathSync(tmpdir()), 'flywheel-asked-'))
    for (const name of ['team a', 'list', 'kept/team b']) mkdirSync(join(top, name), { recursive: true })
    writeFileSync(join(top, 'file.json'), '{}')
    process.chdir(top)
    try {
      const dirOf = (...argv: string[]) => homeAsked(argv, { HOME: top })?.dir
      expect(dirOf('team a')).toBe(join(top, 'team a'))
      expect(dirOf('./list/', '--ascii')).toBe(join(top, 'list'))
      expect(dirOf('--dir', 'kept', 'team b')).toBe(join(top, 'kept', 'team b'))
      // A command, a session, nothing that is there, two folders, and words that no path is: the parser reads them.
      for (const argv of [
        ['list'],
        ['file.json'],
        ['none'],
        ['team a', 'list'],
        [''],
        ['-'],
        ['--', 'team a'],
        ['a\0b'],
      ])
        expect([argv, dirOf(...argv)]).toEqual([argv, undefined])
    } finally {
      process.chdir(cwd)
      rmSync(top, { recursive: true, force: true })
    }
  })

  test('knows the name of every command, none of which is a folder', () => {
    expect(commandNames).toEqual(commands.map(nameOf))
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
