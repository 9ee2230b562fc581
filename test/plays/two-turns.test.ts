/** Two whole turns of one team, played by keys through the built program, and the files they leave. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSession } from '../../src/store/session-file.ts'
import { play, type Stage, stage } from './player.ts'
import { firstTurn, secondTurn } from './retro.ts'
import type { PlayedTurn } from './strokes.ts'

const root = join(import.meta.dirname, '..', '..')
const program = join(root, 'bin', 'flywheel.js')

/** The screens of each scene, one a stroke, as text. */
type Screens = Record<string, string[]>

let on: Stage
let first: { code: number; screens: Screens }
let second: { code: number; screens: Screens }

/** Plays a turn; everything on every screen has to fit and to stand where it belongs. */
async function watched(turn: PlayedTurn) {
  const screens: Screens = {}
  const odd: string[] = []
  const code = await play(turn, on, (scene, screen) => {
    const rows = screen.rows()
    screens[scene] = [...(screens[scene] ?? []), rows.join('\n')]
    if (rows.length !== 24 || rows.some(row => row.length > 80) || !/^─{80}$/.test(rows[21] ?? ''))
      odd.push(`${scene}:\n${rows.join('\n')}`)
    // Nothing that is said at 80 columns may end before it ends.
    if (rows[22]?.trimEnd().endsWith('…')) odd.push(`cut in ${scene}: ${rows[22]}`)
  })
  expect(odd).toEqual([])
  return { code, screens }
}

function flywheel(...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    cwd: on.folder,
    env: { ...process.env, CI: '' },
  }).toString()
}

beforeAll(async () => {
  on = await stage('checkout')
  first = await watched(firstTurn)
  second = await watched(secondTurn)
})
afterAll(() => on.clear())

describe('the screens of the first turn', () => {
  it('count what is voted and show it as bars', () => {
    expect(first.screens.vote?.at(-2)).toMatch(/security review.* █+ +6/)
  })
  it('show nothing of a card before the reveal, and all of them after it', () => {
    const shown = first.screens.write ?? []
    const reveal = shown.findIndex(s => s.includes('Revealed: Write.'))
    const cards = ['only Finn can release', 'Friday freeze', 'paired on the tax label']
    for (const card of cards) {
      expect(shown.slice(0, reveal).filter(s => s.includes(card))).toEqual([])
      expect(shown[reveal]).toContain(card)
    }
  })
  it('end at home, with what waits for the next turn', () => {
    expect(first.screens.summary?.at(-1)).toContain('Waiting since the last turn of checkout')
    expect(first.screens.summary?.at(-1)).toContain('3 actions open')
    expect(first.code).toBe(0)
  })
})

describe('the screens of the second turn', () => {
  it('begin with the bet, the promises and what was parked', () => {
    const start = second.screens.start?.at(-1)
    expect(start).toContain('THE BET   stop reviewing images already approved')
    expect(start).toContain('Chidi and Dee learn to release')
    expect(start).toContain('who pays for a second environment')
    expect(start).toContain('Last time\'s top challenge: "security review"')
  })
  it('begin the challenge with the debt of its gate', () => {
    expect(second.screens.deliveries?.at(-1)).toContain('Follow-up: "nobody from security was in the room".')
  })
  it('go on with the numbers of the first', () => {
    expect(second.screens['check-in']?.at(-1)).toContain('27 Oct')
  })
  it('end at home with both turns, the first one scored', () => {
    expect(second.screens.summary?.at(-1)).toMatch(/retro 2 +closed/)
    expect(second.screens.summary?.at(-1)).toMatch(/retro 1 +closed, bet partly/)
    expect(second.code).toBe(0)
  })
})

describe('the files', () => {
  it('are two closed sessions and their notes, and nothing else', async () => {
    expect(readdirSync(on.sessions).sort()).toEqual([
      'checkout-t0001-for-others.md',
      'checkout-t0001.json',
      'checkout-t0001.md',
      'checkout-t0002-for-others.md',
      'checkout-t0002.json',
      'checkout-t0002.md',
    ])
    for (const id of ['checkout-t0001', 'checkout-t0002']) {
      const { log } = await readSession(join(on.sessions, `${id}.json`))
      expect(log.at(-1)?.move).toEqual({ do: 'close' })
    }
    expect(flywheel('check', 'sessions/checkout-t0001.json', 'sessions/checkout-t0002.json')).not.toContain('damaged')
  })

  it('give the same notes again, byte by byte', () => {
    for (const id of ['checkout-t0001', 'checkout-t0002'])
      for (const [audience, name] of [
        ['team', `${id}.md`],
        ['others', `${id}-for-others.md`],
      ] as const)
        expect(flywheel('notes', `sessions/${id}.json`, '--for', audience)).toBe(
          readFileSync(join(on.sessions, name), 'utf8'),
        )
  })

  it('tell others nothing that stands on a card', () => {
    const notes = readFileSync(join(on.sessions, 'checkout-t0001-for-others.md'), 'utf8')
    for (const card of ['only Finn can release', 'Friday freeze', 'who tells audit?', 'hopeful'])
      expect(notes).not.toContain(card)
    expect(notes).toContain('stop reviewing images already approved')
  })

  it('name the closed file the second turn starts from, which has not changed', async () => {
    const { log } = await readSession(join(on.sessions, 'checkout-t0002.json'))
    const [open] = log
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256')
      .update(readFileSync(join(on.sessions, 'checkout-t0001.json')))
      .digest('hex')
    expect(open?.move).toMatchObject({ do: 'open', turn: { prev: { file: 'checkout-t0001.json', sha256 } } })
  })
})

describe('the examples that come with the program', () => {
  const examples = join(root, 'sessions', 'examples')
  it('are whole, and their notes are what the program writes from them today (npm run examples)', () => {
    for (const file of readdirSync(examples).filter(name => name.endsWith('.json'))) {
      const path = join(examples, file)
      expect(flywheel('check', path)).not.toContain('damaged')
      expect(flywheel('notes', path, '--for', 'team')).toBe(readFileSync(path.replace('.json', '.md'), 'utf8'))
      expect(flywheel('notes', path, '--for', 'others')).toBe(
        readFileSync(path.replace('.json', '-for-others.md'), 'utf8'),
      )
    }
  })
})
