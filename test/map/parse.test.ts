import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../../src/map/text/limits.ts'
import { parse } from '../../src/map/text/parse.ts'
import { print, write } from '../../src/map/text/print.ts'

const said = (text: string) =>
  parse(text).problems.map(p => `${p.line}:${p.column} ${p.level} ${p.say}${p.fix ? ` [${p.fix}]` : ''}`)

test('keywords in capitals, with tabs, in CRLF: read as meant', () => {
  const { map } = parse('Component Foo [0.5, 0.6]\r\ncomponent\tBar [0.4, 0.3]\r\nFoo->Bar\r\n')
  expect(map.components.map(c => [c.name, c.visibility, c.evolution])).toEqual([
    ['Foo', 0.5, 0.6],
    ['Bar', 0.4, 0.3],
  ])
  expect(map.links.map(l => `${l.from}>${l.to}`)).toEqual(['Foo>Bar'])
})

test('comments: to the end of a line, inside it, over several; addresses and quotes keep their strokes', () => {
  const { map } = parse(
    'component A [0.1, 0.2] // here\n/* out */ component B [0.1, 0.3]\n/*\ncomponent C [0.1, 0.4]\n*/\nnote see https://a.org [0.2, 0.3]\ncomponent "x//y" [0.1, 0.5]',
  )
  expect(map.components.map(c => c.name)).toEqual(['A', 'B', 'x//y'])
  expect(map.notes[0]).toMatchObject({ text: 'see https://a.org', visibility: 0.2, evolution: 0.3 })
})

test('names: quoted, with brackets, with marks behind or before the place', () => {
  const { map } = parse(
    'component "a\\nb [1]" [0.5, 0.6] (buy)\ncomponent Foo [v2] bar [0.5,0.6]\ncomponent Tea (market) [0.2, 0.3]\ncomponent Pot (ecosystem)\ncomponent Jar[0.1, 0.2] inertia',
  )
  expect(map.components.map(c => [c.name, c.decorators.join(), c.inertia])).toEqual([
    ['a\nb [1]', 'buy', false],
    ['Foo [v2] bar', '', false],
    ['Tea', 'market', false],
    ['Pot', 'ecosystem', false],
    ['Jar', '', true],
  ])
})

test('links: chains, flows, texts, foreign arrows between known parts, keywords as names', () => {
  const { map } = parse(
    "component Note taking [0.5,0.5]\ncomponent B [0.4,0.5]\ncomponent C [0.3,0.5]\nNote taking->B->C; why\nB+'5 EUR'<>C\nB => C\nC+<B",
  )
  expect(map.links.map(({ line, ...l }) => l)).toEqual([
    { from: 'Note taking', to: 'B', flow: false, future: false, past: false, context: 'why' },
    { from: 'B', to: 'C', flow: false, future: false, past: false, context: 'why' },
    { from: 'B', to: 'C', flow: true, future: true, past: true, flowText: '5 EUR' },
    { from: 'B', to: 'C', flow: false, future: false, past: false },
    { from: 'C', to: 'B', flow: true, future: true, past: false },
  ])
})

test('evolve: with or without a decimal point, a number in the name, a new name, words after label', () => {
  const { map } = parse(
    'component Web 2.0 [0.5,0.5]\nevolve Web 2.0 0.8\nevolve Web 2.0->Web 3 1\nevolve Web 2.0 0.6 label soon',
  )
  expect(map.evolve.map(e => [e.name, e.to, e.rename])).toEqual([
    ['Web 2.0', 0.8, undefined],
    ['Web 2.0', 1, 'Web 3'],
    ['Web 2.0', 0.6, undefined],
  ])
})

test('pipelines: braces on the same line, on one line, two numbers for a part', () => {
  const { map } = parse(
    'component K [0.5,0.5]\npipeline K {\n component a [0.3]\n component b [0.5, 0.7]\n}\ncomponent L [0.4,0.5]\npipeline L { component c [0.2] component d [0.4] }',
  )
  expect(map.pipelines.map(p => [p.name, p.from, p.to, p.hidden, p.children.map(c => c.name).join()])).toEqual([
    ['K', 0.3, 0.7, false, 'a,b'],
    ['L', 0.2, 0.4, false, 'c,d'],
  ])
  expect(map.components.map(c => c.name)).toEqual(['K', 'L'])
})

test('legacy forms: market and ecosystem are components, buy marks one, y-axis names the height', () => {
  const { map } = parse('market M [0.2,0.3]\ncomponent A [0.5,0.5]\nbuy A\ny-axis Value->low->high')
  expect(map.components.map(c => [c.name, c.decorators])).toEqual([
    ['M', ['market']],
    ['A', ['buy']],
  ])
  expect(map.heightName).toBe('Value')
  expect(map.links).toEqual([])
})

