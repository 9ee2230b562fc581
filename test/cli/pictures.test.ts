/** Pictures and recordings of a turn, made by the program from its real screens. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { screenSvg } from '../../src/screen/picture.ts'
import { emulator } from '../support/emulator.ts'
import { inside } from './inside.ts'
import { folder, root } from './program.ts'

const session = join(root, 'sessions/examples/checkout-t0002.json')
const replay = (...words: string[]) => inside(['replay', session, ...words], { cwd: folder() })

/** What a picture shows, read from its letters. */
const lettersOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(found => found[1]).join(' ')

test('a step is the screen the room had when it went on', async () => {
  const vote = await replay('--picture', 'challenge.vote')
  expect(vote.code, vote.stderr).toBe(0)
  expect(vote.stdout).toMatch(/^<svg [^>]*viewBox="0 0 744 480"/)
  expect(lettersOf(vote.stdout)).toContain('one table, two owners')
  expect(lettersOf(vote.stdout)).toContain('15 of 15 dots')
  expect(vote.stdout).not.toContain('\x1b')
})

test('the wheel, in the dark and larger', async () => {
  const wheel = await replay('--picture', 'wheel', '--dark', '--size', '120x40')
  expect(wheel.code, wheel.stderr).toBe(0)
  expect(lettersOf(wheel.stdout)).toMatch(/TURN 2.*BET.*DRAGS/)
  expect(wheel.stdout).toContain('#16181c')
})

test('a step the turn was not at, a size that is none and two kinds at once are refused', async () => {
  const step = await replay('--picture', 'nowhere')
  expect(step.code).not.toBe(0)
  expect(step.stderr).toContain('has not been at a step "nowhere". Choose one of: open.settle')
  expect((await replay('--picture', 'challenge.vote', '--size', '10x10')).stderr).toContain('from 60x20 to 200x60')
  expect((await replay('--picture', 'challenge.vote', '--cast', 'x')).stderr).toContain('not both at once')
})

test('a file that is there is only replaced by --force', async () => {
  const out = join(folder(), 'vote.svg')
  writeFileSync(out, 'mine')
  expect((await replay('--picture', 'challenge.vote', '--out', out)).code).not.toBe(0)
  expect(readFileSync(out, 'utf8')).toBe('mine')
  expect((await replay('--picture', 'challenge.vote', '--out', out, '--force')).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toContain('<svg ')
})

test('a recording is an asciicast of version 3 that ends on the last screen of the turn', async () => {
  const cast = await replay('--cast', '-')
  expect(cast.code, cast.stderr).toBe(0)
  const [head, ...events] = cast.stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(head).toMatchObject({ version: 3, term: { cols: 80, rows: 24 }, title: 'checkout, turn 2: Retro' })
  expect(events.length).toBeGreaterThan(40)
  const term = emulator(80, 24)
  for (const [wait, kind, bytes] of events) {
    expect(wait).toBeGreaterThanOrEqual(0)
    expect(wait).toBeLessThan(60)
    expect(kind).toBe('o')
    await term.write(bytes)
  }
  expect(term.text()).toContain('PUSHES')
})

test('cells of two columns, what is turned round and signs of markup stay in their places', () => {
  const svg = screenSvg(['\x1b[7m 漢字 \x1b[0m  <b> & \x1b[1;35m●\x1b[0m'], { columns: 20, title: 'x' })
  expect(svg).toMatch(/<rect class="i" x="12" y="12" width="54"/)
  expect(svg).toMatch(/<text class="r" x="12"[^>]*textLength="54"[^>]*> 漢字 </)
  expect(svg).toContain('&lt;b&gt; &amp;')
  expect(svg).toMatch(/<text class="b c35" x="138"[^>]*>●</)
})
