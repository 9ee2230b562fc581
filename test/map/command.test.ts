import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MapArgs, mapCommand } from '../../src/map/command.ts'
import { parse } from '../../src/map/text/parse.ts'

const checkout = {
  name: 'checkout.owm',
  text: readFileSync(join(import.meta.dirname, '../fixtures/maps/checkout.owm'), 'utf8'),
}
const run = (args: Omit<MapArgs, 'files'> & { files?: MapArgs['files'] }) => mapCommand({ files: [checkout], ...args })

test('draw: as large as asked, and says where to look when lines are lost', () => {
  const { out, err, exit } = run({
    action: 'draw',
    size: '100x30',
    files: [{ name: 'a.owm', text: 'component A [0.5,0.5]\nA->B' }],
  })
  expect(out.split('\n')).toHaveLength(31)
  expect([err, exit]).toEqual(['a.owm: 1 line to look at. To see them: flywheel map check a.owm\n', 0])
})

test('draw --json: rows, nodes with the cells of their labels, links with theirs', () => {
  const { out } = run({ action: 'draw', json: true, size: '80x24' })
  const drawing = JSON.parse(out)
  expect(drawing.rows).toHaveLength(24)
  const order = drawing.nodes.find((n: { name: string }) => n.name === 'Delivery promise')
  for (const line of order.label.lines)
    expect(drawing.rows[line.row].slice(line.column)).toMatch(new RegExp(`^${line.text}`))
  expect(drawing.edges[0]).toMatchObject({ from: 'Shopper', to: 'Order in 1 step', hidden: expect.any(Number) })
  expect(drawing.edges[0].cells[0]).toHaveLength(2)
})

test('several files: one object a line, the file first', () => {
  const { out } = run({ action: 'parse', json: true, files: [checkout, { name: 'b.owm', text: 'title B' }] })
  expect(
    out
      .trim()
      .split('\n')
      .map(l => Object.entries(JSON.parse(l))[0]),
  ).toEqual([
    ['file', 'checkout.owm'],
    ['file', 'b.owm'],
  ])
})

test('check: lines editors can jump to, exit 3 when something cannot be read', () => {
  const files = [{ name: 'a.owm', text: 'component Tea [0.5,0.5]\nTea->Tee\nwhat is this' }]
  expect(run({ action: 'check', files })).toEqual({
    out: [
      'a.owm:2:6: warning: This link goes to "Tee", but the map has no such part. Did you mean "Tea"? [Tea]',
      'a.owm:3:1: error: No statement begins like this. [// what is this]',
      'a.owm: 1 errors, 1 warnings, 0 read leniently',
      '',
    ].join('\n'),
    err: '',
    exit: 3,
  })
  expect(run({ action: 'check' }).exit).toBe(0)
})

test('convert: the written form reads as the same map; Mermaid says what it leaves out; SVG is well formed', () => {
  const same = (text: string) => JSON.stringify(parse(text).map, (key, value) => (key === 'line' ? undefined : value))
  expect(same(run({ action: 'convert', to: 'owm' }).out)).toBe(same(checkout.text))
  const mermaid = run({ action: 'convert', to: 'mermaid' })
  expect(mermaid.out.split('\n').slice(0, 4)).toEqual([
    'wardley-beta',
    'title Checkout',
    'anchor "Shopper" [0.99, 0.62]',
    'component "Order in 1 step" [0.84, 0.33]',
  ])
  expect(mermaid.err).toBe('left out: The new name "Rented payments" of "Payments": Mermaid has no renaming.\n')
  expect(parse(mermaid.out).problems.filter(p => p.level !== 'info')).toEqual([])
  const svg = run({
    action: 'convert',
    to: 'svg',
    files: [{ name: 'x', text: 'title <A & "B">\ncomponent <b> [0.5,0.5]' }],
  }).out
  expect(svg).toContain('&lt;A &amp; &quot;B&quot;&gt;')
  expect(svg.match(/<text\b/g)?.length).toBe(svg.match(/<\/text>/g)?.length)
})

test('diff: what changed in words, then the map with ghosts', () => {
  const after = {
    name: 'b',
    text: checkout.text.replace('component Payments [0.52, 0.58]', 'component Payments [0.52, 0.75]'),
  }
  const { out } = run({ action: 'diff', files: [checkout, after] })
  expect(out.split('\n')[0]).toBe(
    '~ component Payments moved +0.17 evolution, from Product (+rental) to Commodity (+utility)',
  )
  expect(out).toContain('∘ stood here before')
})

