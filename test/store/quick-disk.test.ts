/** The disk that reads at once says what the other one says, also of what is not there or is no file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, disk, readWhole } from '../../src/store/disk.ts'
import { quickDisk } from '../../src/store/quick-disk.ts'
import { folder } from './given.ts'

/** What came of a call: its value, or the code of the error. */
async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    return error instanceof Error && 'code' in error ? `failed: ${error.code}` : error
  }
}

test.skipIf(process.platform === 'win32')('it looks, reads and lists as the disk that waits does', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'file'), 'é whole')
  writeFileSync(join(dir, 'empty'), '')
  mkdirSync(join(dir, 'folder'))
  symlinkSync('file', join(dir, 'link'))
  execFileSync('mkfifo', [join(dir, 'pipe')])
  const about = (on: Disk) =>
    Promise.all(
      ['file', 'empty', 'folder', 'link', 'pipe', 'missing', 'file/below'].map(async name => {
        const path = join(dir, name)
        return [
          name,
          await outcome(() => on.look(path)),
          await outcome(() => readWhole(on, path, 100)),
          await outcome(() => readWhole(on, path, 3)),
          await outcome(async () => (await on.list(path)).sort()),
        ]
      }),
    )
  expect(await about(quickDisk)).toEqual(await about(disk))
  expect((await readWhole(quickDisk, join(dir, 'file'), 100))?.toString()).toBe('é whole')
})
