/** People changed during a turn: renamed, given chairs, away and back, removed; and what a hint and the next turn make of it. */
import { describe, expect, it, test } from 'vitest'
import { hereOf } from '../../src/room/headcount.ts'
import { say } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import { inChair, speaksLast } from '../../src/session/chairs.ts'
import { nameOf, roomPeople, stepOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { FlowMove } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { nowhere } from '../support/screen.ts'
import { logOf } from '../terminals/steps.ts'

const vote: StepOf<'vote'> = {
  id: 'v',
  kind: 'vote',
  title: 'Vote',
  ask: 'Which?',
  minutes: 1,
  on: 'w',
  dots: 3,
  hint: 'Three dots each. The most senior person speaks last.',
}
const write: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3, each: 1 }

function room() {
  const at = new Room({ log: logOf([write, vote]), writer: nowhere, now: () => Date.parse('2026-11-21T14:00:00Z') })
  const make = async (move: FlowMove, by = 'p1') => {
    const made = at.submit({ by }, move)
    if ('saved' in made) await made.saved
    return 'refusal' in made ? made.refusal.why : undefined
  }
  return { at, make }
}
const told = (at: Room) => say(at.log.at(-1)!, at.session, at.log)

describe('a person', () => {
  it('gets another name, which nobody else has, and undo says so', async () => {
    const { at, make } = room()
    expect(await make({ do: 'person', person: 'p2', name: 'bob' })).toBeUndefined()
    expect(nameOf(at.session, 'p2')).toBe('bob')
    expect(await make({ do: 'person', person: 'p2', name: 'ANA' })).toBe('too-many')
    expect(await make({ do: 'person', person: 'p2', name: '' })).toBe('empty')
    expect(await make({ do: 'person', person: 'p9', name: 'x' })).toBe('no-such')
    await make({ do: 'undo', entry: at.log.length })
    expect(told(at)).toBe('Taken back: The name is now bob')
    expect(nameOf(at.session, 'p2')).toBe('Bo')
  })

  it('changes their own name, and nobody else\u2019s', async () => {
    const { at, make } = room()
    expect(await make({ do: 'person', person: 'p2', name: 'Bob' }, 'p2')).toBeUndefined()
    expect(await make({ do: 'person', person: 'p3', name: 'Ada' }, 'p2')).toBe('not-facilitator')
    expect(await make({ do: 'person', person: 'p2', chair: 'CTO' }, 'p2')).toBe('not-facilitator')
    expect(nameOf(at.session, 'p2')).toBe('Bob')
  })

  it('who is away is not waited for and not counted; back, they are', async () => {
    const { at, make } = room()
    await make({ do: 'person', person: 'p2', away: true })
    expect(roomPeople(at.session).map(p => p.name)).not.toContain('Bo')
    expect(hereOf(at.session).map(p => p.name)).not.toContain('Bo')
    expect(told(at)).toBe('Bo is away; nobody waits for them')
    await make({ do: 'person', person: 'p2', away: false })
    expect(roomPeople(at.session).map(p => p.name)).toContain('Bo')
  })

  it('added by mistake is removed; the number is given to nobody else', async () => {
    const { at, make } = room()
    await make({ do: 'join', name: 'Zed', room: true })
    const zed = at.session.people.at(-1)!
    await make({ do: 'remove', person: zed.id })
    expect(at.session.people.map(p => p.name)).not.toContain('Zed')
    await make({ do: 'join', name: 'Yves', room: true })
    expect(at.session.people.at(-1)).toMatchObject({ name: 'Yves' })
    expect(at.session.people.at(-1)?.id).not.toBe(zed.id)
  })

  it('whoever facilitates stays', async () => {
    const { make } = room()
    expect(await make({ do: 'remove', person: 'p1' })).toBe('not-now')
    expect(await make({ do: 'person', person: 'p1', away: true })).toBe('not-now')
  })
})

test('once chairs are assigned, hints say who speaks last by name', async () => {
  const { at, make } = room()
  expect(stepOf(at.session, 'v')?.hint).toBe(vote.hint)
  await make({ do: 'person', person: 'p4', chair: 'product' })
  expect(stepOf(at.session, 'v')?.hint).toBe('Three dots each. Dee speaks last.')
  await make({ do: 'person', person: 'p2', chair: 'Sponsor' })
  expect(stepOf(at.session, 'v')?.hint).toBe('Three dots each. Bo speaks last.')
  expect(stepOf(at.session, 'v')).toBe(stepOf(at.session, 'v'))
  await make({ do: 'person', person: 'p2', away: true })
  expect(stepOf(at.session, 'v')?.hint).toBe('Three dots each. Dee speaks last.')
})

test('chairs have several names, and a phase has its own', () => {
  const people = [
    { id: 'p1', name: 'Ana', chair: 'Sponsor' },
    { id: 'p2', name: 'Bo', chair: 'tech lead' },
    { id: 'p3', name: 'Cem', chair: 'PO' },
  ]
  expect(inChair(people, 'CEO')?.name).toBe('Ana')
  expect(speaksLast(people, 'product')?.name).toBe('Cem')
  expect(speaksLast(people, 'constructor')?.name).toBe('Ana')
  expect(speaksLast([{ id: 'p1', name: 'Ana', chair: 'gardener' }])).toBeUndefined()
})

test('the next turn knows chairs by name, also of whoever was not there', async () => {
  const { at, make } = room()
  await make({ do: 'person', person: 'p2', chair: 'CTO' })
  await make({ do: 'close' })
  const carried = carryOver(at.session)
  expect(carried.chairs).toEqual({ Bo: 'CTO' })
  const next = new Room({ log: logOf([write], carried), writer: nowhere, now: () => Date.now() })
  expect(next.session.people.find(p => p.name === 'Bo')?.chair).toBe('CTO')
})
