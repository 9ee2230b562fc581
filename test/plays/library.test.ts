/** Four whole turns of one team of six, played by keys through the built program, the fourth with four people online by ssh, and the files they leave. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSession } from '../../src/store/session-file.ts'
import { library } from './library/turns.ts'
import { play, type Stage, stage } from './player.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
const ids = library.map((_, i) => `library-t000${i + 1}`)
/** Milliseconds for all turns on a machine that does ten other things. */
const patience = 240_000

/** The screens of each scene, one a stroke, as text; one such record a turn. */
const turns: Record<string, string[]>[] = []
const odd: string[] = []
const codes: number[] = []
let on: Stage

/** What a chosen part of a map is may be longer than its row; everything else that is said ends before the row does. */
const aboutPart = / visible \d|to be placed: /

beforeAll(async () => {
  on = await stage('library')
  for (const sittings of library) {
    const screens: Record<string, string[]> = {}
    turns.push(screens)
    for (const sitting of sittings)
      codes.push(
        await play(sitting, on, (scene, screen) => {
          const rows = screen.rows()
          screens[scene] = [...(screens[scene] ?? []), rows.join('\n')]
          if (rows.length !== 24 || rows.some(row => row.length > 80) || !/^─{80}$/.test(rows[21] ?? ''))
            odd.push(`${scene}:\n${rows.join('\n')}`)
          const said = rows[22]?.trimEnd() ?? ''
          if (said.endsWith('…') && !aboutPart.test(said)) odd.push(`cut in ${scene}: ${said}`)
        }),
      )
  }
}, patience)
afterAll(() => on.clear())

/** Every screen of a scene of a turn (1 to 4), one after the other. */
function shown(turn: number, scene: string): string {
  return turns[turn - 1]?.[scene]?.join('\n') ?? ''
}

function flywheel(...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    cwd: on.folder,
    env: { ...process.env, CI: '' },
  }).toString()
}

const notes = (turn: number) => readFileSync(join(on.sessions, `library-t000${turn}.md`), 'utf8')

it('every screen fits, says nothing that ends in the middle, and every sitting ends well', () => {
  expect(odd).toEqual([])
  expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0])
})

describe('what one turn hands to the next', () => {
  it('each says what became of the bet before it', () => {
    expect(notes(2)).toContain('The last bet, hit: use the text messages')
    expect(notes(3)).toContain('The last bet, missed: rent a place on the van of the county')
    expect(notes(3)).toContain('saw 66 h on 25 Sep')
    expect(notes(4)).toContain('The last bet, hit: leave a key for the driver at two branches')
  })

  it('the value that settles a bet is written to its number', () => {
    expect(shown(4, 'star again')).toMatch(/hours a book travels +39 h +9 Oct/)
  })

  it('a gate debt comes back until it is paid', () => {
    expect(shown(2, 'market')).toContain('Follow-up: "nobody from the branches')
    expect(shown(3, 'gate of purpose')).toContain('Follow-up: "the branches were')
    expect(notes(4)).toMatch(/\| challenge +\| passed /)
  })

  it('a promise carried on and on is asked about', () => {
    expect(shown(4, 'settle')).toContain('Open for 3 turns: shrink it, hand it over, drop it, or keep it')
    expect(notes(4)).toContain('still open: the county prints the list now, we only read it')
  })

  it('what comes up again is said where it is talked about', () => {
    expect(shown(4, 'talk')).toMatch(/came up in turns? 2/)
  })
})

describe('two people at one keyboard and four online', () => {
  it('are counted together at hidden answers, dots, estimates and consent', () => {
    expect(shown(4, 'pulse')).toContain('6 of 6 are in')
    expect(shown(4, 'vote')).toMatch(/it hangs on two people.*10/)
    expect(notes(4)).toContain('70 % likely')
    expect(notes(4)).toContain('Consent, 0 to 5: 1 × 3, 3 × 4, 2 × 5.')
  })

  it('a raised hand gets the word', () => {
    expect(shown(4, 'talk')).toContain('Petra has the word.')
  })

  it('leave after each gate, and the days between are nobody’s minutes', () => {
    expect(shown(4, 'solution')).not.toContain('min behind')
    expect(shown(4, 'lobby')).toContain('paused')
  })
})

describe('the files', () => {
  it('are four closed sessions with their notes, each named by the next with its hash', async () => {
    const names = ids.flatMap(id => [`${id}-for-others.md`, `${id}.json`, `${id}.md`])
    const written = readdirSync(on.sessions).filter(name => !name.startsWith('.'))
    expect(written.sort()).toEqual(names)
    for (const [i, id] of ids.entries()) {
      const { log } = await readSession(join(on.sessions, `${id}.json`))
      expect(log.at(-1)?.move).toEqual({ do: 'close' })
      const before = ids[i - 1]
      if (!before) continue
      const sha256 = createHash('sha256')
        .update(readFileSync(join(on.sessions, `${before}.json`)))
        .digest('hex')
      expect(log[0]?.move).toMatchObject({ do: 'open', turn: { prev: { file: `${before}.json`, sha256 } } })
    }
    expect(flywheel('check', ...ids.map(id => `sessions/${id}.json`))).not.toContain('damaged')
  })

  it('give the same notes again, byte by byte', () => {
    for (const id of ids) {
      const path = `sessions/${id}.json`
      expect(flywheel('notes', path, '--for', 'team')).toBe(readFileSync(join(on.sessions, `${id}.md`), 'utf8'))
      expect(flywheel('notes', path, '--for', 'others')).toBe(
        readFileSync(join(on.sessions, `${id}-for-others.md`), 'utf8'),
      )
    }
  })

  it('tell others no card and nothing of the safety pulse', () => {
    for (const id of ids) {
      const text = readFileSync(join(on.sessions, `${id}-for-others.md`), 'utf8')
      for (const own of ['half of the addresses', 'ask the newest', 'Ilse says', 'away in August', 'Mistakes are used'])
        expect(text).not.toContain(own)
    }
  })

  it('are read by the commands over the folder', () => {
    expect(JSON.parse(flywheel('wheel', 'sessions', '--json'))).toMatchObject({ team: 'library' })
    expect(flywheel('wheel', 'sessions').replace(/\s+/g, ' ')).toContain('bets: 2 hit and 1 miss')
    expect(flywheel('actions', 'sessions', '--open')).toContain('write to the county')
    expect(flywheel('momentum', 'sessions')).toContain('library')
  })
})
