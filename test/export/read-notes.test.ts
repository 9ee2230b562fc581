/** Notes are read back in linear work, and just as a whole reader of Markdown reads them. */
import fc from 'fast-check'
import type { List, Nodes, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { clean } from '../../src/clean.ts'
import { heading, item, list, markdown, paragraph, section, task } from '../../src/export/notes/nodes.ts'
import { linesIn } from '../../src/export/read-notes.ts'

/** What a whole reader of Markdown finds. */
function wholly(notes: string) {
  const { children } = fromMarkdown(notes, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Root
  const title = children.find(node => node.type === 'heading' && node.depth === 1)
  const from = children.findIndex(node => node.type === 'heading' && words(node) === 'Actions')
  const after = from < 0 ? [] : children.slice(from + 1)
  const end = after.findIndex(node => node.type === 'heading')
  const lists = (end < 0 ? after : after.slice(0, end)).filter((node): node is List => node.type === 'list')
  return {
    title: title ? plain(words(title)) : '',
    lines: lists.flatMap(all =>
      all.children.flatMap(({ checked, children: [first] }) =>
        typeof checked === 'boolean' && first ? [{ text: plain(words(first)), done: checked }] : [],
      ),
    ),
  }
}

function words(node: Nodes): string {
  if (node.type === 'html') return ''
  if (node.type === 'break') return ' '
  return 'value' in node ? node.value : 'children' in node ? node.children.map(words).join('') : ''
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const withoutIds = ({ title, lines }: ReturnType<typeof linesIn>) => ({
  title,
  lines: lines.map(({ text, done }) => ({ text, done })),
})

const numRuns = Number(process.env.FLYWHEEL_RUNS ?? 200)
const signs = fc.constantFrom(...'`*_~[]()<>!#-+\\&;.:| abé1'.split(''), '<!--', '-->', '&amp;', 'https://a.b', '**')
const typed = fc
  .oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.string({ maxLength: 30, unit: signs }))
  .map(text => plain(clean(text)))
  .filter(Boolean)

test('notes of ours with any words are read as a whole reader of Markdown reads them', () => {
  const items = fc.array(fc.tuple(typed, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(typed, typed, items, (title, before, all) => {
      const tasks = all.map(([text, done, hasId], i) => (hasId ? task(text, done, `a${i}`) : item(text, [], done)))
      const nodes: RootContent[] = [
        heading(1, title),
        paragraph(before),
        ...list([item(before)]),
        { type: 'code', value: '# Actions\n- [x] drawn' },
        ...section(2, 'Actions', list(tasks)),
        ...section(2, 'Parked', list([item(before, [], true)])),
      ]
      const notes = markdown(nodes)
      expect(withoutIds(linesIn(notes))).toEqual(wholly(notes))
      expect(linesIn(notes).lines.map(l => l.id)).toEqual(all.map(([, , hasId], i) => (hasId ? `a${i}` : undefined)))
    }),
    { numRuns },
  )
})

/** What editors and formatters make of notes, and what people write by hand. */
const edited: Record<string, string> = {
  'wrapped lines': '# a\n\n## Actions\n\n- [x] one list\n  of images\nfor all\n- [ ] two\\\n  lines\n',
  'stars and pluses': '## Actions\n\n* [x] one\n* [ ] two\n\n+ [X] three\n',
  numbers: '## Actions\n\n1. [x] one\n2. [ ] two\n10) [x] ten\n',
  'lines underlined': 'The title\nof two\n=====\n\nActions\n-------\n\n- [x] one\n\nNext\n----\n\n- [x] no\n',
  'lists in lists': '## Actions\n\n- [x] one\n  - [x] inner\n    - [ ] more\n- [ ] two\n\n  - [x] inner\n\n  words\n',
  fences: '```\n## Actions\n- [x] no\n```\n\n## Actions\n\n- [x] one\n\n~~~~\n- [x] no\n~~~\n~~~~\n\n- [ ] two\n',
  comments: '<!--\n## Actions\n- [x] no\n-->\n\n## Actions ##\n\n- [ ] one <!-- a remark --> more <!-- a1 -->\n',
  quotations: '> ## Actions\n>\n> - [x] no\n\n## Actions\n\n- [ ] one\n> - [x] no\n',
  marks:
    '## Actions\n\n- [x] **bold** _and_ ~~gone~~ snake_case 2 * 3 `co*de` [a link](http://a.b) <https://c.d> &amp; \\*\n',
  'no box': '## Actions\n\n- one\n- [ ]\n- [y] two\n- [x]three\n- [x] four\n',
  'ends of lines': '# a\r\n\r\n## Actions\r\n\r\n- [x] one\r\n- [ ] two\r\n',
  'two lists of them': '## Actions\n\n- [x] one\n\n## Actions\n\n- [x] two\n',
  code: '    ## Actions\n\n## Actions\n\n- [x] one\n\nwords\n\n    - [x] no\n',
}

test.each(Object.entries(edited))('%s are read as a whole reader of Markdown reads them', (_, notes) => {
  const found = wholly(notes)
  expect(found.lines.length).toBeGreaterThan(0)
  expect(withoutIds(linesIn(notes))).toEqual(found)
})

test('a comment with a remark is no id', () => {
  expect(linesIn(edited.comments!).lines).toEqual([{ text: 'one more', done: false, id: 'a1' }])
})
