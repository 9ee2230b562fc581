/** The picture of a map as a real browser draws it: nothing outside of it, no name on another. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { organisationMap } from '../../src/agendas/exercises/challenge/organisation-map.ts'
import { toSvg } from '../../src/map/drawing/svg.ts'
import { parse } from '../../src/map/text/parse.ts'
import { browse, browser } from '../support/browser.ts'

/** Runs in the page: what stands outside the picture, and which names lie on each other, in the browser's own measures. */
const measure = `
const svg = document.querySelector('svg'), whole = svg.getBoundingClientRect()
const boxes = [...svg.querySelectorAll('text')].map(t => ({ text: t.textContent, kind: t.getAttribute('class') ?? '', box: t.getBoundingClientRect() }))
const outside = boxes.filter(b => b.box.left < whole.left || b.box.right > whole.right || b.box.top < whole.top || b.box.bottom > whole.bottom).map(b => b.text)
const names = boxes.filter(b => /name|number/.test(b.kind))
const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
const onEachOther = names.flatMap((a, i) => names.slice(i + 1).filter(b => over(a.box, b.box)).map(b => a.text + ' / ' + b.text))
document.body.innerHTML = ''
document.body.append(JSON.stringify({ texts: boxes.length, outside, onEachOther }))
`

async function measured(svg: string): Promise<{ texts: number; outside: string[]; onEachOther: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'flywheel-svg-'))
  try {
    const page = join(folder, 'map.html')
    await writeFile(page, `<!doctype html><meta charset="utf-8"><body>${svg}<script>${measure}</script>`)
    const stdout = browse(['--window-size=1300,1000', '--dump-dom', `file://${page}`])
    const found = /<body>(\{.*\})<\/body>/.exec(stdout)
    if (!found) throw new Error(`the page says nothing: ${stdout.slice(0, 200)}`)
    return JSON.parse(found[1]!.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test.skipIf(!browser)(
  `a browser shows every name apart from the others and inside the picture${browser ? '' : ' (skipped: there is no Chromium here)'}`,
  async () => {
    const checkout = await readFile(new URL('../fixtures/maps/checkout.owm', import.meta.url), 'utf8')
    const [organisation] = organisationMap.steps
    const texts = [checkout, organisation?.kind === 'map' ? (organisation.text ?? '') : '']
    for (const text of texts) {
      const { map } = parse(text)
      const seen = await measured(toSvg(map))
      expect(seen).toMatchObject({ outside: [], onEachOther: [] })
      expect(seen.texts).toBeGreaterThan(map.components.length)
    }
  },
)

test('what is only a number in the picture has its name in the list below, inside the picture', () => {
  const { map } = parse(realisticMap(75))
  const svg = toSvg(map)
  const texts = (kind: string) => [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)</text>`, 'g'))]
  const numbers = texts('[a-z-]+ key').map(([, text = '']) => text.replace(/[[\]]/g, ''))
  const listed = texts('listed').map(([, text = '']) => text)
  expect(numbers.length).toBeGreaterThan(2)
  expect(numbers.filter(n => !listed.some(text => text.startsWith(`[${n}] `)))).toEqual([])
  const names = new Set(map.components.map(c => c.name))
  expect(listed.filter(text => !names.has(text.replace(/^\[\d+\] /, '')))).toEqual([])
  const height = Number(/ height="(\d+)"/.exec(svg)?.[1])
  for (const [, y] of svg.matchAll(/<text class="listed"[^>]* y="(\d+)"/g)) expect(Number(y)).toBeLessThan(height - 24)
  expect(svg).toContain(`<title>${map.title}</title>`)
})
