/** Everything that is built in is named with its licence, and the package says under which licences it is itself. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { folder, root } from './program.ts'

type Notices = { homesOf(inputs: string[]): string[]; notices(root: string, inputs: string[]): string }
const { homesOf, notices } = (await import(join(root, 'bin', 'licences.mjs'))) as Notices
const told = readFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`)
const about = (home: string) => JSON.parse(readFileSync(join(root, home, 'package.json'), 'utf8'))

/** What the program and its gateway are made of, as the bundler finds it without any of our changes. */
async function inputs(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts', 'src/cli/map-lines.ts', 'src/map/index.ts', 'src/remote/gateway/main.ts'],
    bundle: true,
    write: false,
    outdir: 'nowhere',
    platform: 'node',
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
    alias: { 'string-width': './node_modules/string-width/index.js' },
    external: ['react-devtools-core', 'cpu-features', '*.node'],
  })
  return Object.keys(metafile.inputs)
}

test('the notices name every package of the bundles, its version, and the whole text of its licence', async () => {
  const homes = homesOf(await inputs())
  expect(homes.length).toBeGreaterThan(60)
  for (const home of homes) {
    const { name, version } = about(home)
    const part = told.find(text => text.startsWith(`${name} ${version}\n\n`)) ?? ''
    expect(part, `${home} is not in THIRD-PARTY.txt`).toMatch(/copyright|\(c\)|public domain/i)
    expect(part, `${home} has no licence text`).toMatch(
      /Permission is hereby granted|Permission to use, copy|Redistribution and use|Apache License|public domain/,
    )
    for (const file of readdirSync(join(root, home)).filter(file => /^notice/i.test(file)))
      expect(part, `${home} lacks its ${file}`).toContain(readFileSync(join(root, home, file), 'utf8').trim())
  }
})

test('a package without a licence text ends the build', () => {
  expect(() => notices(root, ['node_modules/@types/node/index.d.ts'])).not.toThrow()
  const there = folder()
  mkdirSync(join(there, 'node_modules', 'x'), { recursive: true })
  writeFileSync(join(there, 'node_modules', 'x', 'package.json'), '{ "name": "x", "license": "MIT" }')
  writeFileSync(join(there, 'node_modules', 'x', 'README.md'), '# x\n\n## License\n\nMIT\n')
  expect(() => notices(there, ['node_modules/x/index.js'])).toThrow(/x has no licence text/)
})

describe('its own licences', () => {
  const decks = readdirSync(join(root, 'src', 'map', 'decks')).map(name => join('src', 'map', 'decks', name))
  const shared = [...decks, 'src/map/cheat-sheet.ts', 'src/map/attitudes.ts'].filter(name =>
    readFileSync(join(root, name), 'utf8').includes('CC BY-SA 4.0'),
  )

  test('package.json names both, and LICENSE says what is under which, with the address and the text', () => {
    const text = readFileSync(join(root, 'LICENSE'), 'utf8')
    expect(about('.').license).toBe('MIT AND CC-BY-SA-4.0')
    expect(text).toContain('https://creativecommons.org/licenses/by-sa/4.0/')
    expect(existsSync(join(root, /docs\/licences\/cc-by-sa[\w.-]+\.txt/.exec(text)![0]))).toBe(true)
    expect(shared).toHaveLength(6)
    for (const name of shared) {
      const deck = /decks\/(\w+)\.ts$/.exec(name)?.[1]
      expect(text).toContain(deck ?? name)
    }
  })
})