test('wrong questions are answered with what would be right', () => {
  expect(run({ action: 'draw', size: '10x10' })).toMatchObject({
    err: 'A map needs at least 60x15; 10x10 is smaller.\n',
    exit: 2,
  })
  expect(run({ action: 'draw', size: 'big' }).err).toBe(
    '"big" is no size. Write columns x rows, for instance --size 120x40.\n',
  )
  expect(run({ action: 'draw', focus: 'Paymens' }).err).toBe(
    'Nothing on the map is called "Paymens". Did you mean "Payments"?\n',
  )
  expect(run({ action: 'convert', to: 'pdf' }).err).toBe('"pdf" is no form. Choose one of owm, mermaid, svg, json.\n')
  expect(run({ action: 'diff' }).err).toBe('A comparison takes two files.\n')
  expect(run({ action: 'check', files: [] }).exit).toBe(2)
})

test('a crowded corner is looked at closely', () => {
  const far = run({ action: 'draw', json: true })
  const close = run({ action: 'draw', json: true, at: 'payments', zoom: '4' })
  const spot = (answer: { out: string }, name: string) =>
    JSON.parse(answer.out).nodes.find((n: { name: string }) => n.name === name)
  expect(spot(close, 'Payments')).toBeDefined()
  expect(spot(far, 'Shopper')).toBeDefined()
  expect(spot(close, 'Shopper')).toBeUndefined()
  expect(run({ action: 'draw', at: '99,99' }).out).toContain('outside this view')
  expect(run({ action: 'draw', at: 'Paymens' }).err).toBe(
    'Nothing on the map is called "Paymens". Did you mean "Payments"?\n',
  )
  expect(run({ action: 'draw', zoom: 'near' }).err).toMatch(/^"near" is no zoom\./)
})

test('signs that steer a terminal never reach it', () => {
  const files = [{ name: 'a.owm', text: 'title \x1b[31mT\ncomponent A\x1b]0;x\x07B\u202e [0.5, 0.5]\nA->\x1b[2JC' }]
  for (const action of ['draw', 'check'] as const)
    expect(run({ action, files }).out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/)
})

test('law: any two texts can be drawn, converted and compared, both ways of reading', () => {
  const words = fc.constantFrom(
    'component A [0.5, 0.6]\n',
    'component B [0.1]\n',
    'anchor U\n',
    'submap S [0.3, 0.3] url(u)\n',
    'pipeline A [x, 0.4]\n',
    'pipeline B\n{\n component c [0.3]\n}\n',
    'evolve A->N 0.9\n',
    'A->B; why\n',
    "U+'t'<>A\n",
    'note words [0.2, 0.2]\n',
    'annotation 1 [[0.1,0.2],[0.3,0.4]] text\n',
    'annotation x [0.1,0.2]\n',
    'pioneers [0.9, 0.1, 0.5, 0.3]\n',
    'deaccelerator d [0.4, 0.4]\n',
    'component L [5, -3] label [a, 1] (market, buy) inertia\n',
    'evolution --hide\n',
  )
  const text = fc.array(words, { maxLength: 25 }).map(w => w.join(''))
  fc.assert(
    fc.property(text, text, fc.boolean(), (a, b, strict) => {
      const files = [
        { name: 'a', text: a },
        { name: 'b', text: b },
      ]
      for (const to of ['owm', 'mermaid', 'svg'])
        expect(run({ action: 'convert', to, strict, files: files.slice(0, 1) }).out).not.toMatch(/NaN|undefined/)
      expect(run({ action: 'draw', strict, files, size: '60x15' }).exit).toBe(0)
      expect(run({ action: 'diff', strict, files }).exit).toBe(0)
      expect(run({ action: 'diff', strict, files: [files[0]!, files[0]!] }).out.split('\n')[0]).toBe('Nothing changed.')
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 60) },
  )
})

test('strict reading is asked for by every command that reads a map', () => {
  // Leniently A stands in the comment's line, the link has a kind and A evolves; the reference reads none of it.
  const text = "/* c */ component A [0.1, 0.1]\ncomponent B [0.4, 0.4]\n*/\nA+'x'>B\nA->B->C\nevolve A .8\n"
  const files = [{ name: 'm.owm', text }]
  const other = { name: 'n.owm', text: 'component B [0.4, 0.4]\n' }
  const calls: Omit<MapArgs, 'files'>[] = [
    { action: 'draw' },
    { action: 'check' },
    { action: 'parse' },
    ...['json', 'mermaid', 'svg'].map(to => ({ action: 'convert' as const, to })),
  ]
  for (const call of calls)
    expect([call, run({ ...call, files, strict: true }).out === run({ ...call, files }).out]).toEqual([call, false])
  const both = [...files, other]
  expect(run({ action: 'diff', files: both, strict: true }).out).not.toBe(run({ action: 'diff', files: both }).out)
})

test('strict reading is not for formatting, and that is said', () => {
  const args = { action: 'format' as const, files: [{ name: 'a.owm', text: 'component Foo[0.5, 0.6]\n' }] }
  expect(mapCommand(args)).toMatchObject({ exit: 0, out: 'component Foo [0.50, 0.60]\n' })
  expect(mapCommand({ ...args, strict: true })).toMatchObject({ exit: 2, err: expect.stringContaining('--strict') })
})
