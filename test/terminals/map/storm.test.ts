import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkout, esc, keys, onMap } from './given.ts'

const typed = fc.constantFrom(
  ...'aMLeifPNATdxuU/zgow+-kjhl1234',
  ...Object.values(keys),
  '\x7f',
  'Tea',
  'Payments',
  'ä 日本',
  '"]->[',
  esc,
)

test('whatever is typed, the frame stands, the file is what the map is, and undo leads back to the first byte', async () => {
  const runs = Number(process.env.FLYWHEEL_RUNS ?? 8)
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 20, maxLength: 60 }), async all => {
      const map = await onMap(checkout)
      for (const keysTyped of all) await map.type(keysTyped)
      // Out of whatever is going on; the second one leaves a list inside a line.
      await map.type(esc)
      await map.type(esc)
      await map.type(esc)
      expect(map.rows()[0]).toContain('checkout.owm')
      expect(map.rows()[0]).toMatch(/saved$/)
      for (let i = 0; i < 80 && !map.text().includes('Nothing to take back.'); i++) await map.type('u')
      expect(map.held()).toBe(checkout)
      await map.quit()
    }),
    { numRuns: runs },
  )
})
