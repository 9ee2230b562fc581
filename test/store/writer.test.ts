/** The file before the last one is kept where it can be, and what stood in for it on the way is gone. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { createSession } from '../../src/store/file.ts'
import { begun } from '../room/storm.ts'
import { added } from './given.ts'
import { memoryDisk } from './memory.ts'

const log = begun()
const [first] = log
if (!first) throw new Error('a log begins with open')

test.each(['nothing', 'link', 'rename'])('when %s fails', async broken => {
  let isArmed = false
  const on = memoryDisk({
    before: async (call, path) => {
      const isPrevious = call === 'link' || (call === 'rename' && path.endsWith('.previous'))
      if (isArmed && isPrevious && call === broken) throw Object.assign(new Error(call), { code: 'EIO' })
    },
  })
  const { writer: keep } = await createSession('/s/t-2.json', first, { on, session: fold([first]) })
  await added(keep, log.slice(1))
  isArmed = true
  await keep.snapshot(log, fold(log))
  isArmed = false
  const names = [...on.names.keys()].map(path => basename(path)).toSorted()
  expect(names).toEqual(['.t-2.previous', 't-2.journal', 't-2.json', 't-2.lock'])
  expect(JSON.parse(String(on.names.get('/s/t-2.json')?.bytes)).log).toHaveLength(log.length)
  expect(JSON.parse(String(on.names.get('/s/.t-2.previous')?.bytes)).log).toHaveLength(1)
  await keep.close(log, fold(log))
})
