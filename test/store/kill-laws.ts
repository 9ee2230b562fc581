/** A room in a process of its own that is killed, or stopped and taken over, while moves stream in: it loses nothing it acknowledged. */
import { expect, test } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import { entry } from '../room/storm.ts'
import { kill, killed, roomIn } from './killing.ts'
import type { MakeRooms } from './room-laws.ts'

/** Kills so many rooms. */
export function killLaws(make: MakeRooms, kills: number): void {
  test(`killed ${kills} times while moves stream in, a room loses none it acknowledged`, async () => {
    const world = await make()
    let acknowledged = 0
    for (let i = 0; i < kills; i++) {
      const found = await kill(world.place, Math.random() * 150, i === 0)
      acknowledged += found.acknowledged
      expect(found.lost).toBe(0)
      expect(world.leftovers()).toEqual([])
    }
    expect(acknowledged).toBeGreaterThanOrEqual(kills)
  })

  test('stopped, taken over and let go on, a room says it is no longer its own and acknowledges nothing more', async () => {
    const world = await make()
    const room = roomIn(world.place, true)
    let out = ''
    let errors = ''
    room.stderr.on('data', bytes => {
      errors += bytes
    })
    const closed = new Promise<void>(resolve => room.once('close', () => resolve()))
    await new Promise<void>(resolve => {
      room.stdout.on('data', bytes => {
        out += bytes
        if (out.split('saved ').length > 20) resolve()
      })
      room.once('close', () => resolve())
    })
    const store = world.program()
    await expect(store.open(killed)).rejects.toMatchObject({ exit: exitCodes.locked })
    room.kill('SIGSTOP')
    const opened = await store.open(killed, { takeOver: true })
    const mine = entry(opened.log.length + 1, { do: 'park', text: 'from here on' })
    expect(await opened.writer.append(opened.log.length, [mine])).toEqual({ seq: mine.n })
    room.kill('SIGCONT')
    await closed
    expect(errors).toMatch(/is no longer ours: pid \d+, .+ has it\.|was taken over by another flywheel/)

    const log = [...opened.log, mine, entry(opened.log.length + 2)]
    expect(await opened.writer.append(log.length - 1, log.slice(-1))).toEqual({ seq: log.length })
    await opened.writer.close(log, fold(log))
    const end = (await world.program().read(killed)).log
    expect(end).toEqual(log)
    const told = [...out.matchAll(/^saved (\d+) (.*)$/gm)]
    expect(told.length).toBeGreaterThan(15)
    for (const [, n, move] of told) expect(JSON.stringify(end[Number(n) - 1]?.move)).toBe(move)
    // The child dies at once when its room says so, perhaps while another file is being made; whoever opens next removes that.
    const later = await world.program().open(killed)
    await later.writer.close(later.log, fold(later.log))
    expect(world.leftovers()).toEqual([])
  })
}
