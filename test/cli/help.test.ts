import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { helpPages } from '../../src/cli/help-pages.ts'
import { nameOf } from '../../src/cli/parsing/command.ts'
import { exitCodes } from '../../src/errors.ts'
import { flywheel } from './program.ts'

describe('help', () => {
  test('the page on the disk is the page the commands make', () => {
    const { code, stdout, stderr } = flywheel(['--help'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toBe(helpPages().flywheel)
  })

  test('it reads the same in an unusual place, where the parser is asked', () => {
    expect(flywheel(['--ascii', 'show', '--help']).stdout).toBe(helpPages().show)
  })

  test('no line of any page is wider than 80 cells', () => {
    const wide = Object.values(helpPages()).flatMap(page => page.split('\n').filter(line => line.length > 80))
    expect(wide).toEqual([])
  })

  test('every command is on the first page, and its own page begins with examples', () => {
    for (const command of commands) {
      const name = nameOf(command)
      expect(helpPages().flywheel).toContain(`\n  ${name}`)
      expect(helpPages()[name]?.split('\n').slice(2, 4).join('\n')).toMatch(
        new RegExp(`^Examples:\\n {2}.*flywheel ${name}`),
      )
    }
  })

  test('every exit code is explained', () => {
    const { stdout } = flywheel(['help', 'exit-codes'])
    for (const code of Object.values(exitCodes)) expect(stdout).toMatch(new RegExp(`^ +${code}  \\S`, 'm'))
  })

  test('a topic that is not there: the nearest one, exit 2', () => {
    const { code, stdout, stderr } = flywheel(['help', 'exit-code'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toBe('flywheel: There is no help about "exit-code". Did you mean: flywheel help exit-codes\n')
  })
})
