/** A session played again: its clock runs only forward, and a log that is none is refused before anything is shown. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Entry } from '../../src/session/types.ts'
import { player } from '../../src/views/player.ts'
import { exampleLog } from './given.ts'

describe('playing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes to the end, with everything that was done', () => {
    const log = exampleLog(1)
    const playing = player(log, { within: 60_000 })
    playing.play()
    vi.advanceTimersByTime(61_000)
    expect(playing.ended()).toBe(true)
    expect(playing.playing()).toBe(false)
    expect(playing.open.room.log).toEqual(log)
  })

  it('goes on playing after a skip if it played, and stays stopped if it did not', () => {
    const playing = player(exampleLog(1), { speed: 2 })
    const shown = () => playing.open.room.log.length
    const [first] = [shown(), playing.skip()]
    const stopped = shown()
    expect(stopped).toBeGreaterThan(first)
    expect(playing.playing()).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(shown()).toBe(stopped)
    playing.play()
    playing.skip()
    const skipped = shown()
    expect(skipped).toBeGreaterThan(stopped)
    expect(playing.playing()).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(shown()).toBeGreaterThan(skipped)
  })

  it('never goes back in time, whatever is pressed', () => {
    const playing = player(exampleLog(1), { speed: 2 })
    playing.play()
    let last = playing.now()
    const press = [() => playing.faster(2), () => playing.pause(), () => playing.play(), () => playing.faster(0.5)]
    for (let i = 0; i < 40; i++) {
      vi.advanceTimersByTime(700)
      expect(playing.now()).toBeGreaterThanOrEqual(last)
      last = playing.now()
      press[i % press.length]!()
      if (i % 9 === 0) playing.skip()
      expect(playing.now()).toBeGreaterThanOrEqual(last)
      last = playing.now()
    }
  })
})

it('a move that is none is told before playing begins', () => {
  const log = structuredClone(exampleLog(1))
  const at = log.findIndex(e => 'in' in e.move && e.move.do === 'add')
  log[at] = { ...log[at]!, move: { ...log[at]!.move, text: 7 } } as unknown as Entry
  expect(() => player(log, { speed: 1 })).toThrow(UserError)
})
