/** What we write as Mermaid is read by Mermaid's own parser: every public map, and whatever a name may hold. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as read } from '@mermaid-js/parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toMermaid } from '../../src/map/text/mermaid.ts'
import { parse } from '../../src/map/text/parse.ts'

const corpus = join(import.meta.dirname, '../../../shared/maps/corpus')

/** The names of all parts as Mermaid reads them; throws when it cannot read the text. */
async function namesRead(text: string): Promise<Set<string>> {
  const { anchors, components } = await read('wardley', text)
  return new Set([...anchors, ...components].map(part => part.name))
}

test('every public map', async ({ skip }) => {
  if (!existsSync(corpus)) skip('the public maps are not beside the project')
  for (const file of readdirSync(corpus)) {
    const { map } = parse(readFileSync(join(corpus, file), 'utf8'))
    const names = new Set([...map.anchors, ...map.components, ...map.submaps].map(part => part.name))
    const { text } = toMermaid(map)
    expect((await namesRead(text)).size, file).toBe(names.size)
    const again = parse(text)
    expect(
      again.problems.filter(p => p.level !== 'info'),
      file,
    ).toEqual([])
    expect(again.map.axis, file).toEqual(map.axis)
  }
})

test('any name, any place', async () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom('7 "ways"', "it's", 'a\\b', 'note', 'x -> y', 'end [0.1, 0.2]', '%% not a comment', 'été', '部品'),
  )
  const place = fc.double({ min: -0.5, max: 1.5, noNaN: true })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, place, place), { maxLength: 6 }), async parts => {
      const { map } = parse('title any')
      for (const [text, visibility, evolution] of parts)
        map.components.push({
          kind: 'component',
          name: text,
          visibility,
          evolution,
          placed: true,
          line: 1,
          decorators: [],
          inertia: false,
        })
      await namesRead(toMermaid(map).text)
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 100) },
  )
})

test('links keep their kind, and a part of a pipeline its future', async () => {
  const parts = 'component A [0.5, 0.5]\ncomponent B [0.4, 0.5]\npipeline A\n{\ncomponent k [0.30]\n}\nevolve k 0.60\n'
  const { text } = toMermaid(parse(`${parts}A->B\nB+>A\nB+<A\nA+<>B\nA+'x'>B\n`).map)
  const { links, evolves } = await read('wardley', text)
  expect(links.map(l => l.fromPort ?? l.arrow)).toEqual(['->', '+>', '+<', '+<>', "+'x'>"])
  expect(evolves.map(e => [e.component, e.target])).toEqual([['k', 0.6]])
})
