import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepDraft, readDrafts } from '../../src/store/drafts.ts'
import { folder, roomOn, session } from './given.ts'

/** An agenda in which every step keeps names. */
const named = { agenda: { phases: [] } as never }

test('what was typed last is there again, a person and a step', async () => {
  const path = join(folder(), 't-2.json')
  await keepDraft(path, { person: 'p1', step: 'write', text: 'the release que' }, named)
  await keepDraft(path, { person: 'p2', step: 'write', text: 'two teams' }, named)
  await keepDraft(path, { person: 'p1', step: 'write', text: 'the release queue' }, named)
  expect((await readDrafts(path, named)).findLast(d => d.person === 'p1')).toEqual({
    person: 'p1',
    step: 'write',
    text: 'the release queue',
  })
  expect(await readDrafts(path, named)).toHaveLength(2)
  expect(statSync(join(path, '..', 't-2.draft')).mode & 0o777).toBe(0o600)
})

test('an empty text forgets; the last one forgotten takes the file away', async () => {
  const path = join(folder(), 't-2.json')
  await keepDraft(path, { person: 'p1', step: 'write', text: 'never mind' }, named)
  await keepDraft(path, { person: 'p1', step: 'write', text: '' }, named)
  expect(existsSync(join(path, '..', 't-2.draft'))).toBe(false)
  expect((await readDrafts(path, named)).findLast(d => d.person === 'p1')).toBeUndefined()
})

test('a draft file that is damaged, hostile or a link is as good as none', async () => {
  const path = join(folder(), 't-2.json')
  const file = join(path, '..', 't-2.draft')
  writeFileSync(file, '[{"person":')
  expect(await readDrafts(path, named)).toEqual([])
  writeFileSync(file, JSON.stringify([{ person: 'p1', step: 'write', text: 'red \u001b[31m alert\u0007' }]))
  expect((await readDrafts(path, named)).findLast(d => d.person === 'p1')?.text).not.toMatch(/[\u0000-\u001f]/)
  const link = join(folder(), 't-2.json')
  const victim = join(folder(), 'victim')
  writeFileSync(victim, 'mine')
  symlinkSync(victim, join(link, '..', 't-2.draft'))
  await keepDraft(link, { person: 'p1', step: 'write', text: 'not there' }, named)
  expect(readFileSync(victim, 'utf8')).toBe('mine')
})

test('of an anonymous step no line is kept with a name, and one an older program kept is taken away', async () => {
  const opened = await session(join(folder(), 't-2.json'))
  const room = roomOn(opened)
  const file = join(opened.key, '..', 't-2.draft')
  await keepDraft(opened.key, { person: 'p1', step: 'safe.write', text: 'my worry' }, room.session)
  await keepDraft(opened.key, { person: 'p1', step: 'close.roti', text: '4' }, room.session)
  expect(existsSync(file)).toBe(false)
  const old = { person: 'p2', step: 'safe.write', text: 'from before' }
  const other = { person: 'p2', step: 'challenge.write', text: 'has a name' }
  writeFileSync(file, JSON.stringify([old, other]))
  expect(await readDrafts(opened.key, room.session)).toEqual([other])
  expect(readFileSync(file, 'utf8')).not.toContain('from before')
  await room.leave()
})
