import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { variables } from '../../src/cli/environment.ts'

const root = join(import.meta.dirname, '..', '..')

/** Set by us and by npm, for libraries and for telling how we were started; nobody sets them to change what we do. */
const notForPeople = ['NODE_ENV', 'FORCE_COLOR', 'SHELL', 'PATH']

/** The variables a file reads or writes: `process.env.NAME`, `env.NAME`, and those taken out of them by name. */
function named(text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  const direct = [...code.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g)].map(found => found[1]!)
  const taken = [...code.matchAll(/\{([^{}]*)\} = process\.env\b/g)].flatMap(
    found => found[1]!.match(/\b[A-Z][A-Z0-9_]+/g) ?? [],
  )
  return [...direct, ...taken]
}

test('help environment lists every variable the program reads, and none that it does not', () => {
  // A Node that npm ci brought along lies below bin as well, with links that lead round in a circle: it is not even looked into.
  const files = globSync('{src,bin}/**/*.{ts,tsx,js}', { cwd: root, exclude: ['**/node_modules'] })
  const read = new Set(files.flatMap(file => named(readFileSync(join(root, file), 'utf8'))))
  const listed = variables.flatMap(([names]) => names.split(', '))
  expect(read.size).toBeGreaterThan(10)
  expect([...read].filter(name => !listed.includes(name) && !notForPeople.includes(name))).toEqual([])
  expect(listed.filter(name => !read.has(name))).toEqual([])
})
