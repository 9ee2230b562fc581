/** A check-in at a terminal that came in: who owes nothing is told so, and nobody comes again within seconds. */
import { EventEmitter } from 'node:events'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { checkInsAt } from '../../src/cli/hosting/check-in-terminal.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { session } from './given.ts'

test('each person checks in every few seconds at most, others meanwhile', async () => {
  let now = 0
  const open = await session(['Ana', 'Bo'])
  const mount = checkInsAt(open, fileStore(dirname(open.key)), () => now)
  const said = async (name: string) => {
    let text = ''
    const output = Object.assign(new EventEmitter(), {
      write(bytes: string) {
        text += bytes
      },
    })
    const terminal = { input: new EventEmitter(), output, theme: { colour: false, ascii: false }, echoes: true }
    const code = await mount({ terminal, name }).exited
    return `${code} ${text}`
  }
  expect(await said('Ana')).toBe('0 Ana, you have no open actions here.\n')
  expect(await said('Ana')).toMatch(/^1 You checked in a moment ago\./)
  expect(await said('Bo')).toMatch(/^0 Bo,/)
  now += 5_000
  expect(await said('Ana')).toMatch(/^0 Ana,/)
})
