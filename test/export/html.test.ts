/** The page is the same notes: whole, without anything a browser would fetch or run, its contents leading to its parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { Grid } from '../../src/draw/grid.ts'
import { anchorOf } from '../../src/export/notes/contents.ts'
import { page } from '../../src/export/notes/html.ts'
import { notesPage } from '../../src/export/notes/markdown.ts'
import { fence, heading, paragraph } from '../../src/export/notes/nodes.ts'
import { seriesSvg } from '../../src/export/series-svg.ts'
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
      const out = page([heading(2, text), paragraph(text), ...fence(grid, picture), ...fence(grid)], name)
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
          'img',
        ]).toContain(tag)
      const svg = Buffer.from(/base64,([^"]+)"/.exec(out)?.[1] ?? '', 'base64').toString()
      for (const [, tag] of svg.matchAll(/<\/?([a-z0-9!]+)/gi))
        expect(['svg', 'title', 'desc', 'style', 'text', 'line', 'polyline', 'circle']).toContain(tag)
    }),
    { numRuns: runs },
  )
})
