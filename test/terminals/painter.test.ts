/** The painter against a true emulator: what is shown is the frame, and nothing is written that need not be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { painter } from '../../src/screen/painter.ts'
import { emulator } from '../support/emulator.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 60)
const width = 40

const word = fc.constantFrom(
  'release',
  'queue',
  '─────',
  '● now',
  '漢字',
  '👩‍💻',
  'é',
  '  ',
  '\x1b[1mbold\x1b[0m',
  '\x1b[7mcard\x1b[0m',
  '03:12',
)
const row = fc.array(word, { maxLength: 4 }).map(words => words.join(' '))
const frame = fc.record({
  rows: fc.array(row, { minLength: 8, maxLength: 8 }),
  cursor: fc.option(fc.record({ row: fc.nat(7), column: fc.nat(width - 1) }), { nil: undefined }),
})

function plain(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m/g, '').trimEnd()
}

describe('a painter', () => {
  it('shows each frame of any sequence as it is, over whatever stood there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), fc.boolean(), async (frames, resets) => {
        const term = emulator(width, 8)
        const fresh = emulator(width, 8)
        await term.write('left over\r\n\x1b[31mfrom before')
        let bytes = ''
        const paint = painter(text => {
          bytes = text
        })
        for (const [i, { rows, cursor }] of frames.entries()) {
          if (resets && i === 2) paint.reset()
          bytes = ''
          const count = paint.paint(rows, cursor)
          expect(Buffer.byteLength(bytes)).toBe(count)
          await term.write(bytes)
        }
        const { rows, cursor } = frames.at(-1)!
        painter(text => {
          bytes = text
        }).paint(rows, cursor)
        await fresh.write(bytes)
        expect(term.rows().map(r => r.trimEnd())).toEqual(fresh.rows().map(r => r.trimEnd()))
        expect(fresh.rows()[0]?.trimEnd()).toBe(plain(rows[0]!))
        if (cursor) expect(term.cursor()).toEqual(fresh.cursor())
      }),
      { numRuns: runs },
    )
  })

  it('writes nothing when nothing changed', () => {
    const paint = painter(() => {})
    expect(paint.paint(['a', 'b'])).toBeGreaterThan(0)
    expect(paint.paint(['a', 'b'])).toBe(0)
    expect(paint.paint(['a', 'b'], { row: 0, column: 1 })).toBeGreaterThan(0)
    expect(paint.paint(['a', 'b'], { row: 0, column: 1 })).toBe(0)
  })

  it('writes one row for a clock that moved, without clearing the screen', () => {
    let bytes = ''
    const paint = painter(text => {
      bytes = text
    })
    const rows = (clock: string) => [` flywheel  retro 1 checkout${' '.repeat(40)}${clock}`, '─'.repeat(80), 'a card']
    paint.paint(rows('03:12'))
    expect(paint.paint(rows('03:11'))).toBeLessThan(60)
    expect(bytes).not.toContain('\x1b[2J')
  })

  it('goes on from rows the terminal shows already', () => {
    let bytes = ''
    const paint = painter(
      text => {
        bytes = text
      },
      ['home', 'enter open'],
    )
    expect(paint.paint(['home', 'enter open'])).toBe(0)
    paint.paint(['home', 'q quit'])
    expect(bytes).not.toContain('home')
  })
})
