/** The processes of workers, as the service starts and ends them. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DeskWork } from '../../src/service/messages.ts'
import { Workers } from '../../src/service/workers.ts'
import { eventually } from '../support/eventually.ts'

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('where one worker does not start, those that were starting beside it are ended, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fw-workers-'))
  const file = join(folder, 'worker.cjs')
  // The first refuses as soon as both are there; the second never says that it is ready.
  writeFileSync(
    file,
    `const fs = require('node:fs')
     process.on('message', ({ is, socket }) => {
       if (is !== 'start') return
       fs.writeFileSync(socket, String(process.pid))
       const both = () => fs.existsSync(${JSON.stringify(join(folder, '1'))}) && fs.existsSync(${JSON.stringify(join(folder, '2'))})
       if (socket.endsWith('1')) setInterval(() => both() && process.send({ is: 'no', say: 'It does not start.' }), 20)
     })`,
  )
  const workers = new Workers({
    file,
    count: 2,
    place: folder,
    socketOf: id => join(folder, String(id)),
    desk: () => ({}) as DeskWork,
    env: process.env,
    ready: () => {},
    lost: () => {},
    bug: () => {},
  })
  await expect(workers.open()).rejects.toThrow('It does not start.')
  const pids = readdirSync(folder).filter(name => /^\d$/.test(name))
  expect(pids).toHaveLength(2)
  await workers.close(100)
  await eventually(() =>
    expect(pids.map(name => isThere(Number(readFileSync(join(folder, name), 'utf8'))))).toEqual([false, false]),
  )
})
