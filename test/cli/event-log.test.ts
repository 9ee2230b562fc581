/** The log of the service on a disk that is full, and with a reader that has gone. */
import { expect, test } from 'vitest'
import { eventLog } from '../../src/cli/serving/event-log.ts'

/** A place that takes as many bytes as `room` says. */
function disk() {
  let kept = ''
  const here = { room: Number.POSITIVE_INFINITY, kept: () => kept.split('\n') }
  const write = (bytes: Buffer) => {
    if (here.room <= 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    const taken = Math.min(here.room, bytes.length)
    here.room -= taken
    kept += bytes.subarray(0, taken).toString()
    return taken
  }
  return { here, write }
}

test('a full disk costs lines, which are told and counted, and not the service', () => {
  const told: string[] = []
  const { here, write } = disk()
  const log = eventLog(
    say => told.push(say),
    () => 0,
    write,
  )
  log({ event: 'ready' })
  here.room = 10
  log({ event: 'in' })
  log({ event: 'gone' })
  expect(told).toEqual([expect.stringContaining('The log cannot be written: no space is left on the disk.')])
  here.room = Number.POSITIVE_INFINITY
  log({ event: 'in', name: 'Bo' })
  log({ event: 'gone', name: 'Bo' })
  const whole = here
    .kept()
    .filter(line => line.endsWith('}'))
    .map(line => JSON.parse(line))
  expect(whole.map(({ event, count }) => [event, count])).toEqual([
    ['ready', undefined],
    ['log-missed', 2],
    ['in', undefined],
    ['gone', undefined],
  ])
  here.room = 0
  log({ event: 'in' })
  expect(told).toHaveLength(2)
})
