import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localSessions } from '../../src/cli/local-sessions.ts'
import { type Started, startTurn } from '../../src/cli/sessions/start-turn.ts'
import { suggest } from '../../src/cli/sessions/suggest.ts'
import { storeIn } from '../../src/cli/store.ts'
import { UserError } from '../../src/errors.ts'
import { listSessions } from '../../src/store/list.ts'
import { folder } from './program.ts'

const wanted = { team: 'checkout', people: ['Ana', 'Bo', 'Chidi'], agenda: 'retro' }

/** Makes a move as the facilitator, lets go of the file. */
async function closed(started: Started): Promise<string> {
  started.room.submit({ by: 'p1' }, { do: 'next', on: '2026-12-06', by: 'Bo' })
  started.room.submit({ by: 'p1' }, { do: 'close' })
  await started.room.leave()
  return started.key
}

describe('the next turn of a team', () => {
  test('starts from the closed one, names its file and bytes, and has its people with the next facilitator first', async () => {
    const dir = folder()
    const first = await closed(await startTurn(wanted, storeIn(dir)))
    const bytes = readFileSync(first)

    const second = await startTurn({ team: 'Checkout', agenda: 'retro' }, storeIn(dir))
    await second.room.leave()

    expect(basename(second.key)).toBe('checkout-t0002.json')
    expect(second.from).toBe(first)
    const { turn, people, facilitator } = second.room.session
    expect(turn.number).toBe(2)
    expect(turn.prev).toMatchObject({ id: 'checkout-t0001', sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(people.map(p => p.name)).toEqual(['Bo', 'Ana', 'Chidi'])
    expect(facilitator).toBe('p1')
    expect(readFileSync(first)).toEqual(bytes)
  })

  test('another team begins at its own first turn', async () => {
    const dir = folder()
    await closed(await startTurn(wanted, storeIn(dir)))
    const other = await startTurn({ ...wanted, team: 'mobile' }, storeIn(dir))
    await other.room.leave()
    expect(other.turn.number).toBe(1)
    expect(other.from).toBeUndefined()
  })

  test('what goes on from an open one is refused', async () => {
    const dir = folder()
    const open = await startTurn(wanted, storeIn(dir))
    await open.room.leave()
    await expect(startTurn({ ...wanted, from: open.key, file: join(dir, 'x.json') }, storeIn(dir))).rejects.toThrow(
      'is not closed yet',
    )
    await expect(startTurn(wanted, storeIn(dir))).rejects.toThrow('Turn 1 of checkout is still open.')
  })
})

describe('people', () => {
  test('are known by their names as they will be kept', async () => {
    const dir = folder()
    const started = await startTurn({ ...wanted, people: [' Ana\u200b', '\u200b', 'Bo'] }, storeIn(dir))
    await started.room.leave()
    expect(started.room.session.people.map(p => p.name)).toEqual(['Ana', 'Bo'])
  })

  test('of one name are refused before there is a file', async () => {
    const dir = folder()
    await expect(startTurn({ ...wanted, people: ['Ana', 'ana\u200b'] }, storeIn(dir))).rejects.toThrow(
      'two of the name',
    )
    await expect(startTurn({ ...wanted, people: ['\u200b'] }, storeIn(dir))).rejects.toThrow('Who is in the room?')
    expect(readdirSync(dir)).toEqual([])
  })
})

describe('sessions of a folder', () => {
  test('notes that cannot be written are a sentence, not a fault', async () => {
    const local = localSessions(folder())
    const { key: path } = await local.appServices.create(wanted)
    mkdirSync(path.replace('.json', '.md'))
    await expect(local.appServices.notes(path)).rejects.toThrow(
      'checkout-t0001.md could not be written: a folder of that name stands in the way.',
    )
    await expect(local.appServices.notes(path)).rejects.toBeInstanceOf(UserError)
    await local.leave()
  })

  test('a form with another team than the one it came from begins that team', async () => {
    const dir = folder()
    const from = await closed(await startTurn(wanted, storeIn(dir)))
    const other = await startTurn({ ...wanted, team: 'mobile', from }, storeIn(dir))
    await other.room.leave()
    expect(basename(other.key)).toBe('mobile-t0001.json')
  })

  test('leaving lets go of every room that is open: each can be opened again', async () => {
    const local = localSessions(folder())
    const { key: path } = await local.appServices.create(wanted)
    await expect(localSessions(folder()).appServices.open(path)).rejects.toMatchObject({ exit: 4 })
    await local.leave()
    const again = localSessions(folder())
    expect((await again.appServices.open(path)).readOnly).toBe(false)
    await again.leave()
  })

  test('a form is filled with the people of the last session, whoever facilitates next first', async () => {
    const dir = folder()
    await closed(await startTurn(wanted, storeIn(dir)))
    expect(suggest(await listSessions(dir), 'checkout')).toEqual({ team: 'checkout', people: ['Bo', 'Ana', 'Chidi'] })
    expect(suggest([], 'mobile').people).toHaveLength(1)
  })

  test('a session that its folder takes no more is written whole somewhere else', async () => {
    const local = localSessions(folder())
    const open = await local.appServices.create(wanted)
    const { saveCopy } = await import('../../src/cli/sessions/save-copy.ts')
    const home = folder()
    const copy = await saveCopy(open.room, open.key, home)
    const second = await saveCopy(open.room, open.key, home)
    expect([basename(copy), basename(second)]).toEqual(['checkout-t0001.json', 'checkout-t0001-copy2.json'])
    expect(JSON.parse(readFileSync(copy, 'utf8')).log).toEqual(open.room.log)
    await local.leave()
  })
})
