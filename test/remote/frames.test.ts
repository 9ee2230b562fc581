/** Frames: whatever the chunks, what goes in comes out; what is none of ours is refused. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cast, type FrameKind, frame, frameKinds, longest, uncast, unframe } from '../../src/remote/frames.ts'

const kinds = Object.keys(frameKinds) as FrameKind[]

test('any frames in any chunks come out as they went in', () => {
  const sent = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 300 })), { maxLength: 8 })
  fc.assert(
    fc.property(sent, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (frames, cuts) => {
      const bytes = Buffer.concat(frames.map(([kind, body]) => frame(kind, body)))
      const got: [FrameKind, number[]][] = []
      const take = unframe((kind, body) => got.push([kind, [...body]]))
      for (let at = 0, i = 0; at < bytes.length; at += cuts[i++ % cuts.length]!)
        take(bytes.subarray(at, at + cuts[i % cuts.length]!))
      expect(got).toEqual(frames.map(([kind, body]) => [kind, [...body]]))
    }),
  )
})

test('an object goes as JSON, a text as UTF-8', () => {
  const got: string[] = []
  const take = unframe((_, body) => got.push(body.toString()))
  take(Buffer.concat([frame('hello', { is: 'gateway', gateway: 'gate-7' }), frame('output', 'Zoë ✓'), frame('alive')]))
  expect(got).toEqual(['{"is":"gateway","gateway":"gate-7"}', 'Zoë ✓', ''])
})

test('an unknown kind and an impossible length throw before anything is kept', () => {
  const take = () => unframe(() => {})
  expect(() => take()(Buffer.from('GET / HTTP/1.1'))).toThrow('not the terminal socket')
  const head = Buffer.from([frameKinds.output, 0, 0, 0, 0])
  head.writeUInt32BE(longest + 1, 1)
  expect(() => take()(head)).toThrow('not the terminal socket')
  head.writeUInt32BE(longest, 1)
  expect(() => take()(head)).not.toThrow()
})

test('what is cast comes out once for each of its terminals, of its kind', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.constantFrom('output', 'goodbye', 'move'), some, fc.string(), (kind, numbers, body) => {
      const got: [number, FrameKind, string][] = []
      const take = unframe((_, bytes) =>
        uncast(bytes, (number, kind, body) => got.push([number, kind, body.toString()])),
      )
      take(cast(kind, numbers, body.toWellFormed()))
      expect(got).toEqual(numbers.map(number => [number, kind, body.toWellFormed()]))
    }),
  )
})
