import { describe, expect, it } from 'vitest'
import { consentsOf } from '../../src/kinds/decide/drawing.ts'
import { optionsOf } from '../../src/kinds/made/ranking.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import { gaps, type StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening, left } from './evening.ts'
import { asked, bo, dee, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const write: StepOf<'write'> = { id: 'o', kind: 'write', title: 'Options', ask: 'What?', minutes: 3 }
const step: StepOf<'decide'> = {
  id: 'd',
  kind: 'decide',
  title: 'Bet',
  ask: 'Which?',
  minutes: 3,
  hidden: true,
  options: 'o',
}

/** Options c8 stop and c9 build, one left over as old1, and the bet open. */
function open(...moves: (Move | [string, Move])[]): Session {
  const options = ['stop', 'build'].map((text): Move => ({ in: 'o', do: 'add', text }))
  return played([write, step], [{ do: 'go', to: 'o' }, ...options, { do: 'go', to: 'd' }, ...moves], {
    options: left.options,
  })
}

const work = (session: Session) => workOf(session, 'd', 'decide')!
const consent = (by: string, value: number): [string, Move] => [by, { in: 'd', do: 'consent', value }]
const reveal: Move = { do: 'reveal', step: 'd' }

describe('the sentence', () => {
  it('is filled gap by gap, and a gap can be emptied', () => {
    const session = open(
      { in: 'd', do: 'fill', gap: 'we', text: 'x' },
      { in: 'd', do: 'fill', gap: 'owner', text: 'Bo' },
      { in: 'd', do: 'fill', gap: 'we', text: '' },
    )
    expect(work(session).fields).toEqual({ owner: 'Bo' })
  })

  it('takes an option of this turn or one left over', () => {
    expect(work(open({ in: 'd', do: 'take', option: 'c9' }))).toMatchObject({ option: 'c9', fields: { we: 'build' } })
    expect(work(open({ in: 'd', do: 'take', option: 'old1' })).fields.we).toBe('managed payment retries')
    expect(optionsOf(open(), step).map(c => c.id)).toEqual(['c8', 'c9', 'old1'])
    expect(asked<'decide'>(open(), { in: 'd', do: 'take', option: 'c50' })?.why).toBe('no-such')
  })
})

describe('consent', () => {
  it('is a number from 0 to 5, one a person, the last one counts', () => {
    expect(asked<'decide'>(open(), { in: 'd', do: 'consent', value: 6 }, bo)?.say).toBe(
      'Consent is a number from 0 to 5.',
    )
    expect(consentsOf(work(open(consent(bo, 1), consent(bo, 4), consent(dee, 5))))).toEqual([5, 4])
  })

  it('is counted by hands, of those who have not answered', () => {
    const session = open(consent(bo, 4))
    expect(asked<'decide'>(session, { in: 'd', do: 'tally', counts: [0, 0, 0, 0, 0, 5] })?.say).toBe(
      '4 people are in the room; 5 were counted.',
    )
    expect(asked<'decide'>(session, { in: 'd', do: 'tally', counts: [1, 2] })?.why).toBe('no-such')
    expect(consentsOf(work(further(session, { in: 'd', do: 'tally', counts: [1, 0, 0, 0, 0, 2] })))).toEqual([
      5, 5, 4, 0,
    ])
  })

  it('is private until the reveal, and closed by it; the sentence stays open', () => {
    const session = open(consent(bo, 1), consent(dee, 5))
    expect(work(redact(session)).consent).toEqual({})
    expect(work(redact(session, bo)).consent).toEqual({ [bo]: 1 })
    expect(work(redact(open({ in: 'd', do: 'tally', counts: [0, 0, 0, 0, 0, 1] }))).tally).toBeUndefined()
    expect(shown(session, 'd').join('\n')).toContain('Consent 0 to 5, private until all are in')
    const closed = further(session, reveal)
    expect(asked<'decide'>(closed, { in: 'd', do: 'consent', value: 5 }, bo)?.say).toBe(
      'The consent is in; u opens it again.',
    )
    expect(asked<'decide'>(closed, { in: 'd', do: 'fill', gap: 'we', text: 'y' })).toBeUndefined()
  })

  it('names the low ones, who are heard first', () => {
    const line = (session: Session) => shown(session, 'd').find(r => r.startsWith(' Consent'))
    expect(line(open(consent(bo, 5), consent(dee, 3), reveal))).toBe(' Consent   5 3')
    expect(line(open(consent(bo, 2), consent(dee, 0), reveal))).toBe(
      ' Consent   2 0     the 0 and the 2 are heard first',
    )
  })

  it('is not told by the message line', () => {
    const session = open(consent(bo, 1))
    expect(saidOf(session, consent(bo, 1))).toBe('Bo answered')
  })
})

it('what was heard is kept in order', () => {
  const session = open({ in: 'd', do: 'hear', text: 'who tells audit?' })
  expect(work(session).heard).toEqual(['who tells audit?'])
  expect(asked<'decide'>(session, { in: 'd', do: 'hear', text: '' })?.why).toBe('empty')
})

it('a move that no longer fits changes nothing', () => {
  const session = open()
  const moves: (Move | [string, Move])[] = [
    { in: 'd', do: 'take', option: 'c77' },
    consent(bo, 9),
    { in: 'd', do: 'tally', counts: [1] },
    { in: 'd', do: 'hear', text: '' },
  ]
  for (const move of moves) expect(further(session, move).work.d).toBe(session.work.d)
})

describe('drawn', () => {
  it('as one sentence', async () => {
    await expect(drawnAtAllSizes(evening(), 'action.bet')).toMatchFileSnapshot(fixture('decide'))
  })

  it('with its gaps open and the options to choose from', () => {
    expect(shown(open(), 'd')).toEqual([
      ' THE BET OF TURN 7',
      '',
      `   We will  ${'_'.repeat(40)}`,
      '',
      `   we expect   ${'_'.repeat(40)}`,
      '               to go from ______ to ______ by ______, ______ likely',
      '',
      `   we stop or change if   ${'_'.repeat(40)}`,
      '   owner    ______   by ______',
      '',
      ' OPTIONS',
      '    1  stop',
      '    2  build',
      '    3  managed payment retries, from an earlier turn',
      '',
      ' Consent 0 to 5, private until all are in',
    ])
  })

  it('with a mark at the gap that is being filled, on the page where it is', () => {
    for (const gap of gaps) {
      const rows = shown(open(), 'd', { width: 60, height: 6, focus: gap })
      expect(rows.filter(r => r.includes('▸'))).toHaveLength(1)
    }
  })
})
