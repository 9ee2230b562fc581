/** A link that is shown can be copied from every terminal, and read out. */
import { expect, it } from 'vitest'
import { linksShown } from '../../../src/views/online/links.ts'
import { before, exampleLog } from '../given.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf } from '../participant/services.ts'

const write = 'challenge.write'
const url = 'https://example.org/a?b=c#d'

it('copies the links of what is shown, and none of what is hidden', async () => {
  const services = servicesOf(before(exampleLog(1), write))
  await services.make('p1', { do: 'go', to: write })
  await services.make('p2', { in: write, do: 'add', text: `- see ${url}, and ${url}.` })
  const [ana, chidi, dee] = [await services.sit('Ana'), await services.sit('Chidi'), listen(services, 'p4', 'Dee')]
  const sent = (bytes: string) => bytes.includes(Buffer.from(url).toString('base64'))
  await chidi.escape()
  await chidi.type('Y')
  expect(chidi.text()).toContain('No link is shown here.')
  await services.make('p1', { do: 'reveal', step: write })
  for (const seat of [ana, chidi]) {
    expect(sent(seat.bytes())).toBe(false)
    await seat.escape()
    await seat.type('Y')
    await expect.poll(() => seat.text()).toContain('1 link sent to the clipboard')
    expect(sent(seat.bytes())).toBe(true)
  }
  expect(await dee.say(':links')).toContain(url)
  expect(linksShown(services.room.see())).toEqual([url])
})
