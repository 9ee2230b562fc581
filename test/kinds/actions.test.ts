import { describe, expect, it } from 'vitest'
import { actionsOf, parkedOf } from '../../src/kinds/made/promises.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { evening, left } from './evening.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const settle: StepOf<'actions'> = {
  id: 's',
  kind: 'actions',
  title: 'Settle',
  ask: 'What happened?',
  minutes: 2,
  settle: true,
}
const close: StepOf<'actions'> = { id: 'a', kind: 'actions', title: 'Actions', ask: 'Who?', minutes: 2 }

function closing(...moves: Move[]): Session {
  return played([settle, close], [{ do: 'go', to: 'a' }, ...moves])
}

function settling(carried: Partial<CarriedOver>, ...moves: Move[]): Session {
  return played([settle, close], [{ do: 'go', to: 's' }, ...moves], carried)
}

const made = (session: Session) => workOf(session, 'a', 'actions')!.actions
const settled = (session: Session) => workOf(session, 's', 'actions')!

describe('a new action', () => {
  it('has words; owner, day and sign may wait', () => {
    const session = closing({ in: 'a', do: 'add', text: 'ask audit', owner: 'Eva', due: '2026-11-26', signal: '' })
    expect(made(session)).toEqual([
      { id: 'a7-8', text: 'ask audit', owner: 'Eva', due: '2026-11-26', status: 'open', carried: 0 },
    ])
    expect(asked<'actions'>(session, { in: 'a', do: 'add', text: '' })?.why).toBe('empty')
    expect(asked<'actions'>(session, { in: 'a', do: 'add', text: 'x', due: 'soon' })?.say).toBe(
      'A day is written like 2026-11-21.',
    )
  })

  it('is changed part by part; an empty part goes, but not its words', () => {
    const session = closing(
      { in: 'a', do: 'add', text: 'ask', owner: 'Eva' },
      { in: 'a', do: 'change', action: 'a7-8', owner: '', due: '2026-11-26' },
    )
    expect(made(session)).toEqual([{ id: 'a7-8', text: 'ask', due: '2026-11-26', status: 'open', carried: 0 }])
    expect(asked<'actions'>(session, { in: 'a', do: 'change', action: 'a7-8', text: '' })?.why).toBe('empty')
    expect(asked<'actions'>(session, { in: 'a', do: 'change', action: 'a7-9', text: 'x' })?.why).toBe('no-such')
  })

  it('is noted from anywhere, before its step has begun', () => {
    const session = settling({}, { in: 'a', do: 'add', text: 'ask' })
    expect(made(session).map(a => a.text)).toEqual(['ask'])
  })
})

describe('what earlier turns left', () => {
  it('is there when settling begins, the longest carried first', () => {
    const session = settling(left)
    expect(settled(session).actions.map(a => a.id)).toEqual(['a5-40', 'a6-61'])
    expect(settled(session).bet?.turn).toBe('t-6')
    expect(settled(session).parked.map(p => p.text)).toEqual(['rename of the service'])
  })

  it('is settled with a note, or handed over', () => {
    const session = settling(
      left,
      { in: 's', do: 'settle', action: 'a6-61', status: 'done', note: 'ran twice' },
      { in: 's', do: 'settle', action: 'a5-40', status: 'handed', owner: 'Bo' },
    )
    expect(settled(session).actions).toMatchObject([
      { status: 'handed', owner: 'Bo' },
      { status: 'done', note: 'ran twice', owner: 'Chidi' },
    ])
    expect(saidOf(session, { in: 's', do: 'settle', action: 'a6-61', status: 'done' })).toBe(
      'Done: restore one random backup every Monday',
    )
  })

  it('asks about what was carried twice until there is an answer', () => {
    const asks = 'Open for 3 turns: shrink it, hand it over, drop it'
    const session = settling(left)
    expect(shown(session, 's').join('\n')).toContain(asks)
    const kept = further(session, {
      in: 's',
      do: 'settle',
      action: 'a5-40',
      status: 'open',
      note: 'Finn is back in May',
    })
    expect(shown(kept, 's').join('\n')).not.toContain(asks)
  })

  it('scores the bet, when there is one', () => {
    const session = settling(left, { in: 's', do: 'score', result: 'partly', saw: '40 h' })
    expect(settled(session).bet).toMatchObject({ result: 'partly', saw: '40 h' })
    expect(asked<'actions'>(settling({}), { in: 's', do: 'score', result: 'hit' })?.say).toBe(
      'No bet waits to be scored here.',
    )
  })

  it('is counted once among all actions of the turn, settled or not', () => {
    const texts = (session: Session) => actionsOf(session).map(a => a.id)
    expect(texts(played([settle, close], [{ in: 'a', do: 'add', text: 'x' }], left))).toEqual([
      'a5-40',
      'a6-61',
      'a7-7',
    ])
    expect(texts(settling(left, { in: 'a', do: 'add', text: 'x' }))).toEqual(['a5-40', 'a6-61', 'a7-8'])
  })
})

describe('what is parked', () => {
  const parked: Move = { do: 'park', text: 'who pays' }

  it('becomes an action, and stops being one when minds change', () => {
    const session = closing(parked, { in: 'a', do: 'parked', card: 'k7-8', fate: 'action' })
    expect(made(session)).toEqual([{ id: 'a7-9', text: 'who pays', status: 'open', carried: 0, from: 'k7-8' }])
    const kept = further(session, { in: 'a', do: 'parked', card: 'k7-8', fate: 'keep' })
    expect(made(kept)).toEqual([])
    expect(parkedOf(kept)).toMatchObject([{ id: 'k7-8', fate: 'keep' }])
  })

  it("is this turn's or an earlier one's", () => {
    const session = settling(left, { in: 's', do: 'parked', card: 'k6-9', fate: 'drop' }, parked)
    expect(parkedOf(session).map(p => [p.text, p.fate])).toEqual([
      ['rename of the service', 'drop'],
      ['who pays', undefined],
    ])
    expect(asked<'actions'>(session, { in: 's', do: 'parked', card: 'k99', fate: 'drop' })?.why).toBe('no-such')
  })
})

it('a move that no longer fits changes nothing', () => {
  const session = closing({ in: 'a', do: 'add', text: 'x' })
  const moves: Move[] = [
    { in: 'a', do: 'add', text: '' },
    { in: 'a', do: 'add', text: 'x', due: 'soon' },
    { in: 'a', do: 'change', action: 'a7-9', text: 'y' },
    { in: 'a', do: 'change', action: 'a7-8', text: '' },
    { in: 'a', do: 'settle', action: 'a7-9', status: 'done' },
    { in: 'a', do: 'score', result: 'hit' },
    { in: 'a', do: 'parked', card: 'k99', fate: 'keep' },
  ]
  for (const move of moves) expect(further(session, move).work.a).toBe(session.work.a)
})

describe('drawn', () => {
  it('new ones as a table', async () => {
    await expect(drawnAtAllSizes(evening(), 'close.actions')).toMatchFileSnapshot(fixture('actions-new'))
  })

  it('what earlier turns left', async () => {
    await expect(drawnAtAllSizes(evening(), 'open.settle')).toMatchFileSnapshot(fixture('actions-settle'))
  })

  it('a first turn with one calm sentence', () => {
    expect(shown(settling({}), 's')).toEqual([' Nothing waits from an earlier turn.'])
  })

  it('a bet that is still to be scored with the four answers', () => {
    expect(shown(settling(left), 's')[1]).toBe(
      '           said wait 52 h to 35 h by 1 Nov: hit, partly, miss, or too early?',
    )
  })
})
