/** Nothing that is ours to word is cut at 80 columns, nor at 60: every exercise is played, and the two rows below are read. */
import { describe, expect, test } from 'vitest'
import { action } from './exercises/action.ts'
import { challenge } from './exercises/challenge.ts'
import { close } from './exercises/close.ts'
import { opening } from './exercises/opening.ts'
import { type Play, run } from './exercises/play.ts'
import { purpose } from './exercises/purpose.ts'
import { value } from './exercises/value.ts'
import type { Opened } from './given.ts'

const plays: Record<string, Play> = { ...opening, ...purpose, ...challenge, ...action, ...value, ...close }

/** A part of a map with its facts: one row of as many facts as fit; the list beside the map and its plain lines have them all. */
const mayBeCut = / {2}visible \d+ {2}evolution \d+ /

/** What people typed, and the names of what is drawn: it may be of any length, so it may be cut. */
function typedIn({ room }: Opened, play: Play): string {
  const done = room.log.filter(e => 'in' in e.move || e.move.do !== 'open').map(e => e.move)
  const rows = room.session.agenda.phases.flatMap(p => p.exercises.flatMap(x => x.steps)).map(step => ({
    ...step,
    ask: '',
    hint: '',
  }))
  return JSON.stringify([done, rows, play.carried ?? {}, play.strokes.map(([keys]) => keys)]).toLowerCase()
}

/** The message and the keys where they are cut in words of ours. */
function cutRows(screen: Opened, play: Play): string[] {
  return screen
    .rows()
    .slice(-2)
    .filter(row => {
      const before = /([^:]{1,5})…/.exec(row)?.[1]
      return before !== undefined && !mayBeCut.test(row) && !typedIn(screen, play).includes(before.trim().toLowerCase())
    })
    .map(row => row.trim())
}

describe('the message and the keys are whole at 80 and at 60 columns, whatever is done', () => {
  test.each(Object.entries(plays))('%s', async (id, play) => {
    const cuts: string[] = []
    await run(id, play, async screen => {
      cuts.push(...cutRows(screen, play))
      await screen.resize(60, 20)
      cuts.push(...cutRows(screen, play))
      await screen.resize(80, 24)
    })
    expect(cuts).toEqual([])
  })
})
