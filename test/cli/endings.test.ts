import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { exitCodeFor, watchEndings } from '../../src/cli/endings.ts'

/** A process that only notes with which codes it was ended. */
class Host extends EventEmitter {
  readonly ended: number[] = []
  exit(code: number): void {
    this.ended.push(code)
  }
}

const soon = () => new Promise(resolve => setImmediate(resolve))

describe('a signal', () => {
  test('lets the room be left, then ends with 128 and its number', async () => {
    const host = new Host()
    const left: number[] = []
    watchEndings(
      async code => left.push(code),
      () => {},
      host,
    )
    host.emit('SIGTERM')
    await soon()
    expect(left).toEqual([143])
    expect(host.ended).toEqual([143])
    expect(exitCodeFor('SIGINT')).toBe(130)
    expect(exitCodeFor('SIGHUP')).toBe(129)
  })

  test('a second one does not wait for the first', () => {
    const host = new Host()
    watchEndings(
      () => new Promise(() => {}),
      () => {},
      host,
    )
    host.emit('SIGINT')
    expect(host.ended).toEqual([])
    host.emit('SIGINT')
    expect(host.ended).toEqual([130])
  })

  test('a room that cannot be left does not keep the process', async () => {
    const host = new Host()
    watchEndings(
      () => Promise.reject(new Error('disk full')),
      () => {},
      host,
    )
    host.emit('SIGHUP')
    await soon()
    expect(host.ended).toEqual([129])
  })
})

test('an error nobody caught is handed over; after stopping nothing is watched', () => {
  const host = new Host()
  const faults: unknown[] = []
  const stop = watchEndings(
    async () => {},
    error => faults.push(error),
    host,
  )
  host.emit('uncaughtException', 'oh')
  expect(faults).toEqual(['oh'])
  stop()
  expect(host.eventNames()).toEqual([])
})
