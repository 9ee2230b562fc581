/** Completions as the shells make them: bash and zsh on a terminal, fish by its own question for them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { agendas } from '../../src/agendas/index.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { commonOptions, nameOf, type Row } from '../../src/cli/parsing/command.ts'
import { spelling } from '../../src/cli/parsing/help-page.ts'
import { program } from '../support/program.ts'
import { flywheel, folder, plainEnv } from './program.ts'

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).error === undefined
const names = commands.map(nameOf)
let cwd: string

beforeAll(() => {
  cwd = folder()
  for (const name of ['sessions', 'my retros', 'maps']) mkdirSync(join(cwd, name))
  for (const name of ['sessions/checkout-t0001.json', 'my retros/search-t0007.json', 'tea.owm', 'notes of Bo.md'])
    writeFileSync(join(cwd, name), '{}')
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(cwd, `.${shell}`), flywheel(['completion', shell]).stdout)
})

test('the script the launcher prints from disk is the one the commands make', () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    expect(flywheel(['completion', shell, '--ascii']).stdout).toBe(flywheel(['completion', shell]).stdout)
})

/** What is typed, what must be offered for its last word, and what must not. */
const cases: [typed: string, offered: string[], not?: string[]][] = [
  ['flywheel ', [...names, 'checkout-t0001']],
  ['flywheel mo', ['momentum'], ['new', 'demo']],
  ['flywheel new --', ['--team', '--people', '--agenda', '--no-open', '--dir', '--no-bell', '--help'], ['--headless']],
  ['flywheel --ascii list --j', ['--json']],
  ['flywheel show ', ['checkout-t0001', 'tea.owm']],
  ['flywheel show checkout-t0001 ', ['session', 'actions', 'metrics', 'log', 'tree'], ['tea.owm']],
  ['flywheel --dir sessions show checkout-t0001 --as ', ['opml', 'mindmap']],
  ['flywheel new --agenda ', [...Object.keys(agendas), 'tea.owm']],
  ['flywheel list --dir ', ['sessions', 'my retros'], ['tea.owm']],
  ['flywheel --dir "my retros" open ', ['search-t0007'], ['checkout-t0001']],
  ['flywheel check checkout-t0001 ch', ['checkout-t0001']],
  ['flywheel map ', ['draw', 'edit', 'check', 'convert', 'diff', 'parse', 'format']],
  ['flywheel map diff tea.owm not', ['notes of Bo.md']],
  ['flywheel help ', [...names, 'exit-codes', 'keys']],
  ['flywheel facts --csv tea.owm --', ['--git']],
  ['flywheel show --csv checkout-t0001 ', ['session', 'actions']],
  ['flywheel new --team ', [], ['tea.owm', 'sessions']],
]

/** What the names of files lose in quoting. */
const bare = (text: string) => text.replaceAll('\\', '').replaceAll("'", '')

describe.skipIf(!has('fish'))('fish', () => {
  test.each(cases)('%s', (typed, offered, not = []) => {
    const asked = spawnSync('fish', ['--no-config', '-c', `source .fish; complete -C '${typed}'`], {
      cwd,
      encoding: 'utf8',
      env: plainEnv(),
    })
    expect(asked.stderr).toBe('')
    const all = asked.stdout.split('\n').map(line => bare(line.split('\t')[0]!).replace(/\/$/, ''))
    expect(all).toEqual(expect.arrayContaining(offered))
    for (const word of not) expect(all).not.toContain(word)
  })
})

/** How a shell starts bare, reads the script in, and shows all that fits when tab is pressed once. */
const shells = {
  bash: {
    args: ['--norc', '--noprofile', '-i'],
    start: [
      "bind 'set show-all-if-ambiguous on'; bind 'set page-completions off'; bind 'set completion-query-items 0'",
      "bind 'set completion-prefix-display-length 0'; source .bash",
    ],
  },
  zsh: {
    args: ['-f', '-i'],
    start: ['bindkey -e; autoload -Uz compinit && compinit -u -D; unsetopt AUTO_MENU; LISTMAX=1000; source .zsh'],
  },
}

/** The screen after a line is typed and tab pressed twice, with what was typed and completed on its first row. */
async function tabbed(shell: keyof typeof shells, typed: string): Promise<string> {
  const { args, start } = shells[shell]
  const env = { ...plainEnv(), PS1: '$ ', HOME: cwd, HISTFILE: '/dev/null' }
  const screen = program(args, { command: shell, cwd, env, columns: 160, rows: 200 })
  try {
    await screen.see('$ ')
    for (const line of start) screen.type(`${line}\r`)
    screen.type('clear; echo ready\r')
    await screen.see(/^ready\n\$/m)
    screen.type(`${typed}\t\t`)
    // What the line holds when the shell has done with both tabs: the sign is put where the cursor stands.
    screen.type('\x01#\x05@')
    await screen.see(/\$ #.*@/)
    return bare(screen.text())
  } finally {
    screen.kill('SIGKILL')
    await screen.exited
  }
}

describe.each(['bash', 'zsh'] as const)('%s', shell => {
  describe.skipIf(!has(shell)).concurrent('on a terminal', () => {
    test.each(cases)('%s', async (typed, offered, not = []) => {
      const text = await tabbed(shell, typed)
      for (const word of offered)
        expect(text).toMatch(new RegExp(`(^|[\\s#])${word.replaceAll('.', '\\.')}([\\s/@]|$)`, 'm'))
      for (const word of not) expect(text).not.toMatch(new RegExp(`^(.* )?${word}([ /]|$)`, 'm'))
    })
  })
})

/** bash as it is asked without a terminal: every command with its options, as the table has them. */
test.skipIf(!has('bash'))('bash offers for each command exactly the options of the table', () => {
  const asked = names.map(name => `COMP_WORDS=(flywheel ${name} --); COMP_CWORD=2; _flywheel; echo "\${COMPREPLY[*]}"`)
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `source .bash; ${asked.join('; ')}`], {
    cwd,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const typed = (rows: Record<string, Row>) => Object.entries(rows).map(([name, row]) => spelling(name, row).option)
  expect(
    stdout
      .trim()
      .split('\n')
      .map(line => line.split(' ').sort()),
  ).toEqual(commands.map(command => [...new Set([...typed(commonOptions), ...typed(command.options ?? {})])].sort()))
})
