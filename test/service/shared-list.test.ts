/** One list for all who ask within a moment. */
import { expect, test } from 'vitest'
import type { SessionInfo } from '../../src/ports/session-store.ts'
import { sharedList } from '../../src/service/shared-list.ts'

function world() {
  const asked: { answer(): void; fail(): void }[] = []
  let time = 0
  const list = sharedList(
    () =>
      new Promise<SessionInfo[]>((resolve, reject) => {
        asked.push({ answer: () => resolve([]), fail: () => reject(new Error('not now')) })
      }),
    1_000,
    () => time,
  )
  return {
    asked,
    list,
    later(ms: number) {
      time += ms
    },
  }
}

test('who asks while a list is read, or a moment after, has the same one', async () => {
  const { asked, list, later } = world()
  const both = [list.recent(), list.recent()]
  expect(asked).toHaveLength(1)
  asked[0]?.answer()
  const [first, second] = await Promise.all(both)
  expect(first).toBe(second)
  later(999)
  expect(await list.recent()).toBe(first)
  later(1)
  void list.recent()
  expect(asked).toHaveLength(2)
})

test('after a change, and for who must have it as it is now, it is read anew', () => {
  const { asked, list } = world()
  void list.recent()
  list.changed()
  void list.recent()
  void list.now()
  void list.recent()
  expect(asked).toHaveLength(3)
})

test('what could not be read is not kept', async () => {
  const { asked, list } = world()
  const failed = list.recent()
  asked[0]?.fail()
  await expect(failed).rejects.toThrow('not now')
  void list.recent()
  expect(asked).toHaveLength(2)
})
