/** Keys on their way to a screen: in order, and none of them lost while there is no screen yet. */
import { expect, test } from 'vitest'
import { layerOf } from '../../src/screen/layer.ts'
import { router } from '../../src/screen/router.ts'

/** A router of a screen whose keys write down what was pressed; text is written down when a line is typed. */
function routed() {
  const pressed: string[] = []
  const keys = router({
    type: text => pressed.push(`typed ${text}`),
    nudge: () => keys.handle(),
    refuse() {},
    interrupt() {},
    repaint() {},
  })
  const key = (on: string) => ({ id: on, on: [on], does: on, run: () => void pressed.push(on) })
  const show = (typing = false) => keys.activate({ layers: [layerOf([key('a'), key('enter')])], typing })
  return { keys, pressed, show }
}

test('keys pressed before the first screen is there are its own, in order', async () => {
  const { keys, pressed, show } = routed()
  keys.feed([{ text: 'a' }, { name: 'enter' }])
  keys.feed([{ text: 'a' }])
  await new Promise(resolve => setImmediate(resolve))
  expect(pressed).toEqual([])
  expect(keys.left()).toBe(3)
  show()
  await expect.poll(() => keys.left()).toBe(0)
  expect(pressed).toEqual(['a', 'enter', 'a'])
})

test('what was typed ahead for a line that the first screen has goes there', async () => {
  const { keys, pressed, show } = routed()
  keys.feed([{ text: 'words' }])
  show(true)
  await expect.poll(() => keys.left()).toBe(0)
  expect(pressed).toEqual(['typed words'])
})
