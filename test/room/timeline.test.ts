/** Taking back something recent goes on from a session that was kept, and from the right one. */
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { Timeline } from '../../src/room/timeline.ts'
import { begun, entry } from './storm.ts'

const log = begun()

test.each(['entry by entry', 'as a whole'])('a log that came %s is not folded from its start again', how => {
  const long = [...log, ...Array.from({ length: 300 - log.length }, (_, i) => entry(log.length + 1 + i))]
  const timeline = new Timeline(how === 'as a whole' ? long : log)
  for (const e of long.slice(timeline.log.length)) timeline.add(e)
  const { people } = timeline.head
  for (const [i, back] of [299, 270, 130].entries()) {
    timeline.add(entry(301 + i, { do: 'undo', entry: back }))
    // Who is here was not told anew, as it would be from the start.
    expect(timeline.head.people).toBe(people)
    expect(timeline.head).toEqual(fold(timeline.log))
  }
  timeline.add(entry(304, { do: 'undo', entry: 303 }))
  expect(timeline.head.people).toBe(people)
  expect(timeline.head).toEqual(fold(timeline.log))
})
