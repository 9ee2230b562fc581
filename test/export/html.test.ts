/** The page is the same notes: whole, without anything a browser would fetch or run, its contents leading to its parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { Grid } from '../../src/draw/grid.ts'
import { anchorOf } from '../../src/export/notes/contents.ts'
import { fold } from '../../src/export/notes/fold.ts'
import { page } from '../../src/export/notes/html.ts'
import { notesPage } from '../../src/export/notes/markdown.ts'
import { fence, heading, paragraph } from '../../src/export/notes/nodes.ts'
import { seriesSvg } from '../../src/export/notes/series-svg.ts'
import { stripSvg } from '../../src/kinds/strip/picture.ts'
import { treeSvg } from '../../src/kinds/tree/picture.ts'
import type { Session } from '../../src/session/types.ts'
import { evening, left } from '../kinds/evening.ts'
import { further } from '../kinds/played.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 60)

function html(): string {
  const session: Session = { ...further(evening(), { do: 'close' }), agenda: retro(left) }
  return notesPage(session, [], { for: 'team' })
}

test('every entry of the contents leads to a part that is there', () => {
  const text = html()
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(found => found[1])
  const ids = [...text.matchAll(/<h2 id="([^"]+)"/g)].map(found => found[1])
  expect(links.length).toBeGreaterThan(5)
  expect(links).toEqual(ids)
  expect(text).toContain('<nav aria-label="Contents">')
})

test('a heading has the anchor that GitHub gives it', () => {
  expect(anchorOf('Since the last turn')).toBe('since-the-last-turn')
  expect(anchorOf('Was war? (Überblick)')).toBe('was-war-überblick')
})

test('series are pictures, other drawings stay text', () => {
  const text = html()
  expect(text.match(/<img src="data:image\/svg\+xml;base64,/g)?.length).toBeGreaterThanOrEqual(2)
  expect(text).toContain('<pre tabindex="0">')
})

test('the bet is a card, actions are a table whose cells name their columns, long lists are folded away', () => {
  const text = html()
  expect(text).toMatch(/<dl class="bet">.*<dt>We will<\/dt><dd>/s)
  expect(text).toContain('<tr class="late"><td data-label="Action">look through the alarms nobody reads</td>')
  expect(text).toContain('<td data-label="Due">30 Oct, overdue</td>')
  expect(text).toContain('<details><summary>All 15 cards</summary>')
})

test('two values are not joined by a line, limits are named where there are six', () => {
  const points = [58, 49, 52, 41, 44, 40].map((value, i) => ({ id: `p${i}`, at: `2026-0${i + 1}-12`, value }))
  expect(seriesSvg(points.slice(0, 2), 'waits')).not.toContain('<polyline')
  expect(seriesSvg(points.slice(0, 3), 'waits')).toContain('<polyline')
  expect(seriesSvg(points.slice(0, 5), 'waits')).not.toContain('usual')
  expect(seriesSvg(points, 'waits')).toMatch(/usual up to \d+<.*usual from \d+<.*average \d+</s)
})

test('a tree and a way to production are pictures that follow the page into the dark', () => {
  const nodes = [
    { id: 'n1', text: 'orders finished', level: 0, unit: '%', points: [{ id: 'a', at: '2026-11-01', value: 61 }] },
    { id: 'n2', text: 'first answer', level: 1, parent: 'n1' },
    { id: 'n3', text: 'new logo', level: 2 },
  ]
  const tree = treeSvg(nodes, 'Star', evening()) ?? ''
  expect(tree).toContain('<desc>orders finished, 61 % on 1 Nov; first answer; new logo.</desc>')
  expect(tree).toContain('Hangs on nothing yet')
  const strip = stripSvg([{ id: 's', name: 'code', work: 120, wait: 3 }], 'Path') ?? ''
  expect(strip).toContain('code, 2 h work, 3 h wait')
  for (const svg of [tree, strip]) expect(svg).toContain('prefers-color-scheme:dark')
  expect(treeSvg([], 'Star', evening())).toBeUndefined()
  expect(stripSvg([], 'Path')).toBeUndefined()
})

test('the same turn gives the same page', () => {
  expect(html()).toBe(html())
})

const naughty = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;b&gt;',
    '</pre></style>',
    "'--><svg/onload=1>",
  ),
  fc.string({ maxLength: 40 }),
)

test('nothing typed becomes markup', () => {
  fc.assert(
    fc.property(naughty, naughty, (text, name) => {
      const grid = new Grid(60, 1)
      grid.put(0, 0, text)
      const picture = seriesSvg([{ id: 'a', at: '2026-01-01', value: 3, name }], text, name)
      const folded = fold(text, [paragraph(text)])
      const out = page([heading(2, text), paragraph(text), ...folded, ...fence(grid, picture), ...fence(grid)], name)
      // Between quotes a sign is a sign; what came out of them would be seen.
      const bare = out.replace(/="[^"]*"/g, '=""')
      const tags = new Set([...bare.matchAll(/<\/?([a-z0-9!]+)/gi)].map(found => found[1]!.toLowerCase()))
      for (const tag of tags)
        expect([
          '!doctype',
          'html',
          'head',
          'meta',
          'title',
          'style',
          'body',
          'main',
          'h2',
          'p',
          'code',
          'pre',
          'figure',
          'details',
          'summary',
          'img',
        ]).toContain(tag)
      const svg = Buffer.from(/base64,([^"]+)"/.exec(out)?.[1] ?? '', 'base64').toString()
      for (const [, tag] of svg.matchAll(/<\/?([a-z0-9!]+)/gi))
        expect(['svg', 'title', 'desc', 'style', 'rect', 'text', 'line', 'polyline', 'circle']).toContain(tag)
    }),
    { numRuns: runs },
  )
})