test('a Mermaid map is read as it is', () => {
  const { map, problems } = parse(
    'wardley-beta\ntitle T\nevolution "a" -> "b" -> "c" -> "d"\ncomponent "API Gateway" [0.7, 0.6] label [1, 2] (buy) (inertia)\ncomponent B [0.5, 0.5]\n"API Gateway" --> B\n%% a comment\nannotation 1,[0.3, 0.4] "words"',
  )
  expect(map.axis).toEqual(['a', 'b', 'c', 'd'])
  expect(map.components[0]).toMatchObject({ name: 'API Gateway', decorators: ['buy'], inertia: true, label: [1, 2] })
  expect(map.links).toHaveLength(1)
  expect(map.annotations).toMatchObject([{ number: 1, at: [[0.3, 0.4]], text: 'words' }])
  expect(problems.filter(p => p.level === 'error')).toEqual([])
})

test('every line that leads nowhere is named, with what helps', () => {
  expect(
    said(
      'component Payment [0.5, 0.5]\n// component Gone [0.2, 0.2]\nPayments->Payment\nGone->Payment\nNever->Payment\ncompnent X [0.1,0.1]\n# words',
    ),
  ).toEqual([
    '3:1 warning This link starts at "Payments", but the map has no such part. Did you mean "Payment"? [Payment]',
    '4:1 warning This link starts at "Gone", but the map has no such part. It is commented out on line 2. [uncomment line 2]',
    '5:1 warning This link starts at "Never", but the map has no such part. Add it. [component Never [0.50, 0.50]]',
    '6:1 error No statement is called "compnent". [component X [0.1,0.1]]',
    '7:1 error A comment begins with two strokes. [// words]',
  ])
})

test('over the limits: a sentence, the text still prints as it was', () => {
  const long = `component A [0.5, 0.5]\n${'x'.repeat(limits.line + 1)}\n`
  expect(said(long)).toEqual([
    `2:1 error This line has ${limits.line + 1} characters and a line may have ${limits.line}, so it is kept unread.`,
  ])
  const many = 'A->B\n'.repeat(limits.lines + 5)
  const read = parse(many)
  expect(read.problems.some(p => p.say.includes(`${limits.lines} lines`))).toBe(true)
  expect(print(read)).toBe(many)
})

const words = fc.constantFrom(
  'component ',
  'anchor ',
  'pipeline ',
  'evolve ',
  'note ',
  'annotation ',
  'market ',
  'buy ',
  'url ',
  'evolution ',
  '{',
  '}',
  '->',
  '+>',
  "+'",
  "'<>",
  '[',
  ']',
  '[0.5, 0.6]',
  '0.7',
  ',',
  ';',
  '//',
  '/*',
  '*/',
  '"',
  '\\',
  '\n',
  '\r\n',
  ' label [1,2]',
  '(buy)',
  'inertia',
  'A',
  'Tea',
  'Müller',
  '漢字',
  '👩‍👧',
  '\t',
  ' ',
  '1',
  '#',
  '```',
  '---',
  '=>',
)
const texts = fc.array(words, { maxLength: 60 }).map(w => w.join(''))
const runs = { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 400) }

test('law: no text throws, prints differently, or loses a line in silence, leniently or strictly', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (text, strict) => {
      const read = parse(text, { strict })
      expect(print(read)).toBe(text)
      if (strict) return
      for (const line of read.lines)
        if (line.kind === 'kept')
          expect(
            read.problems.some(p => p.line === line.number),
            line.text,
          ).toBe(true)
    }),
    runs,
  )
})

test('law: the written form is a fixed point', () => {
  fc.assert(
    fc.property(texts, text => {
      const once = write(parse(text).map)
      expect(write(parse(once).map)).toBe(once)
    }),
    runs,
  )
})

test('stages with their names in quotes and where some of them end', () => {
  const { map, problems } = parse(
    'evolution "Genesis"@0.25 -> "Own, ours" -> "Product / rental"@0.65 -> "Commodity"@1.00',
  )
  expect(map.axis).toEqual(['Genesis', 'Own, ours', 'Product / rental', 'Commodity'])
  expect(map.boundaries).toEqual([0.25, 0.4, 0.65])
  expect(problems.map(p => p.level)).toEqual(['info'])
})

test('a name with a mark inside a word is written so that it stays its name', () => {
  for (const name of ['C(buy)d Native', 'Databas(market)e']) {
    const once = write(parse(`component "${name}" [0.2, 0.85]\naccelerator "${name}" [0.2, 0.8]\n`).map)
    expect(parse(once).map.components[0]?.name).toBe(name)
    expect(write(parse(once).map)).toBe(once)
  }
})
