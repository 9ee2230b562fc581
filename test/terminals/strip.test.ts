import { describe, expect, it } from 'vitest'
import { readStrip } from '../../src/kinds/strip/reading.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'strip'> = {
  id: 'way',
  kind: 'strip',
  title: 'Path to production',
  ask: 'What happened on the way of the last small change?',
  minutes: 5,
  keep: 'path',
}
const work = (screen: Opened) => workOf(screen.room.session, 'way', 'strip')!
const rowsOf = (screen: Opened) =>
  work(screen).steps.map(s => [s.name, s.work, s.wait, s.who].filter(x => x !== undefined))

describe('a line', () => {
  const read = (text: string) => {
    const found = readStrip(text)
    return 'ok' in found ? found.ok : found.say
  }
  it('is a step, minutes of work and hours of waiting', () => {
    for (const text of [
      'review, 60 min, 11 h',
      'review, 60, 11',
      'review 60m 11h',
      'review, 1 h work, 11 h wait',
      'review 11 h waiting, 60 min of work',
      'review: 1h, 11 hours',
      'review; 60 minutes; 11',
    ])
      expect(read(text), text).toEqual({ name: 'review', work: 60, wait: 11 })
  })

  it('takes days, weeks, halves and who', () => {
    expect(read('security review, 1,5 h, 2d, Bo')).toEqual({ name: 'security review', work: 90, wait: 48, who: 'Bo' })
    expect(read('build 2 days work 1w')).toEqual({ name: 'build', work: 960, wait: 168 })
    expect(read('step 2 of 3, 5 min, 30 min')).toEqual({ name: 'step 2 of 3', work: 5, wait: 0.5 })
  })

  it('may say only one of both, if it says which', () => {
    expect(read('review, 8 h wait')).toEqual({ name: 'review', wait: 8 })
    expect(read('review 30 min work')).toEqual({ name: 'review', work: 30 })
    expect(read('review, 8 h')).toBe('Is that work or waiting? For example  review 8 h wait')
  })

  it('says what is missing', () => {
    expect(read('')).toBe('One line a step:  review, 60 min, 11 h')
    expect(read('review')).toBe('How long? One line a step:  review, 60 min, 11 h')
    expect(read(', 60 min, 11 h')).toMatch(/^What is this step called/)
    expect(read('review 1 h work 2 h work')).toMatch(/^That is twice work/)
  })
})

describe('by keys', () => {
  it('the change is named, its steps walked, one line each', async () => {
    const screen = await atSteps([step])
    await screen.type('fix tax label\r')
    await screen.type('code, 2 h, 1 h\r')
    await screen.type('review, 60 min, 11 h, Bo\r')
    expect(work(screen).change).toBe('fix tax label')
    expect(rowsOf(screen)).toEqual([
      ['code', 120, 1],
      ['review', 60, 11, 'Bo'],
    ])
    expect(screen.text()).toContain('flow 20 %   work 3 h   wait 12 h')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('a line with the name of a step changes it, and one taken back into the line may be renamed', async () => {
    const screen = await atSteps([step])
    await screen.type('\rcode, 2 h, 1 h\rreview, 60 min, 11 h\r')
    await screen.type('Review 8 h wait\r')
    expect(rowsOf(screen)[1]).toEqual(['review', 60, 8])
    await screen.type('\x1b[A')
    expect(screen.text()).toContain('change it > review, 60 min, 8 h')
    await screen.type('\x15code review, 30 min, 8 h\r')
    expect(rowsOf(screen)).toEqual([
      ['code', 120, 1],
      ['code review', 30, 8],
    ])
  })

  it('a step is chosen, moved and dropped, and all of it taken back', async () => {
    const screen = await atSteps([step])
    await screen.type('\rcode, 2 h, 1 h\rreview, 60 min, 11 h\r')
    await screen.escape()
    await screen.type('x')
    expect(screen.text()).toContain('choose a step first')
    await screen.type('j')
    await screen.type('J')
    expect(rowsOf(screen).map(r => r[0])).toEqual(['review', 'code'])
    await screen.type('x')
    expect(rowsOf(screen).map(r => r[0])).toEqual(['review'])
    await screen.type('uu')
    expect(rowsOf(screen).map(r => r[0])).toEqual(['code', 'review'])
  })

  it('what cannot be read stays in the line, with a sentence', async () => {
    const screen = await atSteps([step])
    await screen.type('\rreview, 8 h\r')
    expect(screen.text()).toContain('Is that work or waiting?')
    expect(screen.text()).toContain('> review, 8 h')
    expect(rowsOf(screen)).toEqual([])
  })
})
