/** Nothing a person typed becomes markup: written and read back, it is the same text in the same place. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { clean } from '../../src/clean.ts'
import { Grid } from '../../src/draw/grid.ts'
import { fence, heading, item, list, markdown, paragraph, table, typed } from '../../src/export/notes/nodes.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 200)

function read(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(all) : [])]
}

function textOf(node: Nodes): string {
  return all(node)
    .map(n => (n.type === 'text' || n.type === 'inlineCode' ? n.value : ''))
    .join('')
}

/** What notes are made of; a typed text must add no other kind of node. */
const ours = new Set('root heading paragraph text inlineCode list listItem table tableRow tableCell code'.split(' '))

/** The text at every kind of place in the notes, written as Markdown and read back. */
function roundTrip(text: string): void {
  const said = clean(text)
  if (!said) return
  const written = markdown([
    heading(1, text),
    paragraph(text),
    ...list([item(text, list([item(text)])), item(text, [], false), item(text, [], true)]),
    ...list([item(text)], true),
    table([
      [text, 'b'],
      ['c', text],
    ]),
    paragraph(text),
  ])
  const tree = read(written)
  const nodes = all(tree)
  expect(
    nodes.map(n => n.type).filter(type => !ours.has(type)),
    written,
  ).toEqual([])
  const places = nodes.filter(n => n.type === 'heading' || n.type === 'paragraph' || n.type === 'tableCell').map(textOf)
  expect(places, written).toEqual([said, said, said, said, said, said, said, said, 'b', 'c', said, said])
  expect(nodes.filter(n => n.type === 'listItem').map(n => n.checked ?? null)).toEqual([null, null, false, true, null])
  for (const node of nodes)
    if (node.type === 'text')
      expect(node.value).not.toMatch(
        /@|#\d|:\/\/|www\.|:[a-z]\w*:|%%|==|\[\[|(?:^|\s)#[\p{L}\d]|<!--|\{[{%#.+-]|\+\+[\p{L}\p{N}]|(?:^|[^\p{L}\p{N}])\+\+\S|:::|~\w+~|\^\w/iu,
      )
}

test.each([
  '<script>alert(1)</script>',
  '<!-- gone --> &lt; &#64; &copy',
  '[a](http://x.y) ![b](c) [d] [^1] [e]: f',
  'http://a.b HTTPS://C.D www.e.f ftp://g.h mailto:i@j.k',
  'ana@example.org @team #12 owner/repo#3 GH-4 :tada: :+1:',
  '- [ ] task',
  '[x] task',
  '# heading #',
  '> [!NOTE] quote',
  '1. one',
  '2) two',
  '+ plus',
  '---',
  '===',
  '***',
  '| a | b |',
  '| --- | :-: |',
  '``` code',
  '~~~ code ~~ gone ~~',
  '`www.a.b`',
  'a ` b `` c ``` d',
  '**bold** __bold__ *it* _it_ snake_case_word 2*3*4',
  '\\ \\\\ \\` ends in \\',
  'costs $5 or $6, $`x`$ and $$y$$',
  '    four blanks',
  '10:30:15 is a time and C# a language',
  '\u3000wide\u3000blanks\u3000',
  'naïve 👩‍💻 忙しい שלום',
  'a %%comment%% and ==mark== and [[link|name]] and ![[embed]]',
  '#tag #täg/sub-tag #日本 (#x) #123 C# #',
  'a block ^id and x^2^ and H~2~O and ~~gone~~',
  '~label ~"two words" %milestone !12 &34 group&56',
  '{+ in +} {- out -} [+ in +] [- out -] ++ins++ C++',
  '++| ++` ++(x) a++b +++ C++, x++',
  '{{ var }} {% tag %} {# note #} {.class} ::: tip',
  '\\(x^2\\) and \\[y\\] and $`z`$',
  '[TOC] [[_TOC_]] ::include{file=x}',
])('%j is only text', roundTrip)

test('the public list of naughty strings is only text', () => {
  const lists: Record<string, string[]> = JSON.parse(
    readFileSync(new URL('../fixtures/naughty.json', import.meta.url), 'utf8'),
  )
  const naughty = Object.values(lists).flat()
  expect(naughty.length).toBeGreaterThan(100)
  for (const text of naughty) roundTrip(text)
})

describe('laws', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      ...'`*_~[]()<>!#+-=.|\\&:/@$^{}"\'%;, \t\n01a',
      ...[
        'www.',
        'http://',
        'https://x.y',
        'a@b.cd',
        '[x]',
        '![',
        '](',
        '<!--',
        '-->',
        '```',
        '~~',
        '---',
        '&#x40;',
        '\u3000',
        '\u00a0',
      ],
      ...['ж', 'é', '漢', '👩‍💻', '"', '。'],
    ),
    maxLength: 40,
  })

  test('any text is the same text after writing and reading', () => {
    fc.assert(fc.property(hostile, roundTrip), { numRuns: runs })
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), roundTrip), { numRuns: runs })
  })

  test('texts beside each other do not make something together', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 6 }), texts => {
        const said = texts.map(t => clean(t)).filter(Boolean)
        const tree = read(markdown([...said.map(paragraph), ...list(said.map(text => item(text)))]))
        const nodes = all(tree)
        expect(nodes.map(n => n.type).filter(type => !ours.has(type))).toEqual([])
        expect(nodes.filter(n => n.type === 'paragraph').map(textOf)).toEqual([...said, ...said])
      }),
      { numRuns: runs },
    )
  })

  test('a drawing ends where its fence ends, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), rows => {
        const grid = new Grid(80, rows.length)
        for (const [y, row] of rows.entries()) grid.put(y, 0, clean(row))
        const [drawn] = fence(grid)
        const tree = read(markdown([...fence(grid), paragraph('after')]))
        const codes = tree.children.filter(n => n.type === 'code')
        expect(codes.map(n => n.value)).toEqual(drawn ? [drawn.value] : [])
        expect(tree.children.at(-1)!.type).toBe('paragraph')
        expect(tree.children).toHaveLength(codes.length + 1)
      }),
      { numRuns: runs },
    )
  })
})

test('only words that readers would turn into something are set as code', () => {
  const kinds = (text: string) => typed(text).map(n => n.type)
  expect(kinds('the queue waits: 10:30:15, C#, C++, 5 $, 50 %, a/b, 1 - 2, ~ 3, a & b!')).toEqual(['text'])
  expect(kinds('see https://a.b/c now')).toEqual(['text', 'inlineCode', 'text'])
  expect(kinds('ask @ana about #12')).toEqual(['text', 'inlineCode', 'text', 'inlineCode'])
})
