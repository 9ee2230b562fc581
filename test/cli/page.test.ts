/** The HTML notes in a real browser: every picture shows, nothing sticks out, and paper is A4. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browse, browser } from '../support/browser.ts'
import { inside } from './inside.ts'
import { folder, root } from './program.ts'

const session = join(root, 'sessions', 'examples', 'checkout-t0002.json')

test('the page of a turn is whole on the screen and on paper', async ({ skip }) => {
  if (!browser) skip('no Chromium on this machine')
  const cwd = folder()
  const page = join(cwd, 'turn.html')
  expect((await inside(['notes', session, '--format', 'html', '--out', page], { cwd })).code).toBe(0)
  const text = readFileSync(page, 'utf8')

  // The page itself lets no script run; its copy is measured by one.
  const measured = join(cwd, 'measured.html')
  const ask = `<script>onload=()=>{document.title=JSON.stringify({
    images:[...document.images].map(i=>i.naturalWidth),
    over:document.documentElement.scrollWidth-document.documentElement.clientWidth})}</script>`
  writeFileSync(measured, text.replace(/<meta http-equiv[^>]*>/, '').replace('</body>', `${ask}</body>`))
  const dom = browse(['--window-size=900,1200', '--virtual-time-budget=2000', '--dump-dom', `file://${measured}`])
  const facts = JSON.parse(/<title>(\{.*?\})<\/title>/s.exec(dom)![1]!) as { images: number[]; over: number }
  expect(facts.images.length).toBe(text.split('<img ').length - 1)
  expect(facts.images.length).toBeGreaterThan(0)
  expect(facts.images.every(wide => wide > 300)).toBe(true)
  expect(facts.over).toBeLessThanOrEqual(0)

  const paper = join(cwd, 'turn.pdf')
  browse(['--no-pdf-header-footer', `--print-to-pdf=${paper}`, `file://${page}`])
  const pdf = readFileSync(paper, 'latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
    Math.round(Number(w)),
    Math.round(Number(h)),
  ])
  expect(boxes.length).toBeGreaterThan(0)
  for (const [w, h] of boxes) expect([w, h]).toEqual([595, 842])
})
