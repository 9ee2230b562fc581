/** Names that hold words of the format: every keyword, at either end, in every statement, from a file and from the editor. */
import { expect, test } from 'vitest'
import { edit } from '../../src/map/changes/edit.ts'
import { format } from '../../src/map/text/format.ts'
import { parse } from '../../src/map/text/parse.ts'
import { print } from '../../src/map/text/print.ts'
import { keywords } from '../../src/map/text/statements.ts'

const words = [...keywords, 'label', 'inertia', 'edge', 'link']
const spellings = (word: string) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()]
const names = words.flatMap(word => spellings(word).flatMap(w => [`Private ${w}`, `${w} deeds`]))
const place = '[0.74, 0.55]'

test('a name is what stands before its place, whatever its words', () => {
  const missed: string[] = []
  for (const name of names)
    for (const kind of ['component', 'anchor', 'submap', 'accelerator', 'note']) {
      const { map } = parse(`${kind} ${name} ${place}`)
      const [only] = [...map.components, ...map.anchors, ...map.submaps, ...map.accelerators, ...map.notes]
      const read = only && 'text' in only ? only.text : only?.name
      if (read !== name || only?.visibility !== 0.74 || only.evolution !== 0.55) missed.push(`${kind} ${name}`)
    }
  expect(missed).toEqual([])
})

test('pipelines, their parts, movements and links know the same names', () => {
  const missed: string[] = []
  for (const name of names) {
    const text = `component ${name} ${place}
component Other [0.20, 0.30]
component Ranged ${name} [0.50, 0.50]
pipeline ${name}
{
  component Inner ${name} [0.40]
}
pipeline Ranged ${name} [0.20, 0.60]
evolve ${name} 0.82 inertia
evolve Other->New ${name} 0.60 (buy) label [10, -15]
${name}->Other
Other->${name}
"${name}"->"New ${name}"
`
    const { map, problems } = parse(text)
    const said = {
      parts: map.components.map(c => c.name),
      pipelines: map.pipelines.map(p => [p.name, p.from, p.to, ...p.children.map(c => c.name)]),
      evolve: map.evolve.map(e => [e.name, e.rename, e.to, e.inertia, e.decorators, e.label]),
      links: map.links.map(l => [l.from, l.to]),
      lost: problems.filter(p => p.level !== 'info'),
    }
    const right = {
      parts: [name, 'Other', `Ranged ${name}`],
      pipelines: [
        [name, 0.4, 0.4, `Inner ${name}`],
        [`Ranged ${name}`, 0.2, 0.6],
      ],
      evolve: [
        [name, undefined, 0.82, true, [], undefined],
        ['Other', `New ${name}`, 0.6, undefined, ['buy'], [10, -15]],
      ],
      links: [
        [name, 'Other'],
        ['Other', name],
        [name, `New ${name}`],
      ],
      lost: [],
    }
    if (JSON.stringify(said) !== JSON.stringify(right)) missed.push(`${name}: ${JSON.stringify(said)}`)
    if (
      print(parse(text)) !== text ||
      JSON.stringify(parse(format(parse(text))).map.links.map(l => l.to)) !== JSON.stringify(right.links.map(l => l[1]))
    )
      missed.push(`${name}: written`)
  }
  expect(missed).toEqual([])
})

test('a part added, moved and renamed in the editor keeps its name', () => {
  const missed: string[] = []
  for (const name of names) {
    const added = edit(parse('component Other [0.20, 0.30]\n'), {
      do: 'add',
      kind: 'component',
      name,
      at: { visibility: 0.74, evolution: 0.55 },
    })
    const moved = 'say' in added ? added : edit(added, { do: 'move', name, to: { visibility: 0.5, evolution: 0.4 } })
    const renamed = 'say' in moved ? moved : edit(moved, { do: 'rename', name: 'Other', to: `New ${name}` })
    if ('say' in renamed) missed.push(`${name}: ${renamed.say}`)
    else {
      const got = renamed.map.components.map(c => [c.name, c.visibility, c.evolution])
      if (
        JSON.stringify(got) !==
        JSON.stringify([
          [`New ${name}`, 0.2, 0.3],
          [name, 0.5, 0.4],
        ])
      )
        missed.push(`${name}: ${JSON.stringify(got)}`)
    }
  }
  expect(missed).toEqual([])
})
