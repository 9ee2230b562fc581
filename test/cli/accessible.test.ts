/** The HTML notes measured by axe-core in a real browser: three pages, light and dark, on a wide screen and on a phone. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browse, browser } from '../support/browser.ts'
import { inside } from './inside.ts'
import { folder, root } from './program.ts'

/** A page each; of one turn the page for leaders, too. */
const pages = [
  ['checkout-t0001'],
  ['checkout-t0002'],
  ['library-t0004'],
  ['library-t0004', '--for', 'leaders'],
] as const
const widths = [1200, 320]
const schemes = ['light', 'dark'] as const

type Found = { page: string; rules: string[]; over: number; images: string[] }

/** Measures the page it stands in and tells the page around it. */
function measure(axe: string, page: string): string {
  return `<script>${axe}</script><script>onload=()=>axe.run().then(found=>parent.postMessage({
    page:${JSON.stringify(page)},
    rules:found.violations.map(v=>v.id+': '+v.nodes.map(n=>n.target+' '+n.failureSummary).slice(0,3).join(' | ')),
    over:document.documentElement.scrollWidth-document.documentElement.clientWidth,
    images:[...document.images].map(i=>i.alt)},'*'))</script>`
}

/** The page as a reader with this scheme has it: its dark rules always, or never. It lets no script run; the copy does. */
function copy(text: string, scheme: (typeof schemes)[number], script: string): string {
  const dark = 'screen and (prefers-color-scheme:dark)'
  expect(text).toContain(dark)
  return text
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace(dark, scheme === 'dark' ? 'screen' : 'not all')
    .replace('color-scheme:light dark', `color-scheme:${scheme}`)
    .replace('</body>', () => `${script}</body>`)
}

test('axe-core finds nothing on any page, light and dark, wide and narrow', async ({ skip }) => {
  if (!browser) skip('no Chromium on this machine')
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replaceAll(
    '</script',
    '<\\/script',
  )
  const cwd = folder()
  const frames: string[] = []
  for (const [session, ...readers] of pages) {
    const name = [session, ...readers].join('')
    const out = join(cwd, `${name}.html`)
    const made = await inside(
      ['notes', join(root, 'sessions/examples', `${session}.json`), ...readers, '--format', 'html', '--out', out],
      { cwd },
    )
    expect(made.code, made.stderr).toBe(0)
    const text = readFileSync(out, 'utf8')
    for (const scheme of schemes)
      for (const width of widths) {
        const id = `${name} ${scheme} ${width}`
        const file = `${name}-${scheme}-${width}.html`
        writeFileSync(join(cwd, file), copy(text, scheme, measure(axe, id)))
        frames.push(`<iframe title="${id}" src="${file}" width="${width}" height="900" style="border:0"></iframe>`)
      }
  }
  // One start of the browser for all of them.
  const all = join(cwd, 'all.html')
  const listen = `<script>const found=[];onmessage=e=>{found.push(e.data);document.title=JSON.stringify(found)}</script>`
  writeFileSync(all, `<!doctype html><title>[]</title>${listen}${frames.join('\n')}`)
  const dom = browse([
    '--window-size=1300,1000',
    '--virtual-time-budget=60000',
    '--dump-dom',
    '--allow-file-access-from-files',
    `file://${all}`,
  ])
  const title = /<title>(.*?)<\/title>/s.exec(dom)?.[1] ?? '[]'
  const found = JSON.parse(title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as Found[]
  expect(found.map(f => f.page).sort()).toEqual(
    pages
      .map(page => page.join(''))
      .flatMap(name => schemes.flatMap(scheme => widths.map(width => `${name} ${scheme} ${width}`)))
      .sort(),
  )
  expect(found.flatMap(({ page, rules }) => rules.map(rule => `${page}, ${rule}`))).toEqual([])
  expect(found.filter(({ over }) => over > 0).map(({ page, over }) => `${page}: ${over} px too wide`)).toEqual([])
  // What a picture shows is said in words: its name and its values.
  const alts = found.flatMap(({ images }) => images)
  expect(alts.length).toBeGreaterThan(0)
  for (const alt of alts) expect(alt).toMatch(/: .*\d/)
})

test('the page for leaders is one sheet of paper', async ({ skip }) => {
  if (!browser) skip('no Chromium on this machine')
  const cwd = folder()
  const session = join(root, 'sessions/examples/library-t0004.json')
  const [out, pdf] = [join(cwd, 'leaders.html'), join(cwd, 'leaders.pdf')]
  const made = await inside(['notes', session, '--for', 'leaders', '--format', 'html', '--out', out], { cwd })
  expect(made.code, made.stderr).toBe(0)
  browse([`--print-to-pdf=${pdf}`, '--no-pdf-header-footer', `file://${out}`])
  expect(readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})
