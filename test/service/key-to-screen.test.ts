/** How long a key takes to the screen. */
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { measureKeys } from '../../src/service/worker/key-to-screen.ts'

it('takes the time from the first key to the next bytes, and leaves out keys that show nothing', () => {
  let time = 0
  const taken: number[] = []
  const shown: string[] = []
  const input = new EventEmitter()
  const output = { write: (bytes: string) => shown.push(bytes) }
  measureKeys(
    { input, output },
    seconds => taken.push(seconds),
    () => time,
  )
  output.write('news')
  input.emit('typed')
  time = 5
  input.emit('typed')
  time = 12
  output.write('ab')
  output.write('more')
  input.emit('typed')
  time = 5_000
  output.write('a tick of the clock')
  input.emit('typed')
  time = 5_003
  output.write('c')
  expect(taken).toEqual([0.012, 0.003])
  expect(shown).toEqual(['news', 'ab', 'more', 'a tick of the clock', 'c'])
})
