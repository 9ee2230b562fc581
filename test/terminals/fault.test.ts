/** A fault in a screen ends the app with its error, so that the terminal can be given back. */
import { expect, it } from 'vitest'
import { noAppServices, screen } from '../support/screen.ts'

it('rejects with the error of the screen that fell', async () => {
  const appServices = noAppServices({
    suggest() {
      throw new Error('the moon is in the way')
    },
  })
  const shown = await screen({ at: 'home', sessions: [] }, appServices)
  await shown.type('\r')
  await expect(shown.exited).rejects.toThrow('the moon is in the way')
})
