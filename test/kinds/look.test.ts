import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { evening } from './evening.ts'
import { asked, drawnAtAllSizes, fixture, played, shown } from './played.ts'

const write: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3 }
const vote: StepOf<'vote'> = {
  id: 'v',
  kind: 'vote',
  title: 'Vote',
  ask: 'Which?',
  minutes: 1,
  on: 'w',
  dots: 3,
  hidden: true,
}
const talk: StepOf<'look'> = { id: 't', kind: 'look', title: 'Talk', ask: 'Why?', minutes: 3, from: 'v' }
const wheel: StepOf<'look'> = { id: 'e', kind: 'look', title: 'Wheel', ask: 'What pushed?', minutes: 1, summary: true }

it('takes no moves', () => {
  const session = played([talk], [{ do: 'go', to: 't' }])
  expect(asked(session, { in: 't', do: 'look' } as never)?.why).toBe('not-now')
})

describe('a talk about a vote', () => {
  it('shows what got dots with all its cards', async () => {
    await expect(drawnAtAllSizes(evening(), 'challenge.talk')).toMatchFileSnapshot(fixture('look-talk'))
  })

  it('does not tell how an open vote stands', () => {
    const session = played(
      [write, vote, talk],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'add', text: 'queue' },
        { do: 'go', to: 'v' },
        { in: 'v', do: 'tally', counts: { c8: 3 } },
        { do: 'go', to: 't' },
      ],
    )
    expect(shown(session, 't')).toEqual([' "Vote" is still open.'])
  })

  it('shows all cards when the vote was passed over, which hides nothing', () => {
    const session = played(
      [write, vote, talk],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'add', text: 'queue' },
        { do: 'go', to: 't' },
      ],
    )
    expect(shown(session, 't')).toEqual([' A  queue'])
  })

  it('says so when nothing got a dot', () => {
    const session = played(
      [write, vote, talk],
      [
        { do: 'go', to: 'v' },
        { do: 'reveal', step: 'v' },
        { do: 'go', to: 't' },
      ],
    )
    expect(shown(session, 't')).toEqual([' Nothing got a dot. What is worth the time?'])
  })
})

describe('the closing summary', () => {
  it('is the turn on one screen', async () => {
    await expect(drawnAtAllSizes(evening(), 'close.summary')).toMatchFileSnapshot(fixture('look-summary'))
  })

  it('of an empty turn says what there is not', () => {
    const text = kinds.look.rules
      .draw(wheel, played([wheel]), { width: 80, height: 24 })
      .lines()
      .filter(Boolean)
      .map(row => row.trim().replace(/ {4,}/, ' '))
    expect(text).toEqual([
      'THE BET none this time',
      'ACTIONS none',
      'GATES purpose -   challenge -   action -   long-term -',
      'NEXT no day yet',
    ])
  })

  it('puts marks into words where there are only letters', () => {
    const text = (ascii: boolean) =>
      kinds.look.rules.draw(wheel, evening(), { width: 80, height: 34, ascii }).lines().join('\n')
    expect(text(false)).toContain('purpose ✓')
    expect(text(true)).toContain('purpose ok')
  })
})
