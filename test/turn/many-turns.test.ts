/** Turn after turn of one team, through real files: long turns and retros keep what is known, and opening turn fifty is no more work than twice the turns before it are. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lint } from '../../src/agendas/lint.ts'
import { turn, turnMinutes } from '../../src/agendas/turn.ts'
import { type Started, startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import { addDays } from '../../src/day.ts'
import type { Room } from '../../src/room/room.ts'
import { plannedSteps } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Turn } from '../../src/session/types.ts'
import { processorTime } from '../support/work.ts'

const people = ['Ana', 'Bo', 'Chidi', 'Dee', 'Eli', 'Fay']

/** What six people leave at a step of this kind in the nth turn. */
function deeds(step: StepOf, room: Room, n: number, day: string): Move[] {
  const here = { in: step.id }
  switch (step.kind) {
    case 'write':
      return Array.from({ length: step.each ? 3 : 8 }, (_, i) => ({
        ...here,
        do: 'add' as const,
        text: `${step.title} ${n}.${i}: what somebody thinks about this, in a line of the usual length`,
      }))
    case 'scale':
      return step.rows.map((row, i) => ({
        ...here,
        do: 'tally' as const,
        row: row.id,
        counts: step.points.map((_, p) => (p === (n + i) % step.points.length ? 4 : p === 0 ? 2 : 0)),
      }))
    case 'decide':
      return [
        { ...here, do: 'fill', gap: 'we', text: `stop reviewing images, ${n}` },
        { ...here, do: 'fill', gap: 'measure', text: 'wait' },
      ]
    case 'series':
      return step.deliveries
        ? [0, 1, 2].map(
            i => ({ ...here, do: 'deliver', from: addDays(day, -40 - i), at: addDays(day, -1 - i) }) as const,
          )
        : [{ ...here, do: 'add', at: day, value: n }]
    case 'metrics':
      return step.rows.map(row => ({ ...here, do: 'add', row: row.id, at: day, value: n }) as const)
    case 'tree':
      return [{ ...here, do: 'add', text: `input of turn ${n}`, level: 1 }]
    case 'strip':
      return n === 1
        ? ['code', 'review', 'security', 'deploy'].map(
            name => ({ ...here, do: 'add', name, work: 30, wait: 20 }) as const,
          )
        : changed(step, room, n)
    case 'sweep':
      return [{ ...here, do: 'add', row: step.rows[n % 6]!.id, text: `finding of turn ${n}` }]
    case 'signals':
      return [{ ...here, do: 'add', text: `signal of turn ${n}`, sign: 'two offers', by: addDays(day, 60) }]
    case 'choose':
      return [{ ...here, do: 'word', text: 'people who moved house' }]
    case 'actions':
      return step.settle
        ? room.session.turn.carried.actions
            .slice(0, 2)
            .map(a => ({ ...here, do: 'settle', action: a.id, status: 'done' }) as const)
        : [0, 1, 2].map(i => ({ ...here, do: 'add', text: `promise ${n}.${i}`, owner: people[i]! }) as const)
    default:
      return []
  }
}

function changed(step: StepOf<'strip'>, room: Room, n: number): Move[] {
  const work = room.session.work[step.id]
  const [first] = work?.kind === 'strip' ? work.steps : []
  return first ? [{ in: step.id, do: 'change', step: first.id, wait: 100 - n }] : []
}

/** Walks through the plan, leaves something at every step, closes. */
async function play({ room }: Started, n: number, day: string): Promise<void> {
  const submit = async (move: Move) => {
    const outcome = room.submit({ by: 'p1' }, move)
    if ('saved' in outcome) await outcome.saved
  }
  for (const step of plannedSteps(room.session)) {
    const there = submit({ do: 'go', to: step.id })
    // What is to be changed has to be seen first; the rest may share one write.
    if (step.kind === 'strip') await there
    for (const move of deeds(step, room, n, day)) void submit(move)
    void submit({ do: 'reveal', step: step.id })
  }
  await submit({ do: 'close' })
  await room.leave()
}

describe('a retro between two long turns', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flywheel-'))
  const turns: Turn[] = []
  beforeAll(async () => {
    let n = 0
    for (const agenda of ['turn', 'retro', 'turn', 'retro', 'turn']) {
      const day = addDays('2026-01-10', 14 * n++)
      const started = await startTurn({ team: 'checkout', people, agenda }, storeIn(dir), () =>
        Date.parse(`${day}T09:00:00Z`),
      )
      turns.push(started.turn)
      await play(started, n, day)
    }
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('loses nothing of what it has no step for', () => {
    const [, retro, second, , third] = turns.map(t => t.carried)
    for (const part of ['trees', 'strips', 'findings', 'choices', 'scales'] as const) {
      expect(Object.keys(retro![part] ?? {}), part).not.toEqual([])
      expect(Object.keys(second![part] ?? {}), part).toEqual(Object.keys(retro![part] ?? {}))
    }
    expect(second!.strips?.path).toEqual(retro!.strips?.path)
    expect(third!.turns.map(t => t.kind)).toEqual(['turn', 'retro', 'turn', 'retro'])
    expect(third!.series['time-to-value']?.points).toHaveLength(12)
  })

  test('what was anonymous stays in its file', () => {
    for (const { carried } of turns) expect(JSON.stringify(carried)).not.toContain('Easier to disagree')
  })

  test('the ask stands, and the second long turn goes elsewhere', () => {
    const second = turns[2]!
    expect(second.carried.choices?.ask?.text).toBe('people who moved house')
    expect(second.carried.turns[0]?.deep).toEqual(['north-star', 'developer-experience', 'problem-prevention'])
  })
})

test('to open turn thirty is at most three times the work of turn fifteen, and what it is handed stays small', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'flywheel-'))
  const took: number[] = []
  let size = 0
  for (let n = 1; n <= 30; n++) {
    const day = addDays('2026-01-10', 7 * n)
    const start = processorTime()
    const started = await startTurn({ team: 'checkout', people, agenda: 'turn' }, storeIn(dir), () =>
      Date.parse(`${day}T09:00:00Z`),
    )
    took.push(processorTime() - start)
    size = JSON.stringify(started.turn.carried).length
    if (n <= 6) for (const minutes of turnMinutes) expect(lint(turn(minutes, started.turn.carried))).toEqual([])
    expect(lint(started.room.session.agenda)).toEqual([])
    await play(started, n, day)
  }
  rmSync(dir, { recursive: true, force: true })
  // The least of five: a collection of garbage falls on some turn.
  const about = (n: number) => Math.min(...took.slice(n - 5, n))
  expect(about(30) / Math.max(about(15), 1)).toBeLessThanOrEqual(3)
  expect(size).toBeLessThan(80_000)
})
