/** Manual pages and topics of help: read by the tools that people read them with. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { home } from '../../src/cli/commands/open.ts'
import { manPages } from '../../src/cli/manuals/man-page.ts'
import { otherPages, pageTopics, topics } from '../../src/cli/manuals/topics.ts'
import { nameOf, type Row } from '../../src/cli/parsing/command.ts'
import { exitCodes } from '../../src/errors.ts'
import { width } from '../../src/text.ts'
import { flywheel, root } from './program.ts'

const man = join(root, 'dist', 'man')
const here = spawnSync('mandoc', ['-T', 'lint'], { input: '', encoding: 'utf8' }).error === undefined
const pages = readdirSync(man).sort()

/** A page as `man` shows it, without its bold and its line breaks. */
function asRead(page: string): string {
  const { stdout } = spawnSync('mandoc', ['-T', 'utf8', '-O', 'width=200'], { input: page, encoding: 'utf8' })
  return stdout.replace(/.\x08/g, '').replace(/\s+/g, ' ')
}

test('there is a page for the program and one for each command', () => {
  expect(pages).toEqual(['flywheel.1', ...commands.map(c => `flywheel-${nameOf(c)}.1`)].sort())
})

describe.skipIf(!here)('mandoc', () => {
  test('finds nothing wrong with any page', () => {
    const files = pages.map(name => join(man, name))
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'style', ...files], { encoding: 'utf8' })
    // Whether the pages that a page names are installed is not for the page to say.
    const wrong = stdout.split('\n').filter(line => line && !/referenced manual not found|mandoc\.db/.test(line))
    expect(wrong).toEqual([])
  })

  test.each(commands.map(command => [nameOf(command), command] as const))(
    '%s: usage, rows and examples',
    (name, it) => {
      const text = asRead(readFileSync(join(man, `flywheel-${name}.1`), 'utf8'))
      const rows: Record<string, Row> = { ...it.words, ...it.options }
      for (const option of Object.keys(it.options ?? {})) expect(text).toMatch(new RegExp(`--(no-)?${option}\\b`))
      for (const { describe: does } of Object.values(rows)) expect(text.toLowerCase()).toContain(does.toLowerCase())
      for (const [line] of it.examples) expect(text).toContain(line)
    },
  )

  test('the first page tells every exit code, variable, topic and command', () => {
    const text = asRead(readFileSync(join(man, 'flywheel.1'), 'utf8'))
    for (const code of Object.values(exitCodes)) expect(text).toContain(` ${code} `)
    for (const name of [...Object.keys(topics), 'FLYWHEEL_DIR', ...commands.map(c => `flywheel-${nameOf(c)}(1)`)])
      expect(text).toContain(name)
    for (const [line] of home.examples) expect(text).toContain(line)
  })

  test('signs that mdoc reads as its own come out as they were', () => {
    const odd = 'it\'s .5 of \\e, ~/x and `y` - Ar "Fl" it^2'
    const row = { type: 'string', takes: 'Ar', describe: odd } as const
    const strange = {
      ...home,
      usage: 'odd <nm>',
      words: { nm: row },
      options: { fl: row },
      examples: [[odd, odd]] as const,
    }
    const facts = { day: '2026-02-03', about: odd, commands: [strange], home, exitCodes: [], variables: [], topics: [] }
    const page = manPages(facts)['flywheel-odd.1']!
    expect(asRead(page).match(/it's \.5 of \\e, ~\/x and `y` - Ar "Fl" it\^2/gi)).toHaveLength(4)
    expect(page).toContain('.Dd February 3, 2026\n')
  })
})

test('every page of docs is a topic, or has a reason not to be one', () => {
  const docs = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'))
  expect(docs.map(name => name.replace('.md', '')).sort()).toEqual([...Object.keys(pageTopics), ...otherPages].sort())
})

test.each(Object.keys(topics))('help %s prints its page, in an unusual place too, in lines for 80 columns', topic => {
  const { code, stdout } = flywheel(['help', topic])
  expect(code).toBe(0)
  expect(flywheel(['--ascii', 'help', topic]).stdout).toBe(stdout)
  // Pictures of screens and what is typed stay as they are.
  const wide = stdout.split('\n').filter(line => width(line) > 80 && !/^ {4}/.test(line))
  expect(wide).toEqual([])
  expect(stdout.length).toBeGreaterThan(300)
  expect(stdout).not.toMatch(/<!--|\]\(|\*\*/)
})

test.each(Object.keys(pageTopics))('help %s keeps every line of code of its page', topic => {
  const page = readFileSync(join(root, 'docs', `${topic}.md`), 'utf8')
  const lines = [...page.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, code]) => code!.split('\n'))
  const told = flywheel(['help', topic]).stdout.replace(/\s+/g, ' ')
  for (const line of lines) expect(told).toContain(line.replace(/\s+/g, ' ').trim())
})
