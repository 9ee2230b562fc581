/** Up in an empty line brings back what was typed last, at every kind that is typed line by line. */
import { describe, expect, it, test } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { kindNames, type StepOf } from '../../src/session/shapes.ts'
import { atSteps } from '../terminals/steps.ts'

const base = { id: 's', title: 'T', ask: 'A?', minutes: 5 }
const up = '\x1b[A'

/** A step of each kind whose lines stay open for the next one, what is typed there, and what Up brings back. */
const steps: Partial<Record<string, { step: StepOf; typed: string; back: string }>> = {
  write: { step: { ...base, kind: 'write' }, typed: 'queue\rfreeze\r', back: 'freeze' },
  topics: { step: { ...base, kind: 'topics', dots: 3, timebox: 5 }, typed: 'queue\rfreeze\r', back: 'freeze' },
  timeline: {
    step: { ...base, kind: 'timeline' },
    typed: '14:05 alert\r14:01 release\r',
    back: '21 Nov 14:01 release',
  },
  series: { step: { ...base, kind: 'series', role: 'star' }, typed: 'orders, %\r61 1 Sep\r62 1 Oct\r', back: '62' },
  metrics: {
    step: { ...base, kind: 'metrics', rows: [{ id: 'r', say: 'Lead time' }] },
    typed: '5 1 Sep\r6 1 Oct\r',
    back: '6',
  },
  sweep: {
    step: { ...base, kind: 'sweep', keep: 'p', rows: [{ id: 'cost', say: 'Cost' }] },
    typed: '\ridle machines\rold disks\r',
    back: 'old disks',
  },
  ring: { step: { ...base, kind: 'ring' }, typed: 'selection\rvisits\r', back: 'visits' },
  tree: { step: { ...base, kind: 'tree', levels: ['star', 'inputs'] }, typed: 'orders\rvisits\r', back: 'visits' },
  look: { step: { ...base, kind: 'look', facts: true }, typed: 'sfirst\rsecond\r', back: 'second' },
}

describe.each(Object.entries(steps))('%s', (_, given) => {
  it('brings back the newest entry, and comes back to the line once it is kept', async () => {
    if (!given) return
    const screen = await atSteps([given.step])
    await screen.type(given.typed)
    await screen.type(up)
    expect(screen.text()).toContain(`> ${given.back}`)
    const before = screen.room.log.length
    await screen.type('\r')
    expect(screen.room.log.length).toBe(before)
    expect(screen.text()).toMatch(/> *$/m)
  })
})

test('every kind that says what Up brings back names an act of its own', () => {
  for (const kind of kindNames)
    for (const { acts, amend } of kindOf(kind).ways)
      if (amend)
        expect(
          acts.map(act => act.id),
          kind,
        ).toContain(amend.act)
})
