/** The linear mode starts without Ink: nothing it imports, however far, is a screen. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** Every module that is loaded with this one, by path or package name. Type imports are gone at run time. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, clause, from] of text.matchAll(/^(?:import|export) ([^'"]*?from )?'([^']+)'/gms)) {
    if (clause?.startsWith('type ')) continue
    if (from!.startsWith('.')) loadedWith(resolve(dirname(file), from!), seen)
    else seen.add(from!)
  }
  return seen
}

test('neither Ink nor React nor any screen is loaded', () => {
  const all = [...loadedWith(resolve('src/terminals/lines/index.ts'))]
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(m => /\.tsx$|^(ink|react)\b/.test(m))).toEqual([])
})
